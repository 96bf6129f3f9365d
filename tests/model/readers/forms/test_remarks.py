"""Remarks that departments write beside their amounts."""

from __future__ import annotations

from dataclasses import replace

from model.plan import Plan
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from tests.model.readers.forms.filled import Send, fill, form_of, rows_of, told


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


def test_each_remark_that_came_back_is_told_with_its_cell(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {}, {"相談窓口": "窓口2か所", "証明の交付": "手数料収入あり"})
    collection = collect_forms(shared, form_files(forms.values()))
    [line] = told(collection, "証明の交付", "備考「手数料収入あり」を入れました")
    _, sheet = form_of(forms["市民課"])
    [cell] = [remark for name, _, remark in rows_of(sheet) if name == "証明の交付"]
    assert f"「市民課」{cell.coordinate}" in line
    assert "備考は2件の事業に入れました" in collection.summary
    assert {(each.project, each.department, each.text) for each in collection.remarks} == {
        ("相談窓口", "市民課", "窓口2か所"),
        ("証明の交付", "市民課", "手数料収入あり"),
    }


def with_remarks(plan: Plan, name: str, text: str) -> Plan:
    changed = {
        each.id: replace(each, extras=(("備考", text),)) if each.name == name else each
        for each in plan.projects
    }
    return replace(plan.with_projects(changed), extra_heads=("備考",))


def test_a_remark_that_came_back_as_it_went_leaves_what_was_written_since(shared: Plan, send: Send):
    forms = send(with_remarks(shared, "証明の交付", "検討中"))
    now = with_remarks(shared, "証明の交付", "決定済み")
    collection = collect_forms(now, form_files(forms.values()))
    assert collection.plan == now
    assert collection.remarks == ()


def test_a_remark_that_takes_the_place_of_another_says_so(shared: Plan, send: Send):
    plan = with_remarks(shared, "証明の交付", "検討中")
    forms = send(plan)
    fill(forms["市民課"], {}, {"証明の交付": "決定済み"})
    collection = collect_forms(plan, form_files(forms.values()))
    assert told(collection, "備考「決定済み」", "計画の「検討中」に代えて")


def test_a_remark_that_was_wiped_out_is_told_and_stays(shared: Plan, send: Send):
    plan = with_remarks(shared, "証明の交付", "検討中")
    form = send(plan)["市民課"]
    fill(form, {}, {"証明の交付": ""})
    collection = collect_forms(plan, [form])
    assert collection.plan == plan
    assert told(collection, "注意", "証明の交付", "備考が消されています")


def test_a_remark_of_several_rows_comes_back_whole(shared: Plan, send: Send):
    long = "".join(f"{number}回目の協議で決めた。" for number in range(400))
    plan = with_remarks(shared, "証明の交付", long)
    form = send(plan)["市民課"]
    collection = collect_forms(plan, [form])
    assert collection.plan == plan
    assert not told(collection, "誤り")


def test_a_remark_of_several_rows_can_be_changed_in_any_of_them(shared: Plan, send: Send):
    long = "".join(f"{number}回目の協議で決めた。" for number in range(400))
    plan = with_remarks(shared, "証明の交付", long)
    form = send(plan)["市民課"]
    book, sheet = form_of(form)
    [first] = [remark for name, _, remark in rows_of(sheet) if name == "証明の交付"]
    below = sheet.cell(first.row + 1, first.column)
    assert not first.protection.locked
    assert not below.protection.locked
    below.value = f"{below.value}追って見直す。"
    book.save(form)
    collection = collect_forms(plan, [form])
    [changed] = [each for each in collection.plan.projects if each.name == "証明の交付"]
    remark = dict(changed.extras)["備考"]
    assert remark.replace("追って見直す。", "") == long
    assert "追って見直す。" in remark
    [line] = told(collection, "証明の交付", "備考「0回目の協議で決めた。")
    assert len(line) < 300
