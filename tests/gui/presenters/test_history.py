from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.presenters.history import History
from gui.presenters.making import Making
from gui.presenters.picks import Picks
from model.money import Unit
from model.plan import Plan
from model.readers.reading import Reading
from reports.catalogue import report_by_id
from reports.options import Encoding, Format, Split
from reports.page import Binding, Imposing, Imposition, Marks, Paper
from tests.gui.presenters.test_making import FakeMaker, FakeOutcome
from tests.gui.presenters.test_picks import FakeWindow
from tests.plans import plan_of_two_goals


class Desk:
    """Picks and making of a plan, with the history of both."""

    def __init__(self, plan: Plan) -> None:
        self.picks = Picks(FakeWindow())
        self.making = Making(FakeOutcome(), self.picks, FakeMaker(), Path("保存先"))
        self.told: list[str] = []
        self.history = History(self.picks, self.making, lambda: None, self.told.append)
        self.picks.open(Reading(plan, "二つの目標"))

    @property
    def chosen(self) -> tuple[object, ...]:
        return self.making.choices, self.making.made_on


@pytest.fixture
def desk(two_goals: Plan) -> Desk:
    return Desk(two_goals)


CHANGES: tuple[tuple[str, Callable[[Desk], object]], ...] = (
    ("区分の選択", lambda d: d.picks.tick_section(d.picks.section_nodes[0], ticked=False)),
    ("所管課の選択", lambda d: d.picks.tick_departments(["福祉課"], ticked=False)),
    ("印の選択", lambda d: d.picks.tick_flag("★", ticked=False)),
    ("再掲の選択", lambda d: d.picks.take_relisted(taken=False)),
    ("その他の主な事業の選択", lambda d: d.picks.take_other(taken=False)),
    ("検索の言葉", lambda d: d.picks.search("公園")),
    ("帳票と形式", lambda d: d.making.want(report_by_id("data"), Format.CSV, wanted=True)),
    ("分け方", lambda d: d.making.change_split(Split.DEPARTMENT)),
    ("分ける帳票", lambda d: d.making.divide_only(frozenset({"departments"}))),
    ("保存先", lambda d: d.making.change_folder(Path("ほか"))),
    ("ファイル名の付け方", lambda d: d.making.name_plan(named=True)),
    ("作成日", lambda d: d.making.change_day(date(2026, 4, 1))),
    ("単位", lambda d: d.making.change_options(unit=Unit.YEN)),
    ("用紙", lambda d: d.making.change_options(paper=Paper.A3)),
    ("用紙の向き", lambda d: d.making.change_options(landscape=True)),
    ("色", lambda d: d.making.change_options(grey=True)),
    ("資料番号", lambda d: d.making.change_options(marks=Marks("資料１"))),
    ("案", lambda d: d.making.change_options(marks=Marks(is_draft=True))),
    ("取扱注意", lambda d: d.making.change_options(marks=Marks(is_confidential=True))),
    ("とじる側", lambda d: d.making.change_options(binding=Binding.RIGHT)),
    ("行番号", lambda d: d.making.change_options(line_numbers=True)),
    (
        "面付け",
        lambda d: d.making.change_options(imposition=Imposition(Imposing.BOOKLET, Paper.A3)),
    ),
    ("記入欄以外の保護", lambda d: d.making.change_options(locks_forms=False)),
    ("CSV の文字コード", lambda d: d.making.change_options(encoding=Encoding.CP932)),
    ("返送の期限と宛先", lambda d: d.making.change_options(reply="企画課へ")),
)


def test_folders_chosen_one_after_the_other_are_a_change_each(desk: Desk):
    desk.making.change_folder(Path("部会"))
    desk.making.change_folder(Path("議会"))
    desk.history.undo()
    assert desk.making.folder == Path("部会")


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_a_change_is_taken_back_and_made_again_by_its_name(desk: Desk, name: str, change):
    before = desk.chosen
    change(desk)
    after = desk.chosen
    assert (desk.history.change_to_undo, desk.history.change_to_redo) == (name, "")
    desk.history.undo()
    assert desk.chosen == before != after
    assert (desk.history.change_to_undo, desk.history.change_to_redo) == ("", name)
    desk.history.redo()
    assert desk.chosen == after
    assert desk.told == [f"元に戻しました：{name}", f"やり直しました：{name}"]


@given(st.lists(st.sampled_from(CHANGES), max_size=8))
def test_all_changes_taken_back_and_made_again_lead_to_where_one_was(changes):
    desk = Desk(plan_of_two_goals())
    first = desk.chosen
    for _, change in changes:
        change(desk)
    last = desk.chosen
    while desk.history.change_to_undo:
        desk.history.undo()
    assert desk.chosen == first
    while desk.history.change_to_redo:
        desk.history.redo()
    assert desk.chosen == last


def test_the_change_made_last_is_taken_back_first_whatever_it_was_of(desk: Desk):
    desk.picks.tick_departments(["福祉課"], ticked=False)
    desk.making.change_options(unit=Unit.YEN)
    desk.history.undo()
    assert desk.making.options.unit is Unit.THOUSAND
    assert not desk.picks.is_department_ticked("福祉課")


def test_typing_on_is_one_change_and_what_is_cleared_comes_back(desk: Desk):
    for words in ("公", "公園", "公園の", ""):
        desk.picks.search(words)
    desk.history.undo()
    assert desk.picks.words == "公園の"
    desk.history.undo()
    assert desk.picks.words == ""
    assert not desk.history.change_to_undo


def test_a_folder_that_is_typed_is_one_change(desk: Desk):
    for folder in ("/共有", "/共有/企", "/共有/企画課"):
        desk.making.change_folder(Path(folder))
    desk.history.undo()
    assert desk.making.folder == Path("保存先")


def test_typing_after_another_change_is_a_change_of_its_own(desk: Desk):
    desk.picks.search("公")
    desk.picks.take_other(taken=False)
    desk.picks.search("公園")
    desk.history.undo()
    assert (desk.picks.words, desk.picks.takes_other) == ("公", False)


def test_what_a_set_changes_is_one_change(desk: Desk):
    kept = desk.making.choices
    desk.picks.take_other(taken=False)
    desk.making.change_options(unit=Unit.YEN)
    changed = desk.chosen
    desk.making.take(kept, None)
    assert desk.history.change_to_undo == "何を載せるか・何を作るか"
    desk.history.undo()
    assert desk.chosen == changed


def test_a_change_of_several_picks_is_called_as_their_panel_is(desk: Desk):
    desk.picks.search("公園")
    desk.picks.take_other(taken=False)
    desk.picks.reset()
    assert desk.history.change_to_undo == "何を載せるか"


def test_ticks_that_leave_all_as_it_was_are_no_change_to_take_back(desk: Desk):
    desk.picks.tick_departments(["福祉課"], ticked=True)
    desk.picks.search("")
    desk.picks.reset()
    desk.making.change_options(unit=Unit.THOUSAND)
    assert not desk.history.change_to_undo
    desk.history.undo()
    assert desk.told == []


def test_a_change_after_an_undo_ends_what_could_be_made_again(desk: Desk):
    desk.picks.take_other(taken=False)
    desk.history.undo()
    desk.making.change_options(unit=Unit.YEN)
    assert not desk.history.change_to_redo


def test_another_plan_begins_anew(desk: Desk, built_in: Reading):
    desk.picks.take_other(taken=False)
    desk.picks.open(built_in)
    assert not desk.history.change_to_undo
