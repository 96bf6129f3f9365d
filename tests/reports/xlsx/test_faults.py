from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.errors import OutputError
from model.plan import Plan
from reports.catalogue import report_by_id
from reports.making.run import run_job
from reports.options import Format
from reports.progress import Cancelled
from tests.jobs import job_of
from tests.reports.making.test_run import CancelsAt

FORMS = ((report_by_id("departments"), Format.XLSX),)
SHEETS = 8  # the steps of a run over five departments, from its first to its last sheet


class TakesAway:
    """A progress at whose n-th step somebody removes the folder that is written into."""

    def __init__(self, folder: Path, step: int) -> None:
        self.folder, self.left = folder, step

    def advance(self, _done: int, _total: int, _what: str, /) -> None:
        if self.left == 0:
            shutil.rmtree(self.folder)
        self.left -= 1


@pytest.mark.parametrize("step", range(SHEETS))
def test_a_folder_taken_away_in_the_middle_is_told_and_nothing_is_left(
    two_goals: Plan, tmp_path: Path, step: int
):
    folder = tmp_path / "共有" / "保存先"
    folder.mkdir(parents=True)
    with pytest.raises(OutputError) as error:
        run_job(job_of(two_goals, folder, FORMS), TakesAway(folder, step))
    assert str(folder) in error.value.where
    assert error.value.remedy.endswith("。")
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("step", range(SHEETS))
def test_stopping_at_any_sheet_leaves_the_earlier_file_as_it_was(
    two_goals: Plan, folder: Path, step: int
):
    folder.mkdir()
    there = folder / "所管課別一覧.xlsx"
    there.write_bytes(b"before")
    with pytest.raises(Cancelled):
        run_job(job_of(two_goals, folder, FORMS, replaces=True), CancelsAt(step))
    assert list(folder.iterdir()) == [there]
    assert there.read_bytes() == b"before"
