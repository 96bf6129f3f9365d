"""The indexes of a booklet: projects by department, and projects by name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import partial

from model.listing import Listing
from model.project import Project
from model.text import without_blanks
from model.view import PlanView
from reports.content.shared.table_builder import TableBuilder
from reports.document import Block, Paragraph, ParagraphRole, PlannedPart
from reports.table import Column, ColumnKind, PageOf, Text

IN_PLAN_ORDER = "所管課を計画に出てくる順に、事業を掲載の順に並べています。"
BY_READING = "読みの分かる事業を五十音順に、そのほかを文字コード順に並べています。"
BY_CODE = "事業名の文字コード順に並べています。"
_READING_HEADS = frozenset(
    ("よみ", "読み", "読み仮名", "読みがな", "よみがな", "ふりがな", "フリガナ", "ヨミ", "カナ")
)
_KATAKANA, _HIRAGANA, _LAST_KATAKANA = ord("ァ"), ord("ぁ"), ord("ヶ")


def row_anchor(row: Listing) -> str:
    """Return the anchor of a listing."""
    return f"listing:{row.id}"


def department_index(view: PlanView, *, is_across: bool = False) -> PlannedPart:
    """Return the projects by department, each once with all its pages, in the plan's order.

    The part says which order that is. ``is_across`` says that it stands on pages across.
    """
    build = partial(_by_department, view, _stretches(is_across=is_across))
    return PlannedPart("index", "所管課別索引", build, runs_on=True)


def name_index(view: PlanView, *, is_across: bool = False) -> PlannedPart:
    """Return the projects by name, each once with all its pages.

    Those whose reading is known stand first, in 五十音 order; the others by code point. The part
    says which rule it follows. ``is_across`` says that it stands on pages across.
    """
    build = partial(_by_name, view, _stretches(is_across=is_across))
    return PlannedPart("names", "事業名索引", build, runs_on=True)


def _stretches(*, is_across: bool) -> int:
    """Return how many stretches have room for names beside each other."""
    return 3 if is_across else 2


def _by_department(view: PlanView, abreast: int) -> tuple[Block, ...]:
    builder = _index("所管課・事業名")
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names = {project.id: project.name for project in view.projects}
    for row in view.rows:
        for department in row.departments:
            places[department.name][row.project.id].append(row_anchor(row))
    for department in view.departments:
        builder.add_group(department.name)
        for project, (first, *further) in places[department.name].items():
            builder.add_row(Text(names[project]), PageOf(first, tuple(further)))
    return Paragraph(IN_PLAN_ORDER, ParagraphRole.NOTE), builder.build(abreast=abreast)


def _by_name(view: PlanView, abreast: int) -> tuple[Block, ...]:
    builder = _index("事業名")
    projects = sorted(view.projects, key=_order)
    for project in projects:
        first, *further = map(row_anchor, view.rows_of_project(project))
        builder.add_row(Text(project.name), PageOf(first, tuple(further)))
    rule = BY_READING if any(reading_of(project) for project in projects) else BY_CODE
    note = Paragraph(rule, ParagraphRole.NOTE)
    return note, builder.build(abreast=abreast)


def reading_of(project: Project) -> str:
    """Return how the name of ``project`` is read, in hiragana; empty where no column says so."""
    for head, value in project.extras:
        if "".join(head.split()) in _READING_HEADS:
            return _hiragana(value)
    return ""


def _index(title: str) -> TableBuilder:
    return TableBuilder(
        (
            Column("name", title, least=12, is_name=True),
            Column("page", "頁", ColumnKind.PAGE, least=3, most=4),
        )
    )


def _order(project: Project) -> tuple[bool, str, str, str]:
    """Voiced and small kana stand with their plain ones, and after them where all else is equal."""
    reading = reading_of(project)
    return not reading, _plain(reading), reading, project.name


def _hiragana(text: str) -> str:
    wide = without_blanks(text)
    return "".join(
        chr(ord(c) - _KATAKANA + _HIRAGANA) if _KATAKANA <= ord(c) <= _LAST_KATAKANA else c
        for c in wide
    )


_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_ROWS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみり",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれ",
    "お": "おこそとのほもよろを",
}


def _plain(reading: str) -> str:
    """Return ``reading`` without marks of voice, small kana as large ones, ー as its vowel."""
    decomposed = unicodedata.normalize("NFD", reading).translate(_SMALL)
    kana = [c for c in decomposed if not unicodedata.combining(c)]
    for index in range(1, len(kana)):
        if kana[index] == "ー":
            kana[index] = next((v for v, row in _ROWS.items() if kana[index - 1] in row), "ー")
    return "".join(kana)
