from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given

from model.finding import Finding, Severity
from model.plan import Plan
from model.readers.reading import LineRole, PlacedLine, Reading
from model.readers.reading_record import reading_from_record, reading_record
from tests.strategies import plans


def through_json(reading: Reading) -> Reading:
    return reading_from_record(json.loads(json.dumps(reading_record(reading))))


def test_the_built_in_plan_comes_back_equal_with_findings_and_corrections(built_in: Reading):
    back = through_json(built_in)
    assert back == built_in
    assert back.corrections
    assert back.coverage.total() == built_in.coverage.total()


@given(plans())
def test_any_plan_comes_back_equal(plan: Plan):
    findings = (Finding(Severity.NOTICE, "1行目", "気づいたこと。"),)
    lines = (PlacedLine(7, "どこにも\u2028入らない行", LineRole.UNPLACED, "市民課"),)
    coverage = Counter({LineRole.ROW: 3, LineRole.UNPLACED: 1})
    reading = Reading(plan, "計画.txt", findings, (), coverage, lines)
    assert through_json(reading) == reading


def test_rows_share_the_projects_of_the_plan_as_before(built_in: Reading):
    plan = through_json(built_in).plan
    projects = {id(project) for project in plan.projects}
    assert {id(row.project) for row in plan.listings()} == projects


def test_the_reading_of_a_list_is_not_kept(built_in: Reading):
    from dataclasses import replace

    from model.readers.lists.columns.mapping import ListMapping

    with pytest.raises(ValueError, match="mapping"):
        reading_record(replace(built_in, mapping=ListMapping.__new__(ListMapping)))
