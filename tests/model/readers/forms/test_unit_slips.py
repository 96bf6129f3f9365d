"""Amounts typed in yen into a form whose unit is another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.money import Unit
from model.plan import Plan
from model.readers.forms.collect import Collection, collect_forms
from reports.options import ReportOptions
from tests.model.readers.forms.filled import Send, amounts_of, fill, plan_of, told
from tests.model.readers.forms.test_new_projects import enter
from tests.plans import row

NAMES = ("証明の交付", "窓口の案内", "庁舎の管理")


@pytest.fixture
def collect(send: Send):
    """Enter amounts into the one form of a plan and collect it."""

    def collect_filled(plan: Plan, amounts: dict[str, object], unit=Unit.THOUSAND) -> Collection:
        [form] = send(plan, options=ReportOptions(unit=unit), replaces=True).values()
        fill(form, amounts)
        return collect_forms(plan, [form])

    return collect_filled


@pytest.fixture
def offices() -> Plan:
    return plan_of(*(row(name, "市民課") for name in NAMES))


@pytest.fixture
def known(offices: Plan, collect) -> Plan:
    """The projects with 2,400,000, 310,000 and 9,850,000 yen."""
    return collect(offices, dict(zip(NAMES, (2_400, 310, 9_850), strict=True))).plan


def test_a_thousand_times_the_old_amount_is_taken_and_asked_about(known: Plan, collect):
    collection = collect(known, {"証明の交付": 2_500_000})
    assert amounts_of(collection.plan)["証明の交付"] == 2_500_000_000
    [line] = told(collection, "円で記入したものなら")
    assert line.startswith("注意 ")
    assert "市民課.xlsx「市民課」" in line
    assert "証明の交付：様式の単位により2,500,000千円と読みました" in line
    assert "2,500千円です" in line


@pytest.mark.parametrize(
    ("typed", "said"),
    [(2_400_000, "2,400,000千円は"), (2.4, "2,400円は")],
    ids=["in yen", "in millions"],
)
def test_the_old_amount_in_another_unit_is_not_taken(known: Plan, collect, typed: float, said: str):
    collection = collect(known, {"証明の交付": typed, "窓口の案内": 320})
    assert amounts_of(collection.plan)["証明の交付"] == 2_400_000
    assert amounts_of(collection.plan)["窓口の案内"] == 320_000
    [line] = told(collection, "誤り", "証明の交付")
    assert said in line
    assert "配ったときの2,400千円の" in line
    assert "千円単位で記入し直して" in line
    assert not told(collection, "円で記入したものなら")


@pytest.mark.parametrize(
    "typed",
    [1_199_000, 2_500_001, "2,500,000千円", 2_400],
    ids=["499 times", "no whole thousands", "with its unit", "as before"],
)
def test_an_amount_that_can_be_no_yen_is_not_asked_about(known: Plan, collect, typed: object):
    assert not told(collect(known, {"証明の交付": typed}), "円で記入したものなら")


def test_a_form_in_yen_is_not_asked_about(known: Plan, collect):
    collection = collect(known, {"証明の交付": 2_500_000_000}, Unit.YEN)
    assert amounts_of(collection.plan)["証明の交付"] == 2_500_000_000
    assert not told(collection, "円で記入したものなら")


def test_a_form_in_millions_names_its_unit(known: Plan, collect):
    collection = collect(known, {"証明の交付": 3_000_000}, Unit.MILLION)
    assert told(collection, "様式の単位により3,000,000百万円", "3百万円です")


@pytest.mark.parametrize(("typed", "is_told"), [(385_000, True), (384_000, False)])
def test_a_new_amount_is_held_against_the_largest_of_its_form(
    offices: Plan, collect, typed: int, is_told: bool
):
    collection = collect(offices, dict(zip(NAMES, (typed, 310, 3_850), strict=True)))
    assert bool(told(collection, "証明の交付", "円で記入したものなら")) is is_told


def test_a_form_all_in_yen_is_held_against_those_of_the_others(send: Send):
    plan = plan_of(*(row(name, f"{name[:2]}課") for name in NAMES))
    forms = send(plan)
    typed = dict(zip(NAMES, (98_000, 310, 9_850), strict=True))
    for form in forms.values():
        fill(form, typed)
    assert not told(collect_forms(plan, list(forms.values())), "円で記入したものなら")
    fill(forms["証明課"], {"証明の交付": 99_000})
    collection = collect_forms(plan, list(forms.values()))
    assert told(collection, "証明の交付", "円で記入したものなら99千円")


def test_no_project_costs_more_than_is_published_for_its_whole_section(offices: Plan, collect):
    [section] = offices.sections
    published = replace(offices, sections=(section._replace(published_budget=9_000_000),))
    assert not told(collect(published, {"証明の交付": 9_000}), "円で記入したものなら")
    collection = collect(published, {"証明の交付": 10_000})
    assert told(collection, "証明の交付", "10,000千円と読みました", "円で記入したものなら10千円")


def test_what_was_asked_about_is_asked_about_again_in_the_plan_that_took_it(
    offices: Plan, send: Send
):
    form = send(offices)["市民課"]
    fill(form, dict(zip(NAMES, (2_500_000, 310, 9_850), strict=True)))
    once = collect_forms(offices, [form])
    again = collect_forms(once.plan, [form])
    assert told(once, "円で記入したものなら") == told(again, "円で記入したものなら") != []


@pytest.mark.parametrize("changed", [330_000, 21_000], ids=["more than before", "much less"])
def test_on_a_form_in_yen_what_was_changed_is_not_taken_either(known: Plan, collect, changed: int):
    typed = {"証明の交付": 2_400_000, "窓口の案内": changed, "庁舎の管理": 9_850_000}
    collection = collect(known, typed)
    assert amounts_of(collection.plan) == amounts_of(known)
    assert not collection.filled
    [line] = told(collection, "誤り")
    assert "市民課.xlsx「市民課」 この様式は円で記入されたとみられます" in line
    assert "（3か所）：C11、C12、C13。" in line
    assert f"C12 窓口の案内（円なら{changed // 1_000:,}千円）" in line
    assert not told(collection, "円で記入したものなら")


def test_on_a_form_in_yen_what_cannot_be_yen_is_taken(known: Plan, collect):
    typed = {"証明の交付": 2_400_000, "窓口の案内": 310_000, "庁舎の管理": 9_900}
    collection = collect(known, typed)
    assert amounts_of(collection.plan)["庁舎の管理"] == 9_900_000
    assert told(collection, "誤り", "（2か所）")


def test_a_form_in_yen_does_not_change_how_others_are_read(send: Send):
    offices = (*(row(name, "市民課") for name in NAMES), row("訪問", "福祉課"))
    forms = send(plan_of(*offices))
    fill(forms["市民課"], dict(zip(NAMES, (2_400, 310, 9_850), strict=True)))
    fill(forms["福祉課"], {"訪問": 2_400})
    plan = collect_forms(plan_of(*offices), list(forms.values())).plan
    again = send(plan, replaces=True)
    fill(again["市民課"], dict(zip(NAMES, (2_400_000, 310_000, 9_900_000), strict=True)))
    fill(again["福祉課"], {"訪問": 30_000})
    collection = collect_forms(plan, list(again.values()))
    assert amounts_of(collection.plan) == {**amounts_of(plan), "訪問": 30_000_000}


def test_on_a_form_in_yen_a_new_project_gets_no_amount_in_yen(known: Plan, send: Send):
    form = send(known, replaces=True)["市民課"]
    fill(form, {"証明の交付": 2_400_000, "窓口の案内": 310_000})
    enter(form, 事業名="出張窓口", 事業費=500_000)
    collection = collect_forms(known, [form])
    assert amounts_of(collection.plan) == {**amounts_of(known), "出張窓口": None}
    assert told(collection, "誤り", "出張窓口：「500000」は円で記入", "円なら500千円")


def test_a_five_hundredth_of_the_old_amount_or_less_is_taken_and_asked_about(known: Plan, collect):
    collection = collect(known, {"証明の交付": 3, "窓口の案内": 12})
    assert amounts_of(collection.plan)["証明の交付"] == 3_000
    [line] = told(collection, "とても小さい額です")
    assert line.startswith("注意 ")
    assert "証明の交付：様式の単位により3千円と読みましたが、前の2,400千円に比べて" in line


def test_a_first_amount_beyond_all_of_the_plan_is_asked_about(known: Plan, collect):
    first, *others = known.projects
    bare = (replace(first, amounts=()), *others)
    plan = known.with_projects({project.id: project for project in bare})
    assert not told(collect(plan, {"証明の交付": 98_000}), "円で記入したものなら")
    [line] = told(collect(plan, {"証明の交付": 99_000}), "円で記入したものなら")
    assert "99,000千円と読みましたが、円で記入したものなら99千円です" in line


def test_tiny_amounts_on_a_form_in_yen_are_asked_about(offices: Plan, collect):
    typed = {"証明の交付": 2_400, "窓口の案内": 310, "庁舎の管理": 9_850_000}
    [line] = told(collect(offices, typed, Unit.YEN), "1万円に満たない金額が2件")
    assert line.startswith("注意 ")
    assert "証明の交付 2,400円、窓口の案内 310円。千円で記入していないか" in line
    assert not told(collect(offices, typed), "1万円に満たない")
