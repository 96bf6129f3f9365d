from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from gui import file_servers
from gui.file_servers import is_folder, is_there, nearest_folder


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on a file server that does not answer."""
    share, end = Path("/応答しないサーバー"), Event()
    is_dir, exists = Path.is_dir, Path.exists

    def ask(path: Path, does):
        if share in (path, *path.parents):
            end.wait()
        return does(path)

    monkeypatch.setattr(Path, "is_dir", lambda path: ask(path, is_dir))
    monkeypatch.setattr(Path, "exists", lambda path: ask(path, exists))
    monkeypatch.setattr(file_servers, "PATIENCE", 0.01)
    yield share / "計画帳票"
    end.set()


def test_a_server_that_is_gone_holds_nobody_up(gone: Path):
    assert is_there(gone)  # whoever opens it will say
    assert not is_folder(gone)
    assert nearest_folder(gone) == Path.home()


def test_a_folder_that_is_not_made_yet_begins_above(tmp_path: Path):
    assert nearest_folder(tmp_path) == tmp_path
    assert nearest_folder(tmp_path / "これから" / "作成") == tmp_path
    assert is_folder(tmp_path)
    assert is_there(tmp_path)
