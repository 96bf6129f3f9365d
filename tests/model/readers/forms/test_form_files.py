"""Which of the files that a clerk hands over hold forms."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from model.errors import PlanFileError
from model.finding import Severity
from model.plan import Plan
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import Send, amounts_of, fill, told


def test_a_folder_gives_all_that_is_in_it_but_not_what_excel_leaves_there(tmp_path: Path):
    for name in ("市民課.xlsx", "福祉課.XLSX", "~$市民課.xlsx", "送付文.docx", "広報課.xls"):
        (tmp_path / name).touch()
    (tmp_path / "旧版").mkdir()
    assert [file.name for file in form_files([tmp_path])] == [
        "市民課.xlsx",
        "広報課.xls",
        "旧版",
        "福祉課.XLSX",
        "送付文.docx",
    ]


@pytest.mark.parametrize("name", ["福祉課.xls", "福祉課.ods"])
def test_a_form_saved_in_another_format_is_told(shared: Plan, send: Send, name: str):
    form = send(shared)["市民課"]
    other = form.with_name(name)
    if name.endswith(".xls"):
        other.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))
    else:
        with zipfile.ZipFile(other, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", "<office/>")
    [line] = told(collect_forms(shared, form_files([form.parent])), "誤り")
    assert name in line
    assert ".xlsx" in line


def test_a_folder_without_workbooks_is_told(tmp_path: Path):
    with pytest.raises(PlanFileError, match="様式のブック"):
        form_files([tmp_path])


def test_files_that_are_no_forms_are_told_and_the_others_read(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    broken, other = tmp_path / "壊れた.xlsx", tmp_path / "別の表.xlsx"
    broken.write_bytes(forms["福祉課"].read_bytes()[:900])
    write_plan_workbook(shared, other, replaces=True)
    collection = collect_forms(shared, [broken, other, forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 70_000
    assert told(collection, "誤り", "壊れた.xlsx")
    assert told(collection, "注意", "別の表.xlsx", "様式ではないため", "送り直してもらって")


def test_no_form_at_all_is_an_error(shared: Plan, tmp_path: Path):
    other = tmp_path / "別の表.xlsx"
    write_plan_workbook(shared, other, replaces=True)
    with pytest.raises(PlanFileError, match="様式が1つもありません"):
        collect_forms(shared, [other])


def test_a_lone_form_that_cannot_be_read_says_why(shared: Plan, tmp_path: Path):
    form = tmp_path / "市民課.xls"
    form.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))
    with pytest.raises(
        PlanFileError, match=r"市民課\.xls。Excel で開き、.*\.xlsx 形式で保存し直して"
    ):
        collect_forms(shared, [form])


def test_a_form_that_is_opened_as_a_plan_says_where_forms_are_put_together(
    shared: Plan, send: Send
):
    first = read_plan(send(shared)["市民課"]).findings[0]
    assert (first.severity, "返ってきた様式をまとめる" in first.message) == (Severity.WARNING, True)
