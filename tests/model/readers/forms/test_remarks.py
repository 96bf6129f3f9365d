"""Remarks that departments write beside their amounts."""

from __future__ import annotations

from model.plan import Plan
from model.readers.forms.collect import collect_forms, form_files
from tests.model.readers.forms.filled import Send, fill, form_of, rows_of


def test_remarks_are_kept_and_named_where_several_departments_make_them(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {}, {"相談窓口": "窓口2か所", "証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {}, {"相談窓口": "相談員1人"})
    plan = collect_forms(shared, form_files(forms.values())).plan
    assert plan.extra_heads == ("備考",)
    assert {p.name: p.extras for p in plan.projects} == {
        "相談窓口": (("備考", "市民課：窓口2か所\n福祉課：相談員1人"),),
        "証明の交付": (("備考", "手数料収入あり"),),
    }


def test_remarks_go_out_with_the_next_forms_and_come_back_once(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {}, {"相談窓口": "窓口2か所", "証明の交付": "手数料収入あり"})
    once = collect_forms(shared, form_files(forms.values())).plan
    forms = send(once, replaces=True)
    [known] = {str(r.value) for n, _, r in rows_of(form_of(forms["福祉課"])[1]) if n == "相談窓口"}
    assert known == "市民課：窓口2か所"
    assert collect_forms(once, form_files(forms.values())).plan == once
    fill(forms["市民課"], {}, {"証明の交付": "手数料収入なし"})
    again = collect_forms(once, form_files(forms.values())).plan
    assert {p.name: dict(p.extras)["備考"] for p in again.projects} == {
        "相談窓口": "市民課：窓口2か所",
        "証明の交付": "手数料収入なし",
    }
