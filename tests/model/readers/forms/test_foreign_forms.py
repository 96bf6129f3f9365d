"""Forms that were made from another plan of the same name than the one that is open."""

from __future__ import annotations

from model.plan import Plan, PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.forms.collect import collect_forms
from tests.model.readers.forms.filled import Send, fill, plan_of, told
from tests.plans import row, section

ROWS = (("相談窓口", "市民課"), ("証明の交付", "市民課"), ("見守り", "福祉課"), ("給付", "福祉課"))


def read_otherwise() -> Plan:
    """Return the same projects below sections that are called and nested otherwise."""
    below = section(2, "一 くらし", rows=[row(*each) for each in ROWS])
    draft = PlanDraft(
        PlanHeading("計画", "市", 2026),
        ("章", "節"),
        sections=[section(1, "第一章 安心", children=(below,))],
    )
    return assemble_plan(draft)[0]


def test_one_sentence_says_that_they_are_of_another_plan_and_nothing_is_taken(send: Send):
    files = send(plan_of(*(row(*each) for each in ROWS)))
    fill(files["市民課"], {"相談窓口": 500, "証明の交付": None})
    other = read_otherwise()
    collection = collect_forms(other, list(files.values()))
    assert collection.plan == other
    (line,) = told(collection, "誤り")
    assert "別の計画から作られた" in line
    assert "様式2枚（市民課、福祉課）" in line
    assert collection.returned == ()


def test_a_form_whose_rows_were_all_renamed_is_the_plan_s_own(send: Send):
    plan = plan_of(*(row(*each) for each in ROWS))
    renamed = plan_of(*(row(f"新{name}", department) for name, department in ROWS))
    collection = collect_forms(plan, list(send(renamed).values()))
    assert not told(collection, "別の計画から作られた")
    assert told(collection, "誤り", "計画にない事業名（新見守り）")
