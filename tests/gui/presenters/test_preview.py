from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from gui.presenters.preview import Preview
from gui.presenters.shown_sheet import ShownSheet
from model.errors import AppError
from model.readers.reading import Reading
from reports.making.job import Order
from reports.making.messages import (
    Failed,
    LinesAdded,
    Named,
    PagesMade,
    SheetBegun,
)
from tests.gui.presenters.test_making import FakeMaker, FakeOutcome
from tests.gui.presenters.test_picks import FakeWindow
from tests.plans import plan_of_two_goals


class FakePanel:
    def __init__(self) -> None:
        self.waits = 0
        self.names: tuple[str, ...] = ()
        self.chosen = self.why = ""
        self.sheets: tuple[str, ...] = ()
        self.pages: list[Path] = []

    def show_waiting(self) -> None:
        self.waits += 1

    def drop_shown(self) -> None:
        self.pages.clear()

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        self.names, self.chosen = names, chosen

    def show_sheets(self, names: tuple[str, ...]) -> None:
        self.sheets = names

    def show_more_lines(self, sheet: ShownSheet) -> None:
        self.grown = sheet

    def show_pages(self, pdf: Path) -> None:
        self.pages.append(pdf)

    def drop_pages(self, pdf: Path) -> None:
        self.dropped = pdf

    def show_nothing(self, why: str, *, is_failure: bool) -> None:
        self.why, self.has_failed = why, is_failure


class FakePreviewer:
    def __init__(self) -> None:
        self.asked: list[tuple[Order, str]] = []

    def preview(self, order: Order, chosen: str) -> int:
        self.asked.append((order, chosen))
        return len(self.asked)


@pytest.fixture
def panel() -> FakePanel:
    return FakePanel()


@pytest.fixture
def previewer() -> FakePreviewer:
    return FakePreviewer()


@pytest.fixture
def picks() -> Picks:
    return Picks(FakeWindow())


@pytest.fixture
def making(picks: Picks, folder: Path) -> Making:
    return Making(FakeOutcome(), picks, FakeMaker(), folder)


@pytest.fixture
def preview(panel, picks, making, previewer, built_in: Reading) -> Preview:
    made = Preview(panel, picks, making, previewer)
    picks.open(built_in)
    made.run()
    return made


def test_a_preview_shows_names_sheets_and_pages_as_they_come(
    preview: Preview, panel: FakePanel, making: Making
):
    preview.take_answer(Named(1, ("一覧.xlsx", "計画冊子.pdf"), "計画冊子.pdf"))
    preview.take_answer(SheetBegun(1, "表紙", (10.0,), (False,)))
    preview.take_answer(LinesAdded(1, ((0, ("計画冊子",)),)))
    preview.take_answer(SheetBegun(1, "凡例", (10.0,), (False,)))
    preview.take_answer(PagesMade(1, Path("1.pdf")))
    assert (panel.names, panel.chosen) == (("一覧.xlsx", "計画冊子.pdf"), "計画冊子.pdf")
    assert making.names == panel.names
    assert panel.sheets == ("表紙", "凡例")
    assert preview.sheets[0].lines == [(0, ("計画冊子",))]
    assert panel.pages == [Path("1.pdf")]


def test_what_comes_after_a_change_belongs_to_nobody(
    preview: Preview, panel: FakePanel, picks: Picks, previewer: FakePreviewer
):
    picks.search("広報")
    preview.take_answer(PagesMade(1, Path("1.pdf")))
    assert panel.pages == []
    assert panel.dropped == Path("1.pdf")
    preview.run()
    preview.take_answer(PagesMade(1, Path("1.pdf")))
    preview.take_answer(PagesMade(2, Path("2.pdf")))
    assert panel.pages == [Path("2.pdf")]
    assert previewer.asked[-1][0].selection.search == "広報"


def test_a_change_that_changes_nothing_outdates_nothing(
    preview: Preview, panel: FakePanel, making: Making
):
    before = panel.waits
    making.change_split(making.split)
    assert panel.waits == before


def test_where_the_files_go_outdates_nothing_and_is_not_asked_for(
    preview: Preview, panel: FakePanel, making: Making, previewer: FakePreviewer, tmp_path: Path
):
    before = panel.waits
    making.change_folder(tmp_path / "共有")
    assert panel.waits == before
    preview.take_answer(PagesMade(1, Path("1.pdf")))
    assert panel.pages == [Path("1.pdf")]
    assert previewer.asked[0][0].folder == Path()


def test_another_file_is_chosen(preview: Preview, previewer: FakePreviewer):
    preview.choose("所管課別一覧.xlsx")
    preview.run()
    assert previewer.asked[-1][1] == "所管課別一覧.xlsx"


def test_with_nothing_picked_the_reason_stands_in_its_place(
    preview: Preview, panel: FakePanel, picks: Picks, previewer: FakePreviewer
):
    picks.search("どこにもない")
    preview.run()
    assert "合う事業がありません" in panel.why
    assert len(previewer.asked) == 1


def test_a_failure_is_told_in_three_parts(preview: Preview, panel: FakePanel):
    error = AppError("印刷できません", where="「𠮷」", remedy="別の字に改めてください。")
    preview.take_answer(Failed(1, error))
    assert panel.why == "印刷できません。\n「𠮷」\n別の字に改めてください。"


def test_a_preview_that_failed_is_tried_again_as_it_was(
    preview: Preview, panel: FakePanel, previewer: FakePreviewer
):
    preview.take_answer(Failed(1, AppError("印刷できません")))
    assert panel.has_failed
    preview.try_again()
    preview.run()
    assert previewer.asked[-1] == previewer.asked[-2]


def test_another_plan_outdates_the_preview_though_the_same_is_chosen_of_it(
    preview: Preview, panel: FakePanel, picks: Picks, previewer: FakePreviewer
):
    waits = panel.waits
    preview.take_answer(PagesMade(1, Path("1.pdf")))
    picks.open(Reading(plan_of_two_goals(), "別の計画.xlsx"))
    assert panel.waits > waits
    assert panel.pages == []  # none of the plan before under the new one's name
    preview.run()
    assert len(previewer.asked) == 2


def test_a_preview_whose_maker_is_gone_before_it_answered_is_asked_for_again(
    preview: Preview, panel: FakePanel
):
    waits = panel.waits
    preview.begin_again()
    assert panel.waits == waits + 1
