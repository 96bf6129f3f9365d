from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.comparing import Comparing
from model.errors import AppError, PlanFileError
from model.readers.reading import Reading
from reports.making.run import WrittenFile
from reports.options import Format
from reports.progress import NoProgress
from tests.plans import plan_a_year_later, plan_of_two_goals

OLD = Reading(plan_of_two_goals(), "去年.xlsx")
NEW = Reading(plan_a_year_later(), "今年.xlsx")


class FakeView:
    """Does the work at once, or keeps it for later."""

    def __init__(self) -> None:
        self.keeps_work = False
        self.kept: list = []
        self.sheets: tuple = ()
        self.files: tuple[WrittenFile, ...] = ()
        self.failures: list[Exception] = []
        self.asked: list[tuple[str, ...]] = []
        self.busy: list[str] = []

    def start(self, work, then, fails) -> None:
        if self.keeps_work:
            self.kept.append((work, then))
            return
        try:
            done = work(NoProgress())
        except AppError as error:
            fails(error)
        else:
            then(done)

    def show_plans(self) -> None:
        pass

    def show_sheets(self, sheets) -> None:
        self.sheets = sheets

    def show_busy(self, what: str) -> None:
        self.busy.append(what)

    def show_files(self, files) -> None:
        self.files = files

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        self.asked.append(names)


def read(path: Path) -> Reading:
    if path.name == "去年.xlsx":
        return OLD
    if path.name == "今年.xlsx":
        return NEW
    raise PlanFileError("計画として読めません", where=str(path), remedy="計画を選んでください。")


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def comparing(view: FakeView, folder: Path) -> Comparing:
    return Comparing(view, read, folder)


def both(comparing: Comparing) -> None:
    comparing.choose(Path("去年.xlsx"), is_old=True)
    comparing.choose(Path("今年.xlsx"), is_old=False)


def test_what_has_changed_is_shown_as_soon_as_both_plans_are_there(view, comparing):
    comparing.choose(Path("去年.xlsx"), is_old=True)
    assert view.sheets == ()
    assert not comparing.can_make
    comparing.take(NEW, is_old=False)
    assert [sheet.name for sheet in view.sheets][:4] == ["表紙", "変更一覧", "新規事業", "終了事業"]
    assert comparing.can_make
    assert view.busy[-1] == ""


def test_nothing_is_written_before_it_is_asked_for(view, comparing, folder: Path):
    both(comparing)
    assert not folder.exists()
    comparing.make()
    assert [file.path.name for file in view.files] == ["新旧対照表.xlsx", "新旧対照表.pdf"]


def test_changed_over_what_was_new_has_ended(view, comparing):
    both(comparing)
    comparing.swap()
    (ended,) = [sheet for sheet in view.sheets if sheet.name == "終了事業"]
    assert any("空き家の活用" in texts for _, texts in ended.lines)


def test_one_format_alone_is_written(view, comparing):
    both(comparing)
    comparing.want(Format.PDF, wanted=False)
    comparing.make()
    assert [file.path.name for file in view.files] == ["新旧対照表.xlsx"]
    comparing.want(Format.XLSX, wanted=False)
    assert not comparing.can_make


def test_files_that_are_there_are_asked_for_once(view, comparing, folder: Path):
    both(comparing)
    folder.mkdir()
    (folder / "新旧対照表.pdf").write_bytes(b"the one before")
    comparing.make()
    assert view.asked == [("新旧対照表.pdf",)]
    comparing.answer_replace(replaces=False, keeps=False)
    assert view.files == ()
    comparing.answer_replace(replaces=False, keeps=True)
    assert (folder / "新旧対照表.pdf").read_bytes() == b"the one before"
    assert len(list(folder.iterdir())) == 3


def test_a_file_that_is_no_plan_leaves_what_was_chosen(view, comparing):
    both(comparing)
    before = view.sheets
    comparing.choose(Path("写真.jpg"), is_old=True)
    assert isinstance(view.failures[0], PlanFileError)
    assert comparing.old is OLD
    assert view.sheets is before


def test_an_answer_that_is_outdated_is_passed_over(view, comparing):
    comparing.take(OLD, is_old=True)
    view.keeps_work = True
    comparing.take(NEW, is_old=False)
    comparing.take(OLD, is_old=False)
    (first, then_first), (second, then_second) = view.kept
    then_second(second(NoProgress()))
    same = view.sheets
    then_first(first(NoProgress()))
    assert view.sheets is same
    assert [sheet.name for sheet in same] == ["表紙"]
