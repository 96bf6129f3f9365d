from __future__ import annotations

import pytest

from model.readers.assembly import assemble_plan
from model.readers.draft import SectionDraft
from tests.plans import draft_of_two_goals


@pytest.mark.parametrize(
    ("own", "is_told"),
    [(None, False), (15_500_000, False), (20_000_000, True)],
)
def test_a_budget_that_is_not_that_of_the_parts_is_told(own: int | None, is_told: bool):
    draft = draft_of_two_goals()
    draft.sections[0].published_budget = own  # its parts publish 12,000,000 and 3,500,000
    plan, findings = assemble_plan(draft)
    told = [
        finding.message for finding in findings if "下位の区分の事業費の合計" in finding.message
    ]
    assert [("20百万円" in says, "1,550万円" in says) for says in told] == [(True, True)] * is_told
    assert plan.sections[0].published_budget == own


def test_a_budget_is_not_held_against_parts_that_do_not_all_publish_one():
    draft = draft_of_two_goals()
    draft.sections[0].published_budget = 20_000_000
    draft.sections[0].children[1].published_budget = None
    _, findings = assemble_plan(draft)
    assert not [finding for finding in findings if "下位の区分" in finding.message]


@pytest.mark.parametrize(
    ("numbers", "is_told"),
    [(("1-1", "1-2", "2-1"), False), (("1", "1", "2"), True), (("1", "", "2"), True)],
)
def test_numbers_that_repeat_or_are_missing_are_told(numbers: tuple[str, ...], is_told: bool):
    draft = draft_of_two_goals()
    draft.sections = [SectionDraft("1行目", 1, number, "区分") for number in numbers]
    plan, findings = assemble_plan(draft)
    assert [section.path for section in plan.sections] == [(1,), (2,), (3,)]
    assert any("番号の重なりか抜け" in finding.message for finding in findings) is is_told


def test_rows_without_departments_are_told_in_one_finding():
    draft = draft_of_two_goals()
    for row in draft.listings()[:2]:
        row.departments = ""
    (told,) = (f for f in assemble_plan(draft)[1] if "所管課のない" in f.message)
    assert told.where == draft.listings()[0].where
    assert all(f"「{row.name}」（{row.where}）" in told.message for row in draft.listings()[:2])
    for row in draft.listings():
        row.departments = ""
    (told,) = (f for f in assemble_plan(draft)[1] if "所管課がありません" in f.message)
    assert "どれにも所管課がありません" in told.message
