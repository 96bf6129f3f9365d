from __future__ import annotations

from cli.comparison_records import comparison_record
from model.comparison.compare import compare_plans
from tests.plans import plan_a_year_later, plan_of_two_goals


def test_a_change_tells_how_the_project_stood_and_how_it_stands():
    record = comparison_record(compare_plans(plan_of_two_goals(), plan_a_year_later()))
    (moved,) = [c for c in record["projects"] if c["old"] and c["old"]["name"] == "公園の手入れ"]
    stood = {
        "path": "1-2",
        "name": "公園の手入れ",
        "description": "市民とともに取り組む。",
        "departments": ["みどり課"],
        "and_others": False,
        "flag": "継続",
        "amount_yen": None,
        "amounts": {},
        "extras": {},
    }
    assert moved == {
        "fate": "kept",
        "changes": ["section"],
        "evidence": [],
        "old": stood,
        "new": stood | {"path": "1-1-2"},
    }
    (ended,) = [c for c in record["projects"] if c["fate"] == "ended"]
    assert (ended["old"]["name"], ended["old"]["flag"], ended["new"]) == ("市の開催", None, None)


def test_only_sections_that_changed_are_told():
    record = comparison_record(compare_plans(plan_of_two_goals(), plan_a_year_later()))
    budget, title = record["sections"]
    stood = {
        "path": "1-2",
        "number": "2",
        "title": "みどり豊かなまち",
        "published_budget_yen": 3_500_000,
    }
    assert (budget["old"], budget["changes"]) == (stood, ["amount"])
    assert budget["new"] == stood | {"published_budget_yen": 4_000_000}
    assert (title["changes"], title["evidence"][:2]) == (["name"], ["番号が同じ", "名称が似ている"])
