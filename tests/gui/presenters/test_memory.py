from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.choices import Choices, NamedChoices
from gui.presenters.memory import Memory, Settings, State, Theme
from model.money import Unit
from model.plan import PlanHeading
from model.selection import Selection
from reports.options import Format, ReportOptions, Split
from reports.page import Imposing, Imposition, Marks, Paper

CHOICES = Choices(
    selection=Selection(
        sections=frozenset({(1, 2), (2,)}),
        own_rows=frozenset({(1, 1)}),
        departments=frozenset({"みどり課"}),
        flags=frozenset({"★", ""}),
        relisted=False,
        search="公園 緑",
    ),
    wanted=frozenset({("booklet", Format.PDF), ("data", Format.CSV)}),
    options=ReportOptions(
        unit=Unit.YEN,
        paper=Paper.A3,
        landscape=True,
        grey=True,
        marks=Marks("資料１", is_draft=True),
        imposition=Imposition(Imposing.BOOKLET),
    ),
    split=Split.SECTION,
    folder=Path("保存 先"),
)


def memory(folder: Path) -> Memory:
    return Memory(folder / "設定", folder / "状態")


def test_all_that_was_chosen_is_read_back_equal(tmp_path: Path):
    state = State(choices=CHOICES, layout={"columns": [1, 2, 3]}).with_plan(
        tmp_path / "本文.txt", PlanHeading("計画", "市", 2030)
    )
    state = state.with_set(NamedChoices("5月部会用", CHOICES))
    memory(tmp_path).keep_state(state)
    memory(tmp_path).keep_settings(Settings(14, Theme.DARK))
    again = memory(tmp_path)
    assert again.state == state
    assert again.settings == Settings(14, Theme.DARK)


@pytest.mark.parametrize(
    "written", ["", "[]", "{", '{"recent": 3}', '{"points": "大"}', "\x00", '{"plan": []}']
)
def test_a_broken_file_is_as_one_that_was_never_written(tmp_path: Path, written: str):
    for folder, name in (("設定", "settings.json"), ("状態", "state.json")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(written, encoding="utf-8")
    assert memory(tmp_path).state == State()
    assert memory(tmp_path).settings == Settings()


def test_a_profile_that_takes_no_file_keeps_nobody_from_work(tmp_path: Path):
    (tmp_path / "状態").write_text("a file in the place of the folder", encoding="utf-8")
    kept = memory(tmp_path)
    kept.keep_state(State(plan=Path("計画.xlsx")))
    assert kept.state.plan == Path("計画.xlsx")


def test_the_newest_plans_are_remembered_each_once():
    state = State()
    for number in [*range(12), 5]:
        state = state.with_plan(Path(f"{number}.xlsx"))
    assert [path.stem for path in state.recent] == ["5", "11", "10", "9", "8", "7", "6", "4"]
    assert state.with_plan(None).plan is None


def test_a_set_takes_the_place_of_one_of_its_name():
    other = NamedChoices("部会", CHOICES)
    state = State().with_set(NamedChoices("部会", CHOICES)).with_set(other)
    assert state.sets == (other,)
    assert state.without_set("部会").sets == ()
