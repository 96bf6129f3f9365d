from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from model.errors import TargetLockedError
from reports.making.delivery import WhenLocked, deliver, staging
from reports.progress import Cancelled
from tests.held_files import hold


@pytest.mark.parametrize("folders_made", [1, 2, 3])
def test_a_run_stopped_while_its_folders_are_made_leaves_none(
    monkeypatch, tmp_path: Path, folders_made: int
):
    made = []
    really_make = Path.mkdir

    def make(path: Path, *arguments: Any, **settings: Any) -> None:
        really_make(path, *arguments, **settings)
        made.append(path)
        if len(made) == folders_made:
            raise Cancelled

    monkeypatch.setattr(Path, "mkdir", make)
    with pytest.raises(Cancelled), staging(tmp_path / "年度" / "保存先"):
        pass
    assert made
    assert not list(tmp_path.iterdir())


def test_a_file_saved_beside_one_that_is_held_is_not_replaced_by_one_that_comes_later(
    monkeypatch, tmp_path: Path
):
    held, later = tmp_path / "一覧.xlsx", tmp_path / "一覧（2）.xlsx"
    staged: list[tuple[Path, Path]] = []
    for target in (held, later):
        temporary = tmp_path / f"{len(staged)}.xlsx"
        temporary.write_text(f"for {target.name}", encoding="utf-8")
        staged.append((temporary, target))
    held.write_text("open in Excel", encoding="utf-8")
    hold(monkeypatch, lambda target: target == held)

    def rename(_: TargetLockedError) -> WhenLocked:
        return WhenLocked.RENAME

    places = deliver(staged, replaces=True, on_locked=rename)
    assert places == (tmp_path / "一覧（3）.xlsx", later)
    assert places[0].read_text(encoding="utf-8") == "for 一覧.xlsx"
    assert later.read_text(encoding="utf-8") == "for 一覧（2）.xlsx"


def test_what_is_kept_of_a_read_only_file_can_be_removed(monkeypatch, tmp_path: Path):
    there, temporary = tmp_path / "一覧.xlsx", tmp_path / "作業" / "0.xlsx"
    temporary.parent.mkdir()
    there.write_text("before", encoding="utf-8")
    there.chmod(0o444)
    temporary.write_text("now", encoding="utf-8")
    kept: list[Path] = []

    def skip(_: TargetLockedError) -> WhenLocked:
        kept.extend(each for each in temporary.parent.iterdir() if each != temporary)
        return WhenLocked.SKIP

    hold(monkeypatch, lambda _: True)
    assert deliver([(temporary, there)], replaces=True, on_locked=skip) == (None,)
    assert [each.stat().st_mode & stat.S_IWRITE for each in kept] == [stat.S_IWRITE]


def test_colleagues_can_read_what_is_made(tmp_path: Path):
    with staging(tmp_path / "保存先") as stage:
        assert stage.stat().st_mode & 0o777 == stage.parent.stat().st_mode & 0o777
