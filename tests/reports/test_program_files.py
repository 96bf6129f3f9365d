from __future__ import annotations

import re
import shutil
from multiprocessing import Pipe
from pathlib import Path

import pytest

from model.errors import ProgramFileError
from reports.program_files import HELP_PAGE, ICON, check_window_files


@pytest.mark.parametrize("lost", ["index.html", "window.png", "icon.png"])
def test_a_lost_help_page_picture_or_icon_is_named(tmp_path: Path, lost: str):
    folder = tmp_path / "help"
    shutil.copytree(HELP_PAGE.parent, folder)
    shutil.copy(ICON, folder / "icon.png")
    check_window_files(folder / "index.html", folder / "icon.png")
    (folder / lost).unlink()
    with pytest.raises(ProgramFileError, match=re.escape(str(folder / lost))):
        check_window_files(folder / "index.html", folder / "icon.png")


def test_an_error_comes_whole_from_another_process():
    error = ProgramFileError("使い方", "index.html")
    here, there = Pipe()
    there.send(error)
    again = here.recv()
    assert type(again) is ProgramFileError
    assert str(again) == str(error)
