from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.money import Unit
from model.readers.reading import Reading
from reports.catalogue import REPORTS
from reports.document import Part, Parts
from reports.options import ReportOptions
from reports.table import BodyRow, Column, ColumnKind, Table, Text, Yen
from tests.plans import whole_view
from tests.reports.xlsx.books import document_of, formulas, written


def subtotals(formula: str) -> list[tuple[str, list[str]]]:
    """Return (number of the function, ranges) of each SUBTOTAL."""
    found = re.findall(r"SUBTOTAL\((\d+)((?:,[A-Z]+\d+:[A-Z]+\d+)+)\)", formula)
    return [(function, ranges.strip(",").split(",")) for function, ranges in found]


def numbers(sheet, ranges: list[str]) -> list[float]:
    inside = (cell for name in ranges for (cell,) in sheet[name])
    return [c.value for c in inside if c.data_type == "n" and c.value is not None]


def counted(sheet, formula: str) -> str:
    """Compute the label of a total: words and numbers of rows, joined by &, and no warning."""

    def number(match: re.Match[str]) -> str:
        counts = [
            len(numbers(sheet, ranges))
            if function == "2"
            else sum(
                cell.value not in (None, "") and "SUBTOTAL" not in str(cell.value)
                for name in ranges
                for (cell,) in sheet[name]
            )
            for function, ranges in subtotals(match[1])
        ]
        return f"{counts[0] - sum(counts[1:]):,}"

    warning = re.search(r'&IF\((.+?)>0,".*"\)$', formula)
    if warning:
        formula = formula[: warning.start()]
        assert number(warning) == "0"
    text = re.sub(r'TEXT\(([^"]+),"#,##0"\)', number, formula.removeprefix("="))
    return re.sub(r'"([^"]*)"', r"\1", text).replace("&", "")


@pytest.mark.parametrize(
    ("plan_name", "unit"),
    [("built_in", Unit.THOUSAND), *(("two_goals", unit) for unit in Unit)],
)
def test_every_formula_carries_the_sum_of_the_cells_it_names(
    request, options: ReportOptions, tmp_path: Path, plan_name, unit
):
    value = request.getfixturevalue(plan_name)
    plan = value.plan if isinstance(value, Reading) else value
    chosen = ReportOptions(unit=unit, made_on=options.made_on)
    seen = 0
    for report in REPORTS:
        document = report.build(whole_view(plan), chosen)
        book = written(document, tmp_path)
        values = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)
        for sheet in book:
            for cell in formulas(sheet):
                if "SUBTOTAL" not in cell.value:
                    continue  # the hidden mark of a relisted row
                seen += 1
                value = values[sheet.title][cell.coordinate].value
                if isinstance(value, str):
                    assert counted(sheet, cell.value) == value
                    continue
                ((_, ranges),) = subtotals(cell.value)
                assert value == pytest.approx(sum(numbers(sheet, ranges)))
    assert seen > 20


def test_a_total_of_nothing_is_0_and_shown_as_a_dash(forms):
    sums = [cell for cell in formulas(forms["広報課"]) if cell.value.startswith("=SUBTOTAL(9")]
    assert sums
    assert all("―" in cell.number_format for cell in sums)


def test_totals_count_their_rows_and_those_without_an_amount(forms, forms_file: Path):
    labels = {cell.value: cell.coordinate for cell in forms["広報課"]["A"] if cell.data_type == "f"}
    values = openpyxl.load_workbook(forms_file, data_only=True)["広報課"]
    assert [values[place].value for place in labels.values()] == [
        "小計　掲載2件（うち再掲2件）",
        "小計　掲載7件（うち再掲1件）",
        "小計　掲載2件（うち再掲1件）",
        "合計　掲載11件（うち再掲4件）",
    ]
    assert next(iter(labels)).startswith('="小計　掲載"&TEXT(SUBTOTAL(3,I')


@pytest.mark.parametrize(("yen", "is_told"), [(484_000, True), (0, False), (1_600_000, False)])
def test_a_sheet_says_where_a_nought_is_a_small_amount(tmp_path: Path, yen: int, is_told: bool):
    columns = (Column("a", "課"), Column("b", "事業費", ColumnKind.YEN))
    part = Part("part", "部", (Table(columns, (BodyRow((Text("市民課"), Yen(yen))),)),))
    document = replace(document_of(), parts=Parts((part,)), unit=Unit.MILLION)
    texts = [str(c.value) for row in written(document, tmp_path).active.iter_rows() for c in row]
    assert any("四捨五入して0になる額" in text for text in texts) == is_told
