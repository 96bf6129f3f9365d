"""The plan workbook as a document: a sheet that explains it, then a tidy sheet for each table."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from model.listing import ListingKind
from model.plan import Plan
from model.workbook.form import (
    DEPARTMENTS,
    FLAG_ITEM,
    FORMS,
    GUIDE,
    LISTINGS,
    OTHERS,
    PLAN,
    PROJECTS,
    RELISTED,
    SECTIONS,
    SheetForm,
)
from reports.content.plan_workbook.plan_tables import PlanTable, build_tables
from reports.document import Block, Document, Heading, Paragraph, Part, PartRole, Parts, PlannedPart
from reports.page import Page
from reports.table import BodyRow, Cell, Choices, Column, Count, Table, Text

_STAY = {(SECTIONS, "名称"), (PROJECTS, "事業名")}
"""The columns that stay in sight with those before them: what the others are of."""
_SPARE = 500
"""Rows below the last department that a drop-down offers too, for those that clerks add."""
_EXACT = 10**15
"""Excel keeps 15 figures of a number (Excel specifications and limits); longer ones are texts."""
_INTRODUCTION = """\
このブックは、実施計画の内容を1つにまとめたものです。Excel で直して保存し、このプログラムで開くと、\
直した内容で帳票を作れます。
行は、途中に入れても、下に足してもかまいません。列の見出しとシートの名前は、そのままにしてください。\
全角の数字、前後の空白、「令和4年度」のような書き方はそのまま読み取り、どう読んだかを確認事項に表示します。
事業は「事業」シートに1回だけ書き、計画書に載せる場所ごとに「掲載」シートに1行ずつ書きます。件数と金額は、事業\
ごとに1回だけ数えます。"""


def build_plan_document(plan: Plan, made_on: date) -> Document:
    """Return the document of the plan workbook: a guide, then a DATA part for each table."""
    heading = plan.heading
    tables = build_tables(plan)
    rows = {table.name: len(table.rows) for table in tables}
    flags = [n for n, row in enumerate(tables[0].rows) if row[0] == FLAG_ITEM]
    return Document(
        title="計画ブック",
        subject=heading.title,
        issuer=heading.city,
        made_on=made_on,
        parts=Parts((_guide(), *(_part(table, rows, flags) for table in tables))),
        page=Page(landscape=True),
        has_cover=False,
    )


def _guide() -> Part:
    blocks: list[Heading | Paragraph | Table] = [
        Paragraph(text) for text in _INTRODUCTION.split("\n")
    ]
    for form in FORMS:
        blocks += [Heading(f"{form.name}シート", 1), Paragraph(form.about), _heads_table(form)]
    return Part("guide", GUIDE, tuple(blocks))


def _heads_table(form: SheetForm) -> Table:
    columns = (Column("head", "列", least=9, most=9), Column("about", "書き方", least=36, most=36))
    rows = tuple(BodyRow((Text(head.name), Text(head.about))) for head in form.heads)
    return Table(columns, rows)


def _part(table: PlanTable, rows: dict[str, int], flags: list[int]) -> PlannedPart:
    build = partial(_blocks, table, rows, flags)
    return PlannedPart(table.name, table.name, build, PartRole.DATA)


def _blocks(table: PlanTable, rows: dict[str, int], flags: list[int]) -> tuple[Block, ...]:
    columns = tuple(
        Column(
            f"column{n}",
            head,
            choices=_choices(table.name, head, rows, flags),
            stays=(table.name, head) in _STAY,
        )
        for n, head in enumerate(table.heads, 1)
    )
    made: dict[str | int | None, Cell] = {}  # most cells of a column are alike
    body = tuple(BodyRow(tuple(_shared(value, made) for value in row)) for row in table.rows)
    return (Table(columns, body),)


def _choices(table: str, head: str, rows: dict[str, int], flags: list[int]) -> Choices | None:
    """Return what a cell below ``head`` may be: a word of a list, or what another sheet holds."""
    if head == "印" and table != PLAN and flags:
        return Choices(part=PLAN, column="column2", first=flags[0], last=flags[-1])
    if re.fullmatch(r"所管課\d+", head):
        last = rows[DEPARTMENTS] + _SPARE
        return Choices(part=DEPARTMENTS, column="column1", first=0, last=last)
    if (table, head) == (LISTINGS, "区分"):
        last = rows[SECTIONS] + _SPARE
        return Choices(part=SECTIONS, column="column1", first=0, last=last)
    if head == "掲載区分":
        return Choices(words=tuple(kind.label for kind in ListingKind), is_strict=True)
    words = {"再掲": RELISTED, "所管課ほか": OTHERS}.get(head)
    return Choices(words=(words,)) if words else None


def _shared(value: str | int | None, made: dict[str | int | None, Cell]) -> Cell:
    if value not in made:
        made[value] = _cell(value)
    return made[value]


def _cell(value: str | int | None) -> Cell:
    if isinstance(value, int):
        return Count(value) if abs(value) < _EXACT else Text(str(value))
    return Text(value or "")
