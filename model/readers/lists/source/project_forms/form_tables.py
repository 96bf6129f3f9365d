"""The small tables within a form: amounts by year, by source of funds, or by both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.readers.lists.source.project_forms.blocks import Block, FormBlocks
from model.readers.tables.amount_heads import is_unit, is_year_head, read_amount_head, unit_of
from model.readers.tables.grid import Cell
from model.readers.tables.head_words import JOINT, funds_of, head_key, is_amount_head, is_whole
from model.readers.tables.row_kinds import is_open_amount

_FUNDS = "財源内訳"
_WHOLE = "事業費"
_PLAIN = ("金額", "額", "区分", "年度", "項目", "内訳", "内容", "財源", _FUNDS)
"""Words beside a table that say nothing of its amounts."""
_UNIT = re.compile(r"\((?:単位:?)?(?:百万|千|万|億)?円\)$")
_OF_INDICATORS = re.compile(r"指標|目標|実績値|^単位$|件数|人数|回数|[率数]$")
_OF_PROJECT = re.compile(r"事業費|予算|決算|計画|^(?:金?額|年度)?$")
_COMPARED = re.compile(r"比較|増減|差引|前年度比|伸び?率")
_MOST_HEAD_ROWS = 3
_LEAST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """What a form says under a heading, and where the value stands, from 0."""

    title: str
    cell: Cell
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table within a form: its amounts, its blocks, and where indicators stand, not amounts."""

    facts: tuple[Fact, ...]
    blocks: frozenset[Block]
    indicators: tuple[Block, ...]


def table_at(blocks: FormBlocks, row: int, end: int) -> FormTable | None:
    """Return the table whose headings begin in ``row``; it ends above row ``end``.

    None where none begins: headings of money side by side, with amounts below each.
    """
    beside = [block for block in blocks.rows.get(row, ()) if _is_beside(block)]
    own = [block for block in blocks.rows.get(row, ()) if block not in beside]
    heads = _trailing(own)
    if not heads or not _is_table(heads, own):
        return None
    left = [b for b in blocks.across(row) if b.right < heads[0].column and not b.is_number]
    columns, below = _columns(blocks, heads, end)
    rows = list(_rows(blocks, columns, beside, range(below, end)))
    while rows and rows[-1].is_text:
        rows.pop()
    if not rows:
        return None
    used = {*left, *beside, *(b for chain in columns for b in chain)}
    used |= {b for row in rows for b in (*row.labels, *row.cells.values(), *row.beside)}
    is_of_indicators = _names_indicators((*left, *heads))
    others = [row for row in rows if is_of_indicators or _names_indicators(row.labels)]
    if len(others) == len(rows):
        return FormTable((), frozenset(used), tuple(own[:1]))
    above = [b.label for b in left[-1:]]
    facts: list[Fact] = []
    texts: list[Fact] = []
    lines = [
        ([b.label for b in row.labels if b not in left], row) for row in rows if row not in others
    ]
    has_whole = any(_is_whole(labels) for labels, row in lines if not row.is_text)
    for labels, each in sorted(lines, key=lambda line: not _is_of_project(line[0])):
        if each.is_text or (has_whole and labels and not _is_known(labels[-1])):
            texts.append(_text_fact(labels, columns, each))
            continue
        for n, block in each.cells.items():
            title = _title([*above, *labels, *(b.label for b in columns[n])])
            facts.append(Fact(title, block.cell, block.row, block.column))
    dated = [fact for fact in facts if is_year_head(fact.title.split(JOINT)[0])]
    kept = dated or [fact for fact in facts if fact.title]  # beside years, others are their sums
    indicators = tuple(row.labels[0] for row in others)
    return FormTable((*kept, *texts), frozenset(used), indicators)


def items_at(blocks: FormBlocks, row: int, end: int) -> tuple[tuple[Block, ...], ...]:
    """Return the rows of a table of items that begins in ``row``: 節, 金額, 説明 and what follows.

    Its headings are labels alone, of which one is of money and has numbers below it, row by row.
    """
    own = blocks.rows.get(row, ())
    priced = [block for block in own if block.is_money and not block.roles]
    if len(own) < _LEAST_HEADS or any(block.is_number for block in own):
        return ()
    below = row + 1
    while below < end and any(
        _is_over(head, b) and b.is_number for head in priced for b in blocks.rows.get(below, ())
    ):
        below += 1
    return tuple(blocks.rows[each] for each in range(row, below)) if below > row + 1 else ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the labels left of it, and its cells by the number of their column.

    ``beside`` are cells that say nothing of amounts (比較), ``is_text`` says that all are words.
    """

    labels: tuple[Block, ...]
    cells: dict[int, Block]
    beside: tuple[Block, ...]
    is_text: bool


def _columns(
    blocks: FormBlocks, heads: Sequence[Block], end: int
) -> tuple[list[tuple[Block, ...]], int]:
    """Return the headings over each column, from the top, and the first row below them."""
    columns: list[tuple[Block, ...]] = [(head,) for head in heads]
    below = heads[0].row + 1
    for _ in range(_MOST_HEAD_ROWS - 1):
        more = [b for b in blocks.rows.get(below, ()) if any(_is_over(c[-1], b) for c in columns)]
        if below >= end or not more or not all(block.is_money for block in more):
            break
        columns = [chain for column in columns for chain in _below(column, more)]
        below += 1
    return columns, below


def _below(column: tuple[Block, ...], more: Sequence[Block]) -> list[tuple[Block, ...]]:
    """Return the columns that a further row of headings makes of one; it stays where none does."""
    found: list[tuple[Block, ...]] = [(*column, b) for b in more if _is_over(column[-1], b)]
    return found or [column]


def _rows(
    blocks: FormBlocks,
    columns: Sequence[tuple[Block, ...]],
    beside: Sequence[Block],
    rows: range,
) -> Iterator[_Row]:
    """Yield the rows below the headings, of amounts or of words, down to the first that is none."""
    for number in rows:
        own = blocks.rows.get(number, ())
        cells = {
            n: block
            for n, chain in enumerate(columns)
            for block in own
            if _is_over(chain[-1], block)
        }
        further = tuple(b for b in own if any(_is_over(head, b) for head in beside))
        right = columns[-1][-1].right
        is_beyond = any(block.column > right and block not in further for block in own)
        is_text = not all(map(_is_amount, cells.values()))
        labels = tuple(b for b in blocks.across(number) if b.right < columns[0][0].column)
        is_other = is_text and any(b.roles or b.is_money for b in (*labels[-1:], *cells.values()))
        if is_beyond or not cells or is_other or (is_text and not labels):
            return
        yield _Row(labels, cells, further, is_text)


def _names_indicators(blocks: Sequence[Block]) -> bool:
    return any(_OF_INDICATORS.search(block.label) for block in blocks)


def _is_beside(block: Block) -> bool:
    """Whether a heading says nothing of amounts of its own: 比較, （単位：千円）."""
    return is_unit(block.text) or _COMPARED.search(block.label) is not None


def _trailing(own: Sequence[Block]) -> list[Block]:
    """The labels of money at the end of a row."""
    heads: list[Block] = []
    for block in reversed(own):
        if not block.is_money:
            break
        heads.insert(0, block)
    while len(heads) > 1 and _is_left(heads):
        heads = heads[1:]
    return heads


def _is_left(heads: Sequence[Block]) -> bool:
    """Whether the first of the labels says what the table is of: 事業費 before years."""
    are_years = [is_year_head(head.label) for head in heads]
    are_funds = [funds_of(head.label) is not None for head in heads]
    of_years = not are_years[0] and all(are_years[1:])
    return of_years or (_bare(heads[0].label) in _PLAIN and all(are_funds[1:-1]))


def _is_table(heads: Sequence[Block], own: Sequence[Block]) -> bool:
    """Whether labels head columns; one alone does where another that says nothing is beside it."""
    return len(heads) > 1 or (len(own) > 1 and _bare(own[-2].label) in _PLAIN)


def _is_over(head: Block, block: Block) -> bool:
    return head.column <= block.column <= head.right


def _is_amount(block: Block) -> bool:
    return block.is_number or is_open_amount(block.text)


def _text_fact(labels: Sequence[str], columns: Sequence[tuple[Block, ...]], row: _Row) -> Fact:
    """Return what a row says, each after the heading above it: 令和8年度：設計.

    So are parts of a project's costs, or its staff: its amounts are those of the whole.
    """
    title = labels[-1] if labels else row.labels[-1].label
    said = (f"{columns[n][-1].label}：{block.text}" for n, block in row.cells.items())
    first = next(iter(row.cells.values()))
    return Fact(title, "\n".join(said), first.row, first.column)


def _is_known(label: str) -> bool:
    """Whether the label of a line says of what its amounts are: all of a project, its sources."""
    is_amount = is_amount_head(label) or is_whole(label) or funds_of(label) is not None
    return is_amount or is_unit(label) or is_year_head(label) or _bare(label) in _PLAIN


def _is_whole(labels: Sequence[str]) -> bool:
    """Whether the line labelled so has all of a project: 事業費, 計; not 国庫, nor 人件費."""
    is_source = any(funds_of(label) is not None for label in labels)
    return bool(labels) and _is_known(labels[-1]) and not is_source


def _is_of_project(labels: Sequence[str]) -> bool:
    """Whether the line labelled so may be what a project costs, before parts of it (補助金額)."""
    last = labels[-1] if labels else _WHOLE
    return is_whole(last) or _OF_PROJECT.search(_bare(last)) is not None


def _title(words: Sequence[str]) -> str:
    """Return the heading that the words around an amount make; empty for a sum of other amounts."""
    year = [word for word in words if is_year_head(word)][:1]
    others = [word for word in words if word not in year and not is_unit(word)]
    funds = [word for word in others if funds_of(word) is not None]
    if funds:
        above = [word for word in others if _bare(word) == _FUNDS][:1] or [_FUNDS]
        if year and read_amount_head(year[0], 1, None).kind is not None:  # parts of 令和9年度計画
            above = [] if is_amount_head(year[0]) else [_WHOLE]
        return JOINT.join((*year, *above, funds[-1]))
    if any(map(is_whole, others)) and not year:
        return ""
    kinds = [w for w in others if is_amount_head(w) and not is_whole(w) and _bare(w) not in _PLAIN]
    if year and is_amount_head(year[0]) and all(unit_of(kind) is None for kind in kinds[-1:]):
        return year[0]
    return JOINT.join((*year, *(kinds[-1:] or [_WHOLE])))


def _bare(word: str) -> str:
    """Return a word for comparing, without its unit: 財源内訳（千円）."""
    return _UNIT.sub("", head_key(word))
