"""Plans whose amounts are all of other years than their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.project import Amount
from model.readers.assembly import assemble_plan
from tests.plans import draft_of_two_goals, row, section


@pytest.mark.parametrize(
    ("amounts", "is_told"),
    [
        ((Amount(1_000, 2025), Amount(2_000, 2026)), True),
        ((Amount(0, 2024), Amount(2_000, 2026)), False),
        ((Amount(1_000),), False),
        ((), False),
    ],
)
def test_a_plan_without_amounts_of_its_own_year_says_so(amounts: tuple[Amount, ...], is_told: bool):
    rows = (replace(row("見守り", "福祉課"), amounts=amounts),)
    draft = replace(draft_of_two_goals(), sections=[section(1, "くらし", number="1", rows=rows)])
    _, findings = assemble_plan(draft)
    said = "（令和6年度）の金額がありません。帳票には、金額のある令和7年度・令和8年度を示します。"
    assert any(said in finding.message for finding in findings) == is_told
