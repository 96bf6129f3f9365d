"""Columns of amounts that stand beside each other."""

from __future__ import annotations

from reports.typesetting.even_widths import even_widths

NONE = (0.0, 0.0, 0.0)


def test_amounts_are_as_wide_as_each_other_where_a_head_is_broken_anyway():
    widths = even_widths((50, 70, 60), [(0, 1, 2)], NONE, wanted=(60, 60, 60))
    assert widths == [60, 60, 60]


def test_no_head_is_broken_for_the_sake_of_even_columns():
    assert even_widths((50, 90, 40), [(0, 1, 2)], NONE, wanted=(50, 90, 40)) == [50, 90, 40]


def test_a_figure_keeps_what_it_needs_and_the_others_share_the_rest():
    widths = even_widths((50, 70, 60), [(0, 1, 2)], held=(0, 80, 0), wanted=(99, 99, 99))
    assert widths == [50, 80, 50]


def test_other_columns_stay_as_they_are():
    assert even_widths((10, 70, 50), [(1, 2)], NONE, wanted=(10, 50, 50)) == [10, 60, 60]
