from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.presenters.choices import Choices, NamedChoices, Picked, choices_from_json, choices_to_json
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
    names_plan=True,
    divided=frozenset({"departments"}),
)


def memory(folder: Path) -> Memory:
    return Memory(folder / "設定", folder / "状態")


def test_all_that_was_chosen_is_read_back_equal(tmp_path: Path):
    state = State(choices=CHOICES, layout={"columns": [1, 2, 3]}).with_plan(
        tmp_path / "本文.txt", PlanHeading("計画", "市", 2030)
    )
    state = state.with_set(NamedChoices("5月部会用", CHOICES))
    state = state.with_picked(tmp_path / "本文.txt", Picked(CHOICES.selection, 7))
    memory(tmp_path).keep_state(state)
    memory(tmp_path).keep_settings(Settings(14, Theme.DARK))
    again = memory(tmp_path)
    assert again.state == state
    assert again.settings == Settings(14, Theme.DARK)


def test_choices_that_were_kept_before_reports_were_divided_apart_divide_all():
    kept = choices_to_json(CHOICES)
    del kept["divided"]
    assert choices_from_json(kept) == CHOICES._replace(divided=None)


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


def test_a_set_is_renamed_where_it_stands():
    first, second = NamedChoices("部会", CHOICES), NamedChoices("議会", CHOICES)
    state = State(sets=(first, second)).with_set_renamed("部会", "5月部会用")
    assert state.sets == (NamedChoices("5月部会用", CHOICES), second)


def written_state(tmp_path: Path) -> dict[str, Any]:
    state = State(choices=CHOICES, layout={"columns": [1, 2, 3]})
    state = state.with_plan(Path("本文.txt"), PlanHeading("計画", "市", 2030), {"列": {}})
    memory(tmp_path).keep_state(state.with_set(NamedChoices("部会", CHOICES)))
    written: dict[str, Any] = json.loads((tmp_path / "状態" / "state.json").read_text("utf-8"))
    return written


def test_a_part_of_a_newer_program_costs_no_other(tmp_path: Path):
    written = written_state(tmp_path)
    written["choices"]["options"]["paper"] = "B4"
    written["sets"]["次の版の"] = {"selection": {}}
    (tmp_path / "状態" / "state.json").write_text(json.dumps(written), encoding="utf-8")
    again = memory(tmp_path).state
    assert again.choices is None
    assert again.sets == (NamedChoices("部会", CHOICES),)
    assert again.recent == (Path("本文.txt"),)


@pytest.mark.parametrize("written", ["", "[]", '{"sets": {"部会"', "[" * 100_000])
def test_a_damaged_file_is_kept_beside(tmp_path: Path, written: str):
    (tmp_path / "状態").mkdir()
    (tmp_path / "状態" / "state.json").write_text(written, encoding="utf-8")
    memory(tmp_path).keep_state(State(plan=Path("計画.xlsx")))
    assert (tmp_path / "状態" / "state.damaged").read_text(encoding="utf-8") == written
    assert memory(tmp_path).state.plan == Path("計画.xlsx")


def sets_of(kept: Memory) -> list[str]:
    return [named.name for named in kept.state.sets]


def test_what_another_window_kept_meanwhile_stays(tmp_path: Path):
    one, other = memory(tmp_path), memory(tmp_path)
    one.keep_state(one.state.with_set(NamedChoices("4月", CHOICES)))
    other.keep_state(other.state.with_plan(Path("本文.txt"), PlanHeading("計画", "市", 2030)))
    other.keep_state(other.state.with_set(NamedChoices("5月", CHOICES)))
    one.keep_state(one.state.without_set("4月"))
    again = memory(tmp_path)
    assert sets_of(again) == ["5月"]
    assert again.state.recent == (Path("本文.txt"),)
    assert again.state.headings == {"本文.txt": PlanHeading("計画", "市", 2030)}


def test_what_a_newer_program_wrote_is_there_again_for_it(tmp_path: Path):
    written = written_state(tmp_path)
    written["sets"]["次の版の"] = {"selection": {}}
    written["theme of the year"] = "寅"
    path = tmp_path / "状態" / "state.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    kept = memory(tmp_path)
    kept.keep_state(kept.state.without_set("部会").with_plan(None))
    again = json.loads(path.read_text("utf-8"))
    assert again == {**written, "plan": None, "sets": {"次の版の": {"selection": {}}}}


def test_a_file_that_is_held_for_a_moment_loses_nothing(tmp_path: Path, monkeypatch):
    written_state(tmp_path)

    def held(*_: object, **__: object) -> str:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", held)
        kept = memory(tmp_path)
        kept.keep_state(kept.state.with_set(NamedChoices("5月", CHOICES)))
    kept.keep_state(replace(kept.state, layout={"columns": [3, 2, 1]}))
    again = memory(tmp_path)
    assert sets_of(again) == ["部会", "5月"]
    assert again.state.layout == {"columns": [3, 2, 1]}


def test_a_file_saved_by_an_editor_with_a_mark_of_its_encoding_is_read(tmp_path: Path):
    written = written_state(tmp_path)
    path = tmp_path / "状態" / "state.json"
    path.write_text(json.dumps(written), encoding="utf-8-sig")
    assert sets_of(memory(tmp_path)) == ["部会"]


def test_a_file_whose_name_is_no_text_is_remembered(tmp_path: Path):
    plan = Path(os.fsdecode(b"/\x8cv\x89\xe6.xlsx"))
    kept = memory(tmp_path)
    kept.keep_state(kept.state.with_plan(plan))
    assert memory(tmp_path).state.plan == plan


def parts(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each value within a JSON value."""
    match value:
        case dict():
            inner = list(value.items())
        case list():
            inner = list(enumerate(value))
        case _:
            inner = []
    for key, part in inner:
        yield (*way, key)
        yield from parts(part, (*way, key))


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3),
    st.lists(st.text(max_size=1), max_size=2), st.dictionaries(st.text(max_size=1), st.none()),
)  # fmt: skip


@given(data=st.data(), stands=ANYTHING)
def test_whatever_stands_in_the_file_can_be_kept_and_read_again(tmp_path: Path, data, stands):
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    written = written_state(folder)
    *way, last = data.draw(st.sampled_from(list(parts(written))))
    holder = written
    for key in way:
        holder = holder[key]
    holder[last] = stands
    (folder / "状態" / "state.json").write_text(json.dumps(written), encoding="utf-8")
    found = memory(folder)
    state = found.state
    found.keep_state(State())
    found.keep_state(state)
    assert memory(folder).state == state
