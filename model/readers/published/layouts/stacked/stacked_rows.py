"""Rows of a table of which a text prints every cell in a line of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.finding import Finding, Severity
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead, is_head_word, read_head
from model.readers.published.layouts.stacked.stack import Stack, is_figure, is_number
from model.readers.published.layouts.table_lines import TableLines
from model.readers.published.lines.furniture import head_key, is_page_number
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.row_kinds import is_total
from model.readers.tables.told import names_text

_LEAST_WORDS = 3
_MOST_WORDS = 12
_ORDER = (
    ColumnRole.NUMBER,
    ColumnRole.NAME,
    ColumnRole.DESCRIPTION,
    ColumnRole.DEPARTMENTS,
    ColumnRole.AMOUNT,
)


def find_stacked_head(
    lines: Sequence[Line], at: int, unit: int | None
) -> tuple[TableHead, int] | None:
    """Return the head whose words begin in line ``at``, each in its own, and how many they are.

    ``unit`` is that of the amounts where the text states one.
    """
    words: list[str] = []
    if is_unit(lines[at].text):
        return None
    for line in lines[at : at + _MOST_WORDS]:
        if line.has_tab or len(line.filled) > 1 or not is_head_word(line.text, unit):
            break
        words.append(line.text)
    while words and role_of_word(words[-1]) is ColumnRole.MARK:  # that of the first row
        words.pop()
    head = read_head(words, unit) if len(words) >= _LEAST_WORDS else None
    return (head, len(words)) if head else None


def tells_ends(head: TableHead) -> bool:
    """Whether the ends of rows can be told: columns in the usual order, offices or amounts last."""
    roles = [role for role in head.roles if role is not ColumnRole.MARK]
    if ColumnRole.EXTRA in roles or roles[-1] not in _ORDER[-2:]:
        return False
    return roles == sorted(roles, key=_ORDER.index) and head.roles[-1] is roles[-1]


def divide_stacked(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table of which every cell is a line, its rows each made one line."""
    words = {n: table.lines[at].text for n, at in enumerate(range(table.top, table.first))}
    yield table.top, table.divided(table.top, words)
    for at in range(table.top + 1, table.first):
        yield at, table.part(at, LineRole.TABLE_HEAD)
    for stack in _stacks(table):
        yield from _divided(table, stack)


def tell_unsure_names(lines: Sequence[Line]) -> list[Finding]:
    """Return one finding of all departments that may be names of projects, none without any."""
    unsure = [(line, name) for line in lines for name in line.unsure]
    if not unsure:
        return []
    told = names_text([f"「{name}」（{line.where}からの事業）" for line, name in unsure], "件")
    message = (
        f"{told}は、所管課として読みましたが、事業の名称かもしれません。"
        "元の計画書と見比べてください。"
    )
    return [Finding(Severity.WARNING, unsure[0][0].where, message)]


def _divided(table: TableLines, stack: Stack) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a row; those of none are not placed, unless they can be running text."""
    first, *rest = stack.lines
    if is_total(stack.texts[0]) and all(map(is_figure, stack.texts[1:])):
        yield from ((at, table.part(at, LineRole.TOTAL)) for at in stack.lines)
        return
    row = stack.row()
    if row is not None:
        whole = replace(table, head=row.head).divided(first, row.cells)
        yield first, replace(whole, head=row.head, doubt="".join(row.doubts), unsure=row.unsure)
        yield from ((at, table.part(at)) for at in rest)
    elif not table.lines[first].after_blank or any(
        is_departments(text) or is_figure(text) for text in stack.texts
    ):
        yield from ((at, table.part(at, LineRole.UNPLACED)) for at in stack.lines)


def _stacks(table: TableLines) -> Iterator[Stack]:
    """Yield the rows of a table; page numbers, running heads and headings are in none."""
    counts = Counter(line.text for line in table.lines[table.first : table.end])
    repeated = frozenset(text for text, count in counts.items() if count > 1)
    stack = Stack(table.head, repeated)
    after_page = False
    for at in range(table.first, table.end):
        line = table.lines[at]
        after = table.lines[at + 1].text if at + 1 < table.end else ""
        if is_page_number(line) and not _is_cell(line, stack, after):
            after_page = True
            continue
        is_at_start, after_page = after_page or line.after_blank, False
        if is_at_start and head_key(line) in table.running:
            continue
        if stack.is_whole_before(line, after):
            yield stack
            stack = Stack(table.head, repeated)
        heading = table.headings[at]
        if heading is not None and not stack.texts:
            if heading.style.form not in (Form.CIRCLED, Form.KANA_PARENTHESIZED):
                return
            continue
        if len(line.filled) > 1:
            break
        stack.lines.append(at)
        stack.texts.append(line.text)
    if stack.texts:
        yield stack


def _is_cell(line: Line, stack: Stack, after: str) -> bool:
    """Whether a bare number is a cell: a serial number, or an amount where one is due."""
    if line.after_blank or not is_number(line.text):
        return False
    if not stack.texts or stack.is_whole_before(line, after):
        return stack.head.roles[0] is ColumnRole.NUMBER
    return bool(stack.head.amounts)
