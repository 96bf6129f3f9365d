"""Rows of a published plan's tables, whose columns a PDF's text keeps only roughly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from model.money import Unit, parse_yen
from model.project import Amount
from model.readers.department_names import names_offices
from model.readers.lists.row_kinds import is_total
from model.readers.published.marks import (
    has_bullet,
    is_relisted_mark,
    mark_of_cell,
    read_name,
    take_marks,
)


class ColumnRole(Enum):
    """What a column of a table holds."""

    NAME = "name"
    DESCRIPTION = "description"
    DEPARTMENTS = "departments"
    MARK = "mark"
    NUMBER = "number"
    AMOUNT = "amount"
    EXTRA = "extra"


_HEADS = {
    ColumnRole.NAME: "事業名 事業名称 事業の名称 主要事業名 事務事業名 取組名 取組 取り組み名 "
    "主な事業 主な取組 具体的な取組 施策名 事業 主要事業 事業等 事業名等 取組事業名",
    ColumnRole.DESCRIPTION: "事業概要 概要 事業内容 内容 取組内容 事業の概要 事業の内容 主な内容 "
    "取組の内容 取組概要 説明 事業目的 目的 目的・内容 事業の目的・内容",
    ColumnRole.DEPARTMENTS: "所管課 担当課 所管課名 担当課名 担当部署 所管部署 所管 担当 課名 所属 "
    "担当所属 担当部局 所管部局 主管課 所管課等 担当課等 担当課室 所管課室 所管室課 関係課 "
    "部局 実施主体",
    ColumnRole.MARK: "区分 印 新規・拡充 新規/拡充 新規拡充 種別 再掲 新規・継続 新規継続",
    ColumnRole.NUMBER: "No No. NO 番号 事業番号 通番 連番 項番 #",
}
_ROLES = {head: role for role, heads in _HEADS.items() for head in heads.split()}
_AMOUNT_HEAD = re.compile(
    r"^(?:(?:令和|R)(\d{1,2}|元)年?度?)?(?:当初)?(事業費|予算額?|決算額?|計画額|金額)"
    r"(?:[(]?(千円|百万円|円)[)]?)?$"
)
_NO_VALUE = frozenset(("-", "ー", "―", "－", "—", "–"))
_MOST_OFFICE_CHARACTERS = 80
_LEAST_KNOWN = 2
_LONGEST_HEAD = 12


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: the yen in its unit, its fiscal year and kind where the head says."""

    unit: Unit
    fiscal_year: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table: the roles of its columns in order.

    ``amounts`` are those of role AMOUNT, ``extras`` the words above those of role EXTRA.
    """

    roles: tuple[ColumnRole, ...]
    amounts: tuple[AmountColumn, ...] = ()
    extras: tuple[str, ...] = ()

    @property
    def is_described(self) -> bool:
        """Whether the table has a column of descriptions."""
        return ColumnRole.DESCRIPTION in self.roles


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its marks taken off.

    ``flag`` is the mark as printed, None where there is none; ``no_amounts`` are the words in
    columns of amounts that are none (未定).
    """

    name: str
    description: str | None
    departments: str
    flag: str | None
    relisted: bool
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    no_amounts: tuple[str, ...] = ()


def read_head(cells: Sequence[str]) -> TableHead | None:
    """Return the head that ``cells`` are (事業名, 事業概要, 所管課), or None.

    Beside a name and another known column, short words that are not known head extra columns.
    """
    words = [_folded(cell) for cell in cells if cell]
    amounts = {place: _AMOUNT_HEAD.match(word) for place, word in enumerate(words)}
    roles = [
        ColumnRole.AMOUNT if amounts[place] else _ROLES.get(word)
        for place, word in enumerate(words)
    ]
    known = [role for role in roles if role is not None]
    extras = _each_once(word for word, role in zip(words, roles, strict=True) if role is None)
    if len(known) < _LEAST_KNOWN or ColumnRole.NAME not in known or not all(map(_is_word, extras)):
        return None
    columns = tuple(_amount_column(match) for match in amounts.values() if match)
    return TableHead(tuple(role or ColumnRole.EXTRA for role in roles), columns, extras)


def parse_row(
    cells: Sequence[str], flags: Collection[str], *, described: bool, head: TableHead | None = None
) -> TableRow | None:
    """Return the row that ``cells`` hold, or None where they hold no name.

    ``described`` says whether the table has descriptions; where cells are missing, departments are
    missing first, unless a cell names offices. ``head`` gives the order of the columns where the
    row has a cell for each.
    """
    filled = [cell for cell in cells if cell]
    unnumbered = _without_number(filled, head)
    marks, unmarked = take_marks(unnumbered, flags)
    filled = _without_number(unmarked, head) if unnumbered == filled else unmarked
    if not filled:
        return None
    found = _sorted(filled, described=described, head=head)
    marked = read_name(found.by_role[ColumnRole.NAME], flags)
    marks += marked.flags
    own = [mark for mark in marks if not is_relisted_mark(mark)]
    description = found.by_role.get(ColumnRole.DESCRIPTION)
    return TableRow(
        name=marked.name,
        description=None if description in _NO_VALUE else description or None,
        departments=found.by_role.get(ColumnRole.DEPARTMENTS, ""),
        flag=own[0] if own else None,
        relisted=marked.relisted or len(own) < len(marks),
        amounts=found.amounts,
        extras=found.extras,
        no_amounts=found.no_amounts,
    )


def is_sum(cells: Sequence[str]) -> bool:
    """Whether the cells are a sum of the rows above: 計, 合計 and figures, no project."""
    first, *rest = [cell for cell in cells if cell] or [""]
    return bool(rest) and is_total(first) and all(map(_is_amount, rest))


def begins_row(cells: Sequence[str], flags: Collection[str]) -> bool:
    """Whether the cells begin with a mark or a bullet, as only a new row does."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    is_marked = mark_of_cell(filled[0], flags) is not None or bool(
        read_name(filled[0], flags).flags
    )
    return is_marked or has_bullet(filled[0])


def is_departments(cell: str) -> bool:
    """Whether a cell reads as departments, by the ends of the names in it."""
    return len(cell) <= _MOST_OFFICE_CHARACTERS and not cell.endswith("。") and names_offices(cell)


def take_amounts(cells: list[str], head: TableHead | None) -> tuple[list[str], tuple[Amount, ...]]:
    """Return the cells without those that are amounts, where the table has any, and the amounts."""
    if head is None or not head.amounts:
        return cells, ()
    texts = [cell for cell in cells if _is_amount(cell)]
    rest = [cell for cell in cells if not _is_amount(cell)]
    if len(texts) != len(head.amounts):  # which of them is missing cannot be told
        return cells, ()
    return rest, _amounts(texts, head.amounts)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The cells of a row by role, its amounts, its extra columns, what is no amount."""

    by_role: dict[ColumnRole, str]
    amounts: tuple[Amount, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
    no_amounts: tuple[str, ...] = ()


def _sorted(cells: list[str], *, described: bool, head: TableHead | None) -> _Sorted:
    """Return the cells by role: by the head where it fits, else by what they look like."""
    return (_by_head(cells, head) if head else None) or _by_looks(cells, head, described=described)


def _by_head(cells: list[str], head: TableHead) -> _Sorted | None:
    """Return the cells in the order of the head's columns, None where there are more or fewer."""
    columns = [role for role in head.roles if role not in (ColumnRole.MARK, ColumnRole.NUMBER)]
    if len(columns) != len(cells):
        return None
    placed = list(zip(columns, cells, strict=True))
    by_role: dict[ColumnRole, str] = dict(placed)
    if by_role.get(ColumnRole.DEPARTMENTS, "").endswith("。"):
        return None
    texts = [cell for role, cell in placed if role is ColumnRole.AMOUNT]
    extras = [cell for role, cell in placed if role is ColumnRole.EXTRA]
    return _Sorted(
        by_role,
        _amounts(texts, head.amounts),
        tuple(zip(head.extras, extras, strict=True)),
        tuple(
            text
            for text, column in zip(texts, head.amounts, strict=True)
            if _folded(text) not in _NO_VALUE and not _amounts([text], [column])
        ),
    )


def _by_looks(cells: list[str], head: TableHead | None, *, described: bool) -> _Sorted:
    rest, amounts = take_amounts(cells[1:], head)
    if not rest:
        has_departments = False
    elif described and len(rest) > 1:
        has_departments = not rest[-1].endswith("。")
    else:
        has_departments = is_departments(rest[-1]) or (not described and len(rest) == 1)
    by_role = {
        ColumnRole.NAME: cells[0],
        ColumnRole.DESCRIPTION: " ".join(rest[:-1] if has_departments else rest),
        ColumnRole.DEPARTMENTS: rest[-1] if has_departments else "",
    }
    return _Sorted(by_role, amounts)


def _amounts(texts: Sequence[str], columns: Sequence[AmountColumn]) -> tuple[Amount, ...]:
    amounts = []
    for text, column in zip(texts, columns, strict=True):
        whole = text if text.endswith("円") else f"{text}{column.unit.label}"
        yen = None if _folded(text) in _NO_VALUE else parse_yen(whole)
        if yen is not None:
            amounts.append(Amount(yen, column.fiscal_year, column.kind))
    return tuple(amounts)


def _is_amount(cell: str) -> bool:
    return _folded(cell) in _NO_VALUE or parse_yen(f"{cell.removesuffix('円')}円") is not None


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    made = []
    for word in words:
        seen[word] += 1
        made.append(f"{word}（{seen[word]}）" if seen[word] > 1 else word)
    return tuple(made)


def _is_word(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not text.endswith("。") and not names_offices(text)


def _amount_column(match: re.Match[str]) -> AmountColumn:
    year = None if match[1] is None else 2018 + (1 if match[1] == "元" else int(match[1]))
    kind = match[2].removesuffix("額") if match[2].startswith(("予算", "決算")) else match[2]
    return AmountColumn(Unit.from_label(match[3] or "円"), year, kind)


def _without_number(cells: list[str], head: TableHead | None) -> list[str]:
    """Return the cells without a serial number before the name."""
    numbered = head is not None and ColumnRole.NUMBER in head.roles
    is_number = len(cells) > (1 if numbered else 2) and re.fullmatch(
        r"\d{1,4}(?:-\d{1,3})*", unicodedata.normalize("NFKC", cells[0])
    )
    return cells[1:] if is_number else cells


def _folded(cell: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell))
