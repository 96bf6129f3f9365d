from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.presenters.undo import Undo
from model.selection import Selection


@given(st.lists(st.text(max_size=3), max_size=8))
def test_all_changes_taken_back_and_made_again_lead_to_where_one_was(words: list[str]):
    undo, now = Undo(), Selection()
    for word in words:
        undo.leave(now)
        now = Selection(search=word)
    last = now
    while undo.can_undo:
        now = undo.undo(now)
    assert now == Selection()
    while undo.can_redo:
        now = undo.redo(now)
    assert now == last


def test_typing_on_is_one_change():
    undo = Undo()
    for word in ("", "市", "市民"):
        undo.leave(Selection(search=word), by_typing=True)
    assert undo.undo(Selection(search="市民協")) == Selection()
    assert not undo.can_undo


def test_typing_after_another_change_is_a_change_of_its_own():
    undo = Undo()
    undo.leave(Selection(search="市"), by_typing=True)
    undo.leave(Selection(search="市民"))
    undo.leave(Selection(search="市民", other=False), by_typing=True)
    assert undo.undo(Selection(search="国", other=False)) == Selection(search="市民", other=False)


def test_a_change_of_several_picks_is_called_as_their_panel_is():
    undo = Undo()
    undo.leave(Selection(search="市民", relisted=False))
    assert undo.change_to_undo(Selection()) == "何を載せるか"
    assert undo.change_to_redo(Selection()) == ""


@pytest.mark.parametrize("pick", [each.name for each in fields(Selection)])
def test_a_change_of_one_pick_is_called_by_a_name_of_its_own(pick: str):
    undo = Undo()
    undo.leave(Selection())
    changed = replace(Selection(), **{pick: frozenset({"他"})})
    assert undo.change_to_undo(changed) not in ("", "何を載せるか")
