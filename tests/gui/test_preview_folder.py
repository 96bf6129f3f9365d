from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gui.preview_folder import PreviewFolder, sweep_preview_folders

ROOT = Path(__file__).parent.parent.parent
KILLED = """
import os
from gui.preview_folder import PreviewFolder
folder = PreviewFolder().path
(folder / "1.pdf").write_bytes(b"%PDF")
print(folder, flush=True)
os._exit(1)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def grow_old(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_what_a_killed_program_left_is_removed(temporary: Path):
    done = subprocess.run(
        [sys.executable, "-c", KILLED],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )
    left = Path(done.stdout.strip())
    assert (left / "1.pdf").is_file()
    grow_old(left)
    sweep_preview_folders()
    assert not left.exists()


def test_the_folder_of_a_program_that_runs_stays_however_old_it_is(temporary: Path):
    folder = PreviewFolder()
    grow_old(folder.path)
    sweep_preview_folders()
    assert folder.path.is_dir()
    folder.remove()
    assert list(temporary.iterdir()) == []


def test_other_folders_and_new_ones_stay(temporary: Path):
    other, new = temporary / "plan", temporary / "plan-report-preview-new"
    for folder in (other, new):
        folder.mkdir()
    grow_old(other)
    sweep_preview_folders()
    assert other.is_dir()
    assert new.is_dir()
