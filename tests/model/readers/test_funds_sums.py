"""Sources of funds in a plan workbook that do not add up to the amount of their project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.finding import Severity
from model.plan import PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.plans import row, section


@pytest.fixture
def told(tmp_path: Path):
    """Save projects with amounts in a plan workbook, and return what is told when it is read."""

    def warnings(*amounts: tuple[Amount, ...]) -> list[str]:
        rows = [replace(row(f"事業{n}", "市民課"), amounts=each) for n, each in enumerate(amounts)]
        heading = PlanHeading("計画", "市", 2026)
        draft = PlanDraft(heading, ("施策",), sections=[section(1, "窓口", rows=rows)])
        path = write_plan_workbook(assemble_plan(draft)[0], tmp_path / "本.xlsx", replaces=False)
        return [f.message for f in read_plan(path).findings if f.severity is Severity.WARNING]

    return warnings


def with_sources(whole: int, *parts: int, year: int = 2026) -> tuple[Amount, ...]:
    sources = (Amount(yen, year, None, f"財源{n}") for n, yen in enumerate(parts))
    return Amount(whole, year), *sources


def test_both_sums_of_each_project_are_told_in_one_finding(told):
    (message,) = told(
        with_sources(4_100_000, 900_000, 3_000_000),
        with_sources(5_000_000, 2_000_000, 3_000_000),
        (*with_sources(7_000, 7_000), *with_sources(8_000, 9_000, year=2027)),
    )
    assert "事業が2件" in message
    assert "事業0（令和8年度 財源の計3,900千円、事業費4,100千円）" in message
    assert "事業2（令和9年度 財源の計9千円、事業費8千円）" in message
    assert "事業1" not in message


def test_sources_that_add_up_are_no_matter(told):
    assert not told(with_sources(5_000_000, 2_000_000, 3_000_000))


def test_a_source_that_is_told_as_a_part_is_no_matter(told):
    assert not told(with_sources(4_100_000, 900_000), with_sources(5_000_000, 100_000))


def test_projects_whose_amount_was_emptied_while_sources_stayed_are_told_in_one_finding(told):
    parts = with_sources(2_200_000, 733_000, 1_467_000)[1:]
    (message,) = told(
        with_sources(5_000_000, 2_000_000, 3_000_000),
        parts,
        (*with_sources(7_000, 7_000), *with_sources(8_000, 8_000, year=2027)[1:]),
        with_sources(9_000, 9_000, year=2027),
    )
    assert "事業費の金額がなく、財源だけがある事業が2件" in message
    assert "事業1（令和8年度 財源の計2,200千円）、事業2（令和9年度 財源の計8千円）" in message
    assert "集計では財源の計を事業費とします" in message


def test_one_source_alone_counts_in_place_of_an_emptied_amount(told):
    (message,) = told(with_sources(5_000_000, 100_000), with_sources(0, 200_000)[1:])
    assert "事業1（令和8年度 財源の計200千円）" in message


def test_a_plan_that_gives_sources_alone_is_no_matter(told):
    assert not told(with_sources(0, 733_000, 1_467_000)[1:], with_sources(0, 5_000)[1:])
