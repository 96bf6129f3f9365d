"""What a cell can be by its looks alone: an amount, departments, the start of a row, a sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from model.readers.department_names import names_offices
from model.readers.tables.amounts import read_printed_amount, without_brackets
from model.readers.tables.marks import (
    PICTURES,
    SYMBOLS,
    has_bullet,
    marks_of_cell,
    read_name,
    says_relisted,
)
from model.readers.tables.row_kinds import is_total

NO_VALUE = frozenset(("-", "ー", "―", "－", "—", "–"))
"""Cells that say that there is nothing to say."""
BETWEEN_LINES = "／"
"""Stands between the lines of a cell of which one is an amount; two amounts are no longer one."""
_STAGES = re.compile(
    r"(?:(?:(?:基本|実施|詳細|概略|本体)?(?:設計|測量|調査|用地(?:買収|取得)|造成|工事|施工|整備|改修|建設|解体"
    r"|検討|準備|策定|募集|試行|導入|実施|開始|開設|運営|運用|拡大|更新|購入)|[→⇒])[・、]?)+"
)
"""What is done in a year: words that change nothing of an amount below them."""
LONGEST_OFFICES = 80
"""The most characters of a cell of departments: what is longer is a sentence."""
_BEGINS_NAME = re.compile(rf"^[{SYMBOLS}{PICTURES}]|[（(][^）)]*$")
_MONEY = re.compile(r"(?<!\S)[△▲]?\d{1,3}(?:,\d{3})+(?!\S)")
_ANY_UNIT = 100_000_000
"""A unit in which every number is a whole number of yen."""


def is_sum(cells: Sequence[str]) -> bool:
    """Whether the cells are a sum of the rows above: 計, 合計 and figures, no project."""
    first, *rest = [cell for cell in cells if cell] or [""]
    return bool(rest) and is_total(first) and all(map(is_amount, rest))


def begins_row(cells: Sequence[str], flags: Collection[str]) -> bool:
    """Whether the cells begin with a mark or a bullet, as only a new row does."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    is_marked = bool(marks_of_cell(filled[0], flags)) or bool(read_name(filled[0], flags).flags)
    return is_marked or has_bullet(filled[0])


@lru_cache(maxsize=4096)  # where a row ends is asked of the same cells many times
def is_departments(cell: str) -> bool:
    """Whether a cell reads as departments, by the ends of the names in it.

    One with a star before it, or whose bracket does not close, is the beginning of something else.
    """
    if len(cell) > LONGEST_OFFICES or "。" in cell or _BEGINS_NAME.search(cell):
        return False
    return names_offices(cell)


@lru_cache(maxsize=4096)  # the same cells are asked by who divides lines and by who reads them
def is_amount(cell: str) -> bool:
    """Whether a cell is an amount, or the dash that stands for none."""
    found = read_printed_amount(cell, _ANY_UNIT)
    return found.yen is not None or bool(found.forgiven)


def are_stages(text: str) -> bool:
    """Whether a text says only what is done, in one word or several: 実施設計, 導入."""
    return _STAGES.fullmatch(text) is not None


def amount_cell(cell: str, *, relisted: bool) -> str:
    """Return an amount of a ``relisted`` row without what says that it counts elsewhere.

    That is brackets around it, or 再掲 in its place.
    """
    if relisted and says_relisted(cell):
        return ""
    bare = without_brackets(cell) if relisted and is_amount(cell) else cell
    return bare if isinstance(bare, str) else cell


def may_be_cell(text: str) -> bool:
    """Whether a text may be of a row, though it stands in none: a name with a bullet, or money."""
    return has_bullet(text) or is_amount(text) or _MONEY.search(text) is not None
