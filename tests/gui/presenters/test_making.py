from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from model.errors import AppError
from model.money import Unit
from model.readers.reading import Reading
from reports.catalogue import report_by_id
from reports.making.job import Job
from reports.options import Format, Split
from tests.gui.presenters.test_picks import FakeWindow


class FakeOutcome:
    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.jobs: list[Job] = []
        self.errors: list[AppError] = []
        self.shown = 0

    def show_outcome(self) -> None:
        self.shown += 1

    def ask_to_replace(self, names: list[str]) -> None:
        self.asked.append(names)

    def run(self, job: Job) -> None:
        self.jobs.append(job)

    def show_results(self, files) -> None:
        raise AssertionError("nothing was made")

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)


@pytest.fixture
def outcome() -> FakeOutcome:
    return FakeOutcome()


@pytest.fixture
def picks(built_in: Reading) -> Picks:
    made = Picks(FakeWindow())
    made.open(built_in)
    return made


@pytest.fixture
def making(outcome: FakeOutcome, picks: Picks, folder: Path) -> Making:
    return Making(outcome, picks, folder)


def names(making: Making) -> list[str]:
    return [file.path.name for file in making.planned()]


def test_at_first_a_workbook_by_department_and_a_booklet_are_wanted(making: Making):
    assert names(making) == ["所管課別一覧.xlsx", "計画冊子.pdf"]


def test_file_names_follow_the_choices(making: Making, outcome: FakeOutcome):
    making.want(report_by_id("booklet"), Format.PDF, wanted=False)
    making.want(report_by_id("data"), Format.CSV, wanted=True)
    assert names(making) == ["所管課別一覧.xlsx", "データ.csv"]
    making.change_split(Split.DEPARTMENT)
    assert len(names(making)) == 110
    assert outcome.shown == 3


def test_a_change_of_picks_shows_the_outcome_anew(making: Making, picks: Picks, outcome):
    picks.search("広報")
    assert outcome.shown == 1


def test_making_starts_a_job_with_the_options(making: Making, outcome: FakeOutcome):
    making.change_options(unit=Unit.MILLION, landscape=True)
    making.make()
    (job,) = outcome.jobs
    assert (job.options.unit, job.options.landscape, job.replaces) == (Unit.MILLION, True, False)


def test_it_asks_once_for_all_files_that_are_there(
    making: Making, outcome: FakeOutcome, folder: Path
):
    folder.mkdir()
    for name in names(making):
        (folder / name).touch()
    making.make()
    assert outcome.asked == [["所管課別一覧.xlsx", "計画冊子.pdf"]]
    assert outcome.jobs == []
    making.answer_replace(replaces=False)
    assert outcome.jobs == []
    making.make()
    making.answer_replace(replaces=True)
    assert [job.replaces for job in outcome.jobs] == [True]


def test_what_cannot_be_made_is_told(making: Making, picks: Picks, outcome: FakeOutcome):
    picks.tick_all_sections(ticked=False)
    making.make()
    assert outcome.errors[0].what == "選んだ条件に合う事業がありません"
