"""What is asked for on the command line arrives as picks and options."""

from __future__ import annotations

from datetime import date

import pytest

from cli.arguments import parse_arguments
from cli.choices import report_options_of, selection_of
from model.money import Unit
from model.selection import Selection
from reports.options import Encoding, ReportOptions
from reports.page import Binding, Imposing, Imposition, Marks, Paper

DAY = date(2026, 4, 1)


def options(*asked: str) -> ReportOptions:
    arguments = ("generate", "--report", "data", "--format", "csv", "--out", "x", *asked)
    return report_options_of(parse_arguments(arguments))


@pytest.mark.parametrize(
    ("asked", "changed"),
    [
        ((), {}),
        (("--unit", "百万円"), {"unit": Unit.MILLION}),
        (("--paper", "A3"), {"paper": Paper.A3}),
        (("--landscape",), {"landscape": True}),
        (("--grey",), {"grey": True}),
        (("--stamp", "資料１"), {"marks": Marks("資料１")}),
        (("--reply", "6月末までに企画課へ"), {"reply": "6月末までに企画課へ"}),
        (("--draft",), {"marks": Marks(is_draft=True)}),
        (("--confidential",), {"marks": Marks(is_confidential=True)}),
        (("--line-numbers",), {"line_numbers": True}),
        (("--bind", "right"), {"binding": Binding.RIGHT}),
        (("--no-lock",), {"locks_forms": False}),
        (("--fold",), {"folds_groups": True}),
        (("--encoding", "cp932"), {"encoding": Encoding.CP932}),
        (
            ("--impose", "booklet", "--sheet", "A4", "--creep", "100"),
            {"imposition": Imposition(Imposing.BOOKLET, Paper.A4, 100)},
        ),
    ],
)
def test_each_look_that_is_asked_for_is_an_option_and_no_other_is(asked, changed):
    assert options("--date", "2026-04-01", *asked) == ReportOptions(made_on=DAY, **changed)


@pytest.mark.parametrize(
    ("asked", "picked"),
    [
        ((), Selection()),
        (("--section", "1-2", "--section", "3"), Selection(sections=frozenset({(1, 2), (3,)}))),
        (("--department", "福祉課"), Selection(departments=frozenset({"福祉課"}))),
        (("--flag", "新", "--flag", "★"), Selection(flags=frozenset({"新", "★"}))),
        (("--no-relisted",), Selection(relisted=False)),
        (("--no-other",), Selection(other=False)),
        (("--search", "防災 訓練"), Selection(search="防災 訓練")),
    ],
)
def test_each_pick_that_is_asked_for_is_picked_and_no_other_is(asked, picked):
    assert selection_of(parse_arguments(("list", "listings", *asked))) == picked
