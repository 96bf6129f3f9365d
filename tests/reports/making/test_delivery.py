from __future__ import annotations

from pathlib import Path

import pytest

from reports.making.delivery import staging
from reports.progress import Cancelled


@pytest.mark.parametrize("folders_made", [1, 2, 3])
def test_a_run_stopped_while_its_folders_are_made_leaves_none(
    monkeypatch, tmp_path: Path, folders_made: int
):
    made = []
    really_make = Path.mkdir

    def make(path: Path, *arguments: object, **settings: object) -> None:
        really_make(path, *arguments, **settings)
        made.append(path)
        if len(made) == folders_made:
            raise Cancelled

    monkeypatch.setattr(Path, "mkdir", make)
    with pytest.raises(Cancelled), staging(tmp_path / "年度" / "保存先"):
        pass
    assert made
    assert not list(tmp_path.iterdir())
