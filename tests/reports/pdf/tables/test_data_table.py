from __future__ import annotations

from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.data import build_data
from reports.options import ReportOptions
from reports.pdf.tables.data_table import join_numbered, lift_constants
from reports.table import BodyRow, Column, Table, Text


def table_of(heads: list[str], *rows: list[str]) -> Table:
    columns = tuple(Column(f"column{n}", head) for n, head in enumerate(heads))
    return Table(columns, tuple(BodyRow(tuple(map(Text, row))) for row in rows))


def shown(table: Table) -> list[list[str]]:
    heads = [column.title for column in table.columns]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return [heads, *rows]


def test_numbered_columns_stand_in_one_below_each_other():
    table = table_of(["事業", "所管課1", "所管課2"], ["祭り", "甲課", "乙課"], ["橋", "丙課", ""])
    wanted = [["事業", "所管課"], ["祭り", "甲課\n乙課"], ["橋", "丙課"]]
    assert shown(join_numbered(table)) == wanted


def test_numbered_columns_stay_apart_where_a_number_would_be_lost():
    table = table_of(["指標1", "指標2", "備考"], ["", "50", ""])
    assert join_numbered(table) == table


def test_columns_with_other_numbers_stay_as_they_are():
    table = table_of(["案2", "案3", "令和1", "令和3"], ["い", "ろ", "は", "に"])
    assert join_numbered(table) == table


def test_no_text_of_the_data_is_lost_on_paper(built_in: Reading, options: ReportOptions):
    view = pick_from_plan(built_in.plan, Selection())
    (table,) = build_data(view, options).parts[0].tables
    facts, paper = lift_constants(join_numbered(table))
    told = {fact.text for fact in facts.items}
    for before, after in zip(table.rows, paper.rows, strict=True):
        lines = {line for cell in after.cells for line in text_of(cell).split("\n")}
        assert {text_of(cell) for cell in before.cells if isinstance(cell, Text)} - {
            ""
        } <= lines | told


def text_of(cell) -> str:
    return cell.text if isinstance(cell, Text) else ""
