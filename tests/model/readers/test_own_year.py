"""Plans whose amounts are of other years than their own, far behind it, or without an era."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.own_year import settle_years
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


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (
            (2024, 2043, 2044),
            "令和25年度・令和26年度の金額があります。",
        ),  # 令和6年度, 25年度, 26年度
        ((2055,), "令和37年度の金額があります。"),  # 37年度 behind 平成36年度
        ((2024, 2026, 2034), None),
    ],
)
def test_years_far_behind_the_plan_s_own_are_told_and_left_as_they_are(
    years: tuple[int, ...], told: str | None
):
    amounts = tuple(Amount(1_000, year) for year in years)
    rows = (replace(row("見守り", "福祉課"), amounts=amounts),)
    draft = replace(draft_of_two_goals(), sections=[section(1, "くらし", number="1", rows=rows)])
    assert draft.heading.fiscal_year == 2024
    plan, findings = assemble_plan(draft)
    assert tuple(a.fiscal_year for a in plan.projects[0].amounts) == years
    far = [f.message for f in findings if "元号のない年度" in f.message]
    assert [message.startswith(told or "") for message in far] == [True] * (told is not None)


@pytest.mark.parametrize(
    ("printed", "named", "meant"),
    [
        ((2042, 2043, 2044), "24年度 25年度 26年度", (2024, 2025, 2026)),
        ((2024, 2043, 2044), "2024年度 25年度 26年度", (2024, 2025, 2026)),
        ((2055, 2056), "平成36年度 37年度 38年度", (2025, 2026)),
        ((2024, 2043), "令和6年度 令和25年度", (2024, 2043)),
        ((2024, 2043), "2024年度 2043年度", (2024, 2043)),
        ((2024, 2044), "令和6年度 26年度", (2024, 2044)),
        ((2024, 2043), "令和\n6年度 25年度", (2024, 2043)),
        ((2024, 2043), "2024 2043", (2024, 2043)),
        ((2024, 2034, 2044), "6年度 16年度 26年度", (2024, 2034, 2044)),
    ],
)
def test_years_without_their_era_go_on_with_the_plan_s_own(
    printed: tuple[int, ...], named: str, meant: tuple[int, ...]
):
    amounts = tuple(Amount(1_000, year) for year in printed)
    rows = (replace(row("見守り", "福祉課"), amounts=amounts),)
    draft = replace(draft_of_two_goals(), sections=[section(1, "くらし", number="1", rows=rows)])
    findings = list(settle_years(draft, named))
    assert tuple(a.fiscal_year for a in draft.listings()[0].amounts) == meant
    assert bool(findings) == (printed != meant)
    if findings:
        assert f"「{printed[-1] - 2018}年度」を{meant[-1]}年度" in findings[0].message
