"""How columns share the width of a page where they ask for more or for less of it."""

from __future__ import annotations

import pytest

from reports.pdf.tables.shared_widths import alike, spread
from reports.table import Column, ColumnKind

NAME = Column("name", "区分")
FIGURES = [Column(f"y{n}", "金額", ColumnKind.YEN) for n in range(3)]
COUNT = Column("count", "件数", ColumnKind.COUNT)


def test_what_names_have_too_much_goes_to_their_figures_too():
    columns = [NAME, *FIGURES[:1], COUNT]
    wide = spread(columns, [300.0, 50.0, 50.0], wanted=120.0)
    assert wide == pytest.approx([204.0, 98.0, 98.0])  # 48 points more each, 0.12 of 400
    assert spread(columns, [300.0, 50.0, 50.0], wanted=270.0) == pytest.approx([280, 60, 60])


def test_names_that_have_what_they_want_at_most_keep_it():
    assert spread([NAME, COUNT], [300.0, 50.0], wanted=301.0) == [300.0, 50.0]
    texts = [NAME, Column("office", "所管課"), COUNT]
    assert spread(texts, [300.0, 50.0, 50.0], wanted=20.0) == [300.0, 50.0, 50.0]


BROKEN = [200.0] * 5
"""What columns want whose heads are broken anyway."""


def test_amounts_beside_each_other_are_as_wide_as_each_other():
    columns = [NAME, *FIGURES, COUNT]
    held = [0.0, 20.0, 20.0, 20.0, 10.0]
    widths = alike(columns, [100.0, 60.0, 30.0, 30.0, 20.0], held, BROKEN)
    assert widths == [100.0, 40.0, 40.0, 40.0, 20.0]


def test_an_amount_that_needs_more_keeps_what_it_needs():
    widths = alike(FIGURES, [60.0, 30.0, 30.0], [20.0, 20.0, 58.0], BROKEN[:3])
    assert widths == pytest.approx([31.0, 31.0, 58.0])


def test_no_head_is_broken_for_amounts_to_be_alike():
    widths = [60.0, 60.0, 70.0]
    assert alike(FIGURES, widths, [20.0] * 3, wanted=[60.0, 60.0, 70.0]) == widths
