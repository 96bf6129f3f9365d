from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from model.errors import AppError, TargetLockedError
from model.money import Unit
from model.readers.reading import Reading
from reports.catalogue import report_by_id
from reports.making.delivery import WhenLocked
from reports.making.job import Order
from reports.making.messages import (
    Advanced,
    AlreadyThere,
    Failed,
    Locked,
    Made,
    Stopped,
)
from reports.making.run import WrittenFile
from reports.options import Format, ReportOptions, Split
from tests.gui.presenters.test_picks import FakeWindow
from tests.plans import plan_of_two_goals


class FakeOutcome:
    def __init__(self) -> None:
        self.shown: list[str] = []
        self.asked: list[tuple[str, ...]] = []
        self.errors: list[AppError] = []
        self.files: tuple[WrittenFile, ...] = ()

    def show_choices(self) -> None:
        self.shown.append("choices")

    def show_progress(self, done: int, total: int, what: str) -> None:
        self.shown.append(what)

    def show_results(self, files) -> None:
        self.files = files

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        self.asked.append(names)

    def show_stopped(self) -> None:
        self.shown.append("stopped")

    def ask_about_locked(self, error: AppError) -> None:
        self.asked.append((error.where,))
        self.errors.append(error)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)

    def show_fault(self, fault: object) -> None:
        raise AssertionError(fault)


class FakeMaker:
    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.recalled: list[int] = []
        self.unlocked: list[WhenLocked | None] = []

    def make(self, order: Order) -> int:
        self.orders.append(order)
        return len(self.orders)

    def recall(self, number: int) -> None:
        self.recalled.append(number)

    def unlock(self, answer: WhenLocked | None) -> None:
        self.unlocked.append(answer)


@pytest.fixture
def outcome() -> FakeOutcome:
    return FakeOutcome()


@pytest.fixture
def maker() -> FakeMaker:
    return FakeMaker()


@pytest.fixture
def picks(built_in: Reading) -> Picks:
    made = Picks(FakeWindow())
    made.open(built_in)
    return made


@pytest.fixture
def making(outcome: FakeOutcome, picks: Picks, maker: FakeMaker, folder: Path) -> Making:
    return Making(outcome, picks, maker, folder)


def wanted(making: Making) -> list[tuple[str, str]]:
    return [(report.id, form.value) for report, form in making.order().wanted]


def test_at_first_a_workbook_by_department_and_a_booklet_are_wanted(making: Making, folder: Path):
    assert wanted(making) == [("departments", "xlsx"), ("booklet", "pdf")]
    assert (making.folder, making.split) == (folder, Split.NONE)


def test_an_order_is_what_is_chosen(making: Making, maker: FakeMaker, picks: Picks):
    making.want(report_by_id("booklet"), Format.PDF, wanted=False)
    making.want(report_by_id("data"), Format.CSV, wanted=True)
    making.change_options(unit=Unit.MILLION, landscape=True)
    making.change_split(Split.SECTION)
    picks.search("広報")
    making.make()
    (order,) = maker.orders
    assert wanted(making) == [("departments", "xlsx"), ("data", "csv")]
    assert (order.options.unit, order.options.landscape) == (Unit.MILLION, True)
    assert (order.split, order.selection.search) == (Split.SECTION, "広報")
    assert not (order.replaces)
    assert not (order.keeps)


def test_papers_bear_the_day_of_making_unless_another_is_chosen(making: Making):
    assert making.order().options.made_on == ReportOptions().made_on
    day = date(2026, 6, 1)
    making.change_day(day)
    kept = making.choices
    assert making.order().options.made_on == day
    making.change_day(None)
    making.take(kept, None)
    assert making.order().options.made_on == ReportOptions().made_on


def test_what_is_made_moves_by_steps_to_results(making: Making, maker, outcome: FakeOutcome):
    making.make()
    making.run.take_answer(Advanced(1, 1, 2, "計画冊子.pdf"))
    making.run.take_answer(Advanced(7, 1, 2, "だれかの"))
    assert outcome.shown == ["準備しています", "計画冊子.pdf"]
    assert making.is_busy
    making.make()
    assert len(maker.orders) == 1
    file = WrittenFile(Path("計画冊子.pdf"), "booklet", "pdf", 211, 190)
    making.run.take_answer(Made(1, (file,)))
    assert (outcome.files, making.is_busy) == ((file,), False)


@pytest.mark.parametrize("answer", [{"replaces": True}, {"keeps": True}, {}])
def test_it_asks_once_for_all_files_that_are_there(
    making: Making, maker: FakeMaker, outcome: FakeOutcome, answer
):
    making.make()
    making.run.take_answer(AlreadyThere(1, ("所管課別一覧.xlsx", "計画冊子.pdf")))
    assert outcome.asked == [("所管課別一覧.xlsx", "計画冊子.pdf")]
    making.answer_replace(**answer)
    again = [(order.replaces, order.keeps) for order in maker.orders[1:]]
    wanted = (answer.get("replaces", False), answer.get("keeps", False))
    assert again == ([wanted] if answer else [])


def test_it_asks_anew_where_something_else_was_chosen_before_the_answer(
    making: Making, maker: FakeMaker, picks: Picks
):
    making.make()
    making.run.take_answer(AlreadyThere(1, ("計画冊子.pdf",)))
    picks.search("広報")
    making.answer_replace(replaces=True)
    assert [(order.replaces, order.selection.search) for order in maker.orders[1:]] == [
        (False, "広報")
    ]


def test_an_answer_about_files_of_another_plan_makes_none_of_the_one_that_is_open(
    making: Making, maker: FakeMaker, picks: Picks, built_in: Reading
):
    making.make()
    making.run.take_answer(AlreadyThere(1, ("計画冊子.pdf",)))
    picks.open(replace(built_in, plan=plan_of_two_goals()))
    making.answer_replace(replaces=True)
    assert [order.replaces for order in maker.orders] == [False]


def test_a_held_file_is_asked_about_and_the_answer_handed_on(making: Making, maker, outcome):
    making.make()
    error = TargetLockedError("書き換えられません", where="計画冊子.pdf", remedy="閉じる。")
    making.run.take_answer(Locked(1, error))
    making.run.answer_locked(WhenLocked.RENAME)
    assert outcome.asked == [("計画冊子.pdf",)]
    assert maker.unlocked == [WhenLocked.RENAME]
    assert making.is_busy
    assert making.run.skipped == ()


def test_a_file_that_is_still_held_after_another_try_is_told_as_such(making: Making, outcome):
    making.make()
    for name in ("計画冊子.pdf", "計画冊子.pdf", "概要.pdf"):
        error = TargetLockedError("書き換えられません", where=name, remedy="閉じる。")
        making.run.take_answer(Locked(1, error))
        making.run.answer_locked(WhenLocked.RETRY)
    assert ["まだ" in error.what for error in outcome.errors] == [False, True, False]


def test_files_that_were_skipped_are_known_until_the_next_order(making: Making):
    making.make()
    for name in ("所管課別一覧.xlsx", "計画冊子.pdf"):
        error = TargetLockedError("書き換えられません", where=f"保存先/{name}", remedy="閉じる。")
        making.run.take_answer(Locked(1, error))
        making.run.answer_locked(WhenLocked.SKIP)
    before = making.run.skipped
    assert before == ("所管課別一覧.xlsx", "計画冊子.pdf")
    making.run.take_answer(Made(1, ()))
    making.make()
    assert making.run.skipped == ()


def test_cancelling_recalls_the_order(making: Making, maker: FakeMaker, outcome: FakeOutcome):
    making.run.cancel()
    making.make()
    making.run.cancel()
    assert maker.recalled == [1]
    making.run.take_answer(Stopped(1))
    assert (making.is_busy, outcome.shown[-1]) == (False, "stopped")


def test_what_waits_for_the_end_of_a_run_comes_when_its_files_have_arrived(making: Making):
    ended: list[str] = []
    making.run.cancel(then=lambda: ended.append("nothing was made"))
    making.make()
    making.run.cancel(then=lambda: ended.append("a run was"))
    assert (making.run.is_ending, ended) == (True, ["nothing was made"])
    making.run.take_answer(Made(1, ()))
    assert (making.run.is_ending, ended) == (False, ["nothing was made", "a run was"])


def test_what_waits_for_the_end_of_a_run_comes_also_when_its_maker_is_gone(making: Making):
    ended: list[str] = []
    making.make()
    making.run.cancel(then=lambda: ended.append("gone"))
    making.run.give_up()
    making.make()
    making.run.take_answer(Stopped(2))
    assert ended == ["gone"]


def test_a_failure_is_told_and_another_try_is_possible(making: Making, maker, outcome):
    making.make()
    error = AppError("できません", remedy="こうしてください。")
    making.run.take_answer(Failed(1, error))
    assert outcome.errors == [error]
    making.make()
    assert len(maker.orders) == 2


def test_what_cannot_be_made_is_told(making: Making, picks: Picks, outcome: FakeOutcome):
    picks.tick_all_sections(ticked=False)
    making.make()
    assert outcome.errors[0].what == "選んだ条件に合う事業がありません"
    picks.reset()
    for report, form in (("departments", Format.XLSX), ("booklet", Format.PDF)):
        making.want(report_by_id(report), form, wanted=False)
    assert making.obstacle.what == "作成する帳票が選ばれていません"


def test_choices_are_taken_up_again(making: Making, picks: Picks, folder: Path):
    making.change_options(unit=Unit.YEN)
    making.change_folder(folder / "部会")
    picks.search("広報")
    kept = making.choices
    making.change_options(unit=Unit.MILLION)
    making.change_folder(folder)
    picks.reset()
    making.take(kept, None)
    assert making.choices == kept
