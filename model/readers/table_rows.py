"""Rows of a published plan's tables, whose columns a PDF's text keeps only roughly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

_HEADS = {
    "name": ("事業名", "事業名称", "事務事業名", "取組名"),
    "description": ("事業概要", "概要", "事業内容", "内容", "取組内容"),
    "departments": ("所管課", "担当課", "所管課名", "担当部署", "所管", "担当"),
    "flag": ("区分", "印", "新規・拡充"),
}
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads}
_SYMBOLS = "★☆◆◇■□◎▲△▼▽"
_MARK_CELL = re.compile(rf"^(?:[（(]\s*([^（()）\s]{{1,3}})\s*[)）]|([{_SYMBOLS}]))$")
_MARK_GLUED = re.compile(rf"^(?:[（(]\s*([^（()）\s]{{1,3}})\s*[)）]|([{_SYMBOLS}]))\s*(?=\S)")
_RELISTED_MARKS = ("再", "再掲")
_RELISTED = re.compile(r"\s*[（(]\s*再(?:掲)?\s*[)）]\s*$")
_BULLET = re.compile(r"^[○◯〇●・]\s*")

LOOKALIKES = {"括": "拡", "拓": "拡", "親": "新"}
"""Marks as character recognition misreads them, and what they are."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its marks taken off. ``flag`` is the mark as printed, None where there is none."""

    name: str
    description: str | None
    departments: str
    flag: str | None
    relisted: bool


def split_cells(line: str) -> list[str]:
    """Return the cells of a line, without blanks around them."""
    return [cell.strip() for cell in line.split("\t")]


def is_table_head(cells: list[str]) -> bool:
    """Whether the cells are a table's head (事業名, 事業概要, 所管課) and nothing else."""
    words = [re.sub(r"\s", "", unicodedata.normalize("NFKC", cell)) for cell in cells if cell]
    roles = [_ROLES.get(word) for word in words]
    return "name" in roles and None not in roles


def parse_row(cells: list[str], flags: Collection[str], *, described: bool) -> TableRow | None:
    """Return the row that ``cells`` hold, or None where they hold no name.

    A mark stands in a cell of its own or glued to the name; glued, it must be one of ``flags`` or
    look like one, since names too begin with brackets (（仮称）). ``described`` says whether the
    table has descriptions; where cells are missing, departments are missing first.
    """
    marks, rest = _take_marks([cell for cell in cells if cell], flags)
    if not rest:
        return None
    name = _BULLET.sub("", rest[0])
    if name != rest[0]:  # ○ (新) name
        more, [name, *_] = _take_marks([name], flags)
        marks += more
    bare = _RELISTED.sub("", name)
    departments = rest[-1] if len(rest) > (2 if described else 1) else ""
    middle = rest[1:-1] if departments else rest[1:]
    return TableRow(
        name=bare,
        description=" ".join(middle) or None,
        departments=departments,
        flag=next((mark for mark in marks if mark not in _RELISTED_MARKS), None),
        relisted=bare != name or any(mark in _RELISTED_MARKS for mark in marks),
    )


def _take_marks(cells: list[str], flags: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the marks at the beginning of a row and its cells without them."""
    marks: list[str] = []
    while cells:
        alone = _MARK_CELL.match(cells[0])
        glued = _MARK_GLUED.match(cells[0])
        if alone and len(cells) > 1:
            marks.append(alone[1] or alone[2])
            cells = cells[1:]
        elif glued and _is_mark(glued[1] or glued[2], flags):
            marks.append(glued[1] or glued[2])
            cells = [cells[0][glued.end() :], *cells[1:]]
        else:
            break
    return marks, cells


def _is_mark(text: str, flags: Collection[str]) -> bool:
    return text in flags or text in LOOKALIKES or text in _RELISTED_MARKS
