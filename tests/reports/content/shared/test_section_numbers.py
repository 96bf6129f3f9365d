"""Sections go by numbers that no other of their level has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.shared.section_numbers import full_number
from reports.document import Heading
from reports.options import ReportOptions
from tests.plans import draft_of_two_goals, row, section


def plan_of(*numbers: tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]) -> Plan:
    """A plan of three levels: number, and below it numbers with those below them."""
    goals = [
        section(
            1,
            f"目標{goal}",
            number=goal,
            children=tuple(
                section(
                    2,
                    f"施策{number}",
                    number=number,
                    children=tuple(
                        section(3, f"柱{each}", number=each, rows=(row(f"{goal}{number}{each}"),))
                        for each in below
                    ),
                )
                for number, below in policies
            ),
        )
        for goal, policies in numbers
    ]
    return assemble_plan(replace(draft_of_two_goals(), sections=goals))[0]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (
            (("1", (("1", ("1",)),)), ("2", (("1", ("1",)),))),
            ["1", "1-1", "1-1-1", "2", "2-1", "2-1-1"],
        ),
        (
            (("1", (("1", ("1",)), ("2", ("2",)))), ("2", (("3", ("3",)),))),
            ["1", "1", "1", "2", "2", "2", "3", "3"],
        ),
        (
            (("1", (("1-1", ("1",)), ("1-2", ("1",)))),),
            ["1", "1-1", "1-1-1", "1-2", "1-2-1"],
        ),
        ((("I", (("1", ("1",)),)), ("II", (("1", ("1",)),))), ["I", "1", "1", "II", "1", "1"]),
        ((("", (("", ("",)), ("", ("",)))),), ["", "", "", "", ""]),
    ],
    ids=["begin anew", "run on", "joined as printed", "no figures above", "without numbers"],
)
def test_numbers_that_begin_anew_stand_behind_those_above(numbers, expected: list[str]):
    plan = plan_of(*numbers)
    assert [full_number(plan, each) for each in plan.walk()] == expected


def test_headings_of_a_booklet_say_in_which_section_they_stand(options: ReportOptions):
    plan = plan_of(("1", (("1", ("1", "2")),)), ("2", (("1", ("1",)),)))
    document = build_booklet(pick_from_plan(plan, Selection()), options)
    headings = [
        block.text
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Heading) and block.anchor
    ]
    assert headings == [
        "目標 1-1　施策1",
        "方針 1-1-1　柱1",
        "方針 1-1-2　柱2",
        "目標 2-1　施策1",
        "方針 2-1-1　柱1",
    ]
