from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gui.presenters.comparing import REPORT, Comparing
from model.errors import AppError, PlanFileError, TargetLockedError
from model.packed_plan import SentPlan, received
from model.plan import Plan
from model.readers.reading import Reading
from reports.making.delivery import WhenLocked
from reports.making.job import Job, Order
from reports.making.messages import (
    AlreadyThere,
    Failed,
    LinesAdded,
    Locked,
    Made,
    SheetBegun,
    SheetsMade,
)
from reports.making.run import WrittenFile
from reports.options import Format
from reports.progress import NoProgress
from reports.sheet_lines import sheet_lines
from tests.plans import plan_a_year_later, plan_of_two_goals

OLD = Reading(plan_of_two_goals(), "去年.xlsx")
NEW = Reading(plan_a_year_later(), "今年.xlsx")


class FakeView:
    """Does the work at once."""

    def __init__(self) -> None:
        self.sheets: tuple[Any, ...] = ()
        self.files: tuple[WrittenFile, ...] = ()
        self.failures: list[Exception] = []
        self.asked: list[tuple[str, ...]] = []
        self.busy: list[str] = []

    def start(self, work, then, fails) -> None:
        try:
            done = work(SimpleNamespace(check=lambda: None))
        except AppError as error:
            fails(error)
        else:
            then(done)

    def show_choices(self) -> None:
        pass

    def show_sheets(self, sheets) -> None:
        self.sheets = sheets

    def show_busy(self, what: str) -> None:
        self.busy.append(what)

    def show_progress(self, done: int, total: int, what: str) -> None:
        self.busy.append(what)

    def show_results(self, files) -> None:
        self.files = files

    def show_error(self, error: AppError) -> None:
        self.failures.append(error)

    def show_fault(self, fault) -> None:
        raise AssertionError(fault)

    def show_stopped(self) -> None:
        self.busy.append("")

    def ask_about_locked(self, error: AppError) -> None:
        self.asked.append((error.where,))

    def show_failure(self, error: Exception) -> None:
        self.failures.append(error)

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        self.asked.append(names)


class FakeComparer:
    """Notes orders to make files; tells the sheets of a comparison when ``tell`` is called."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, tuple[Any, ...]]] = []
        self.recalled: list[int] = []
        self.orders: list[Order] = []
        self.plans: list[tuple[Plan, Plan]] = []
        self.unlocked: list[WhenLocked | None] = []

    def compare(self, order: Order, new: SentPlan, old: SentPlan) -> int:
        self.orders.append(order)
        self.plans.append((received(new), received(old)))
        return len(self.orders)

    def preview_comparison(self, order: Order, new: SentPlan, old: SentPlan) -> int:
        job = Job(received(new), order, earlier=received(old))
        document = REPORT.build(job.view, order.options)
        self.asked.append((100 + len(self.asked), tuple(sheet_lines(document, NoProgress()))))
        return self.asked[-1][0]

    def recall(self, number: int) -> None:
        self.recalled.append(number)

    def unlock(self, answer: WhenLocked | None) -> None:
        self.unlocked.append(answer)


def read(path: Path, _: object) -> Reading:
    if path.name == "去年.xlsx":
        return OLD
    if path.name == "今年.xlsx":
        return NEW
    raise PlanFileError("計画として読めません", where=str(path), remedy="計画を選んでください。")


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def comparer() -> FakeComparer:
    return FakeComparer()


@pytest.fixture
def comparing(view: FakeView, comparer: FakeComparer, folder: Path) -> Comparing:
    return Comparing(view, read, comparer, folder)


def both(comparing: Comparing) -> None:
    comparing.choose(Path("去年.xlsx"), is_old=True)
    comparing.choose(Path("今年.xlsx"), is_old=False)


def tell(comparing: Comparing, comparer: FakeComparer, place: int = -1) -> None:
    """Let ``comparing`` hear the sheets that it asked for, the last ones or those of ``place``."""
    number, sheets = comparer.asked[place]
    for sheet in sheets:
        comparing.take_answer(SheetBegun(number, sheet.name, sheet.widths, sheet.is_right))
        comparing.take_answer(LinesAdded(number, sheet.lines))
    comparing.take_answer(SheetsMade(number))


def test_what_has_changed_is_shown_as_soon_as_both_plans_are_there(view, comparing, comparer):
    comparing.choose(Path("去年.xlsx"), is_old=True)
    assert view.sheets == ()
    assert not comparing.can_make
    comparing.take(NEW, is_old=False)
    assert view.busy[-1] == "2つの計画を比べています…"
    tell(comparing, comparer)
    assert [sheet.name for sheet in view.sheets][:4] == ["表紙", "変更一覧", "新規事業", "終了事業"]
    assert comparing.can_make
    assert view.busy[-1] == ""


class SlowView(FakeView):
    """Does the work when ``end`` is called, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[tuple[Any, ...]] = []

    def start(self, work, then, fails) -> None:
        self.waiting.append((work, then, fails))

    def end(self, place: int) -> None:
        super().start(*self.waiting[place])


def test_a_plan_that_is_read_late_does_not_take_the_place_of_one_chosen_after_it(comparer, folder):
    view = SlowView()
    comparing = Comparing(view, read, comparer, folder)
    for name in ("去年.xlsx", "ない.xlsx", "今年.xlsx"):
        comparing.choose(Path(name), is_old=True)
    view.end(2)
    view.end(0)
    view.end(1)
    assert comparing.old is NEW
    assert view.failures == []
    comparing.choose(Path("去年.xlsx"), is_old=False)
    comparing.take(OLD, is_old=False)
    view.end(3)
    assert len(comparer.asked) == 1


def test_it_asks_anew_where_another_plan_came_before_the_answer(view, comparing, comparer):
    both(comparing)
    comparing.make()
    comparing.run.take_answer(AlreadyThere(1, ("新旧対照表.xlsx",)))
    comparing.swap()
    comparing.answer_replace(replaces=True, keeps=False)
    assert [order.replaces for order in comparer.orders] == [False, False]
    comparing.run.take_answer(AlreadyThere(2, ("新旧対照表.xlsx",)))
    comparing.answer_replace(replaces=True, keeps=False)
    assert comparer.orders[-1].replaces


def test_nothing_is_ordered_before_it_is_asked_for(view, comparing, comparer):
    both(comparing)
    assert comparer.orders == []
    comparing.make()
    assert comparer.plans == [(NEW.plan, OLD.plan)]
    assert [form for _, form in comparer.orders[0].wanted] == [Format.XLSX, Format.PDF]
    assert not comparing.can_make
    comparing.run.take_answer(Made(1, ()))
    assert comparing.can_make


def test_the_papers_name_the_files_that_are_compared(comparing, comparer):
    comparing.take(replace(OLD, source="文書/去年.xlsx"), is_old=True)
    comparing.take(replace(NEW, source="文書/今年.xlsx"), is_old=False)
    comparing.make()
    options = comparer.orders[-1].options
    assert (options.old_file, options.new_file) == ("去年.xlsx", "今年.xlsx")


def test_changed_over_what_was_new_has_ended(view, comparing, comparer):
    both(comparing)
    tell(comparing, comparer)
    comparing.swap()
    tell(comparing, comparer)
    (ended,) = [sheet for sheet in view.sheets if sheet.name == "終了事業"]
    assert any("空き家の活用" in texts for _, texts in ended.lines)


def test_one_format_alone_is_written(comparing, comparer):
    both(comparing)
    comparing.want(Format.PDF, wanted=False)
    comparing.make()
    assert [form for _, form in comparer.orders[0].wanted] == [Format.XLSX]
    comparing.run.take_answer(Made(1, ()))
    comparing.want(Format.XLSX, wanted=False)
    assert not comparing.can_make


def test_files_that_are_there_are_asked_for_once(view, comparing, comparer):
    both(comparing)
    comparing.make()
    comparing.run.take_answer(AlreadyThere(1, ("新旧対照表.pdf",)))
    assert view.asked == [("新旧対照表.pdf",)]
    comparing.answer_replace(replaces=False, keeps=False)
    assert len(comparer.orders) == 1
    comparing.answer_replace(replaces=False, keeps=True)
    assert comparer.orders[1].keeps


def test_a_file_that_is_held_is_asked_about_and_the_answer_handed_on(view, comparing, comparer):
    both(comparing)
    comparing.make()
    error = TargetLockedError(
        "ファイルを書き換えられません", where="新旧対照表.xlsx", remedy="閉じる。"
    )
    comparing.run.take_answer(Locked(1, error))
    assert view.asked == [("新旧対照表.xlsx",)]
    comparing.run.answer_locked(WhenLocked.RENAME)
    assert comparer.unlocked == [WhenLocked.RENAME]


def test_a_file_that_is_no_plan_leaves_what_was_chosen(view, comparing, comparer):
    both(comparing)
    tell(comparing, comparer)
    before = view.sheets
    comparing.choose(Path("写真.jpg"), is_old=True)
    assert isinstance(view.failures[0], PlanFileError)
    assert comparing.old is OLD
    assert view.sheets is before


def test_a_comparison_that_is_outdated_is_recalled_and_passed_over(view, comparing, comparer):
    comparing.take(OLD, is_old=True)
    comparing.take(NEW, is_old=False)
    comparing.take(OLD, is_old=False)
    assert comparer.recalled == [comparer.asked[0][0]]
    tell(comparing, comparer)
    same = view.sheets
    tell(comparing, comparer, 0)
    assert view.sheets is same
    assert [sheet.name for sheet in same] == ["表紙"]


def test_a_comparison_that_is_closed_is_recalled(comparing, comparer):
    both(comparing)
    comparing.close()
    assert comparer.recalled == [comparer.asked[-1][0]]


def test_why_a_comparison_cannot_be_shown_is_told(view, comparing, comparer):
    both(comparing)
    error = AppError("比べられません", remedy="計画を選び直してください。")
    comparing.take_answer(Failed(comparer.asked[-1][0], error))
    assert view.failures == [error]
    assert view.busy[-1] == ""


def test_a_comparer_that_is_gone_leaves_nothing_busy(view, comparing, comparer):
    both(comparing)
    comparing.give_up()
    assert view.busy[-1] == ""
    tell(comparing, comparer)
    assert view.sheets == ()
