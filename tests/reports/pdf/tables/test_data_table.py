from __future__ import annotations

import re

from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.data import build_data
from reports.options import ReportOptions
from reports.pdf.drawing.style import grid_of, palette_of
from reports.pdf.pages.body import Body
from reports.pdf.tables.data_table import set_for_paper
from reports.progress import NoProgress
from reports.table import BodyRow, Column, ColumnKind, Table, Text, Yen


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
    assert shown(set_for_paper(table)[1]) == wanted


def test_numbered_columns_stay_apart_where_a_number_would_be_lost():
    table = table_of(["指標1", "指標2", "備考"], ["", "50", ""])
    assert set_for_paper(table)[1] == table


def test_columns_with_other_numbers_stay_as_they_are():
    table = table_of(["案2", "案3", "令和1", "令和3"], ["い", "ろ", "は", "に"])
    assert set_for_paper(table)[1] == table


def test_the_number_of_a_section_stands_before_its_title():
    rows = ["1-1", "子育て", "見守り"], ["", "", "橋"]
    _, paper = set_for_paper(table_of(["施策番号", "施策", "事業名"], *rows))
    assert shown(paper) == [["施策", "事業名"], ["1-1　子育て", "見守り"], ["", "橋"]]


def test_a_column_that_repeats_the_one_before_it_is_said_to():
    rows = ["子育て", "子育て", "見守り"], ["道路", "道路", "橋"]
    facts, paper = set_for_paper(table_of(["施策", "取組", "事業名"], *rows))
    assert [(fact.label, fact.text) for fact in facts.items] == [("取組", "「施策」と同じ")]
    assert shown(paper)[0] == ["施策", "事業名"]


def marked(*rows: list[str]) -> Table:
    columns = Column("flag", "印"), Column("meaning", "印の意味"), Column("name", "事業名")
    return Table(columns, tuple(BodyRow(tuple(map(Text, row))) for row in rows))


def test_meanings_that_say_no_more_than_their_marks_are_left_out():
    facts, paper = set_for_paper(marked(["新規", "", "見守り"], ["なし", "なし", "橋"]))
    assert not facts.items
    assert shown(paper) == [["印", "事業名"], ["新規", "見守り"], ["なし", "橋"]]


def test_meanings_stay_where_they_say_more_of_one_mark():
    _, paper = set_for_paper(marked(["★", "重点事業", "見守り"], ["なし", "なし", "橋"]))
    assert shown(paper)[0] == ["印", "印の意味", "事業名"]


def priced(*rows: tuple[int | None, str]) -> Table:
    columns = (
        Column("amount", "令和9年度 事業費（円）", ColumnKind.YEN),
        Column("word", "令和9年度 事業費（未定）"),
    )
    return Table(columns, tuple(BodyRow((Yen(yen), Text(word))) for yen, word in rows))


def test_a_word_in_place_of_an_amount_stands_in_its_column():
    _, paper = set_for_paper(priced((5, ""), (None, "未定"), (None, "")))
    assert [column.title for column in paper.columns] == ["令和9年度 事業費（円）"]
    assert [row.cells for row in paper.rows] == [(Yen(5),), (Text("未定"),), (Yen(None),)]


def test_words_beside_amounts_keep_their_column():
    _, paper = set_for_paper(priced((5, "見込み"), (None, "未定")))
    assert len(paper.columns) == 2


def test_no_text_of_the_data_is_lost_on_paper(built_in: Reading, options: ReportOptions):
    view = pick_from_plan(built_in.plan, Selection())
    (table,) = build_data(view, options).parts[0].tables
    facts, paper = set_for_paper(table)
    told = {text for fact in facts.items for text in fact.text.split("\u3000")}
    for before, after in zip(table.rows, paper.rows, strict=True):
        lines = {line for cell in after.cells for line in re.split("[\n\u3000]", text_of(cell))}
        assert {text_of(cell) for cell in before.cells if isinstance(cell, Text)} - {
            ""
        } <= lines | told


def text_of(cell) -> str:
    return cell.text if isinstance(cell, Text) else ""


def test_the_data_of_the_built_in_plan_takes_few_pages(built_in: Reading, options: ReportOptions):
    document = build_data(pick_from_plan(built_in.plan, Selection()), options)
    grid = grid_of(document.page)
    body = Body(document, grid, palette_of(document.page))
    assert len(list(body.sheets(NoProgress()))) <= 19
