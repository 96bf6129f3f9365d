"""Lists in which the kind of amounts changes with the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.amount_basis import choose_basis
from tests.model.readers.lists.lists import amounts, messages, read_rows


def test_amounts_granted_and_planned_are_years_of_one_kind(tmp_path: Path):
    heads = ("事業名", "担当課", "R7決算", "R8要求額", "R8査定額", "R9計画額", "R10計画額")
    rows = [("単位：千円",), heads, ("道普請", "土木課", 9, 30, 20, 71, 7)]
    reading = read_rows(tmp_path, rows, year=2026)
    assert amounts(reading) == [
        [
            (9_000, "2025年度 決算"),
            (30_000, "2026年度 要求額"),
            (20_000, "2026年度 査定額・計画額"),
            (71_000, "2027年度 査定額・計画額"),
            (7_000, "2028年度 査定額・計画額"),
        ]
    ]
    project = reading.plan.projects[0]
    assert choose_basis(reading.plan).in_year(project, 2027) == 71_000
    assert "「R8査定額」、「R9計画額」、「R10計画額」は、年度によって種別が違いますが" in messages(
        reading
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("R8査定額", "R9計画額", "R9要求額"),
        ("R8査定額", "R8計画額", "R9計画額"),
        ("R8査定額", "R9増減", "R10増減"),
        ("R8事業費", "R9削減効果額", "R10削減効果額"),
        ("R8当初予算", "R9補正予算額", "R10補正予算額"),
        ("R8決算額", "R9計画額", "R10計画額"),
    ],
)
def test_other_money_stays_apart(tmp_path: Path, heads: tuple[str, ...]):
    rows = [("単位：千円",), ("事業名", "担当課", *heads), ("道普請", "土木課", 20, 71, 7)]
    assert "年度によって種別が違います" not in messages(read_rows(tmp_path, rows, year=2026))
