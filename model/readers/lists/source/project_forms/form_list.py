"""Forms of single projects as a list: a row for each form, a column for each label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.finding import Finding, Severity
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_sheet import ListSheet
from model.readers.lists.source.project_forms.blocks import Block, FormBlocks, blocks_of
from model.readers.lists.source.project_forms.form_facts import FormFacts
from model.readers.lists.source.project_forms.form_tables import Fact
from model.readers.lists.source.table_columns import is_priced
from model.readers.lists.source.table_units import in_yen
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, Grid, Origin, cell_text
from model.readers.tables.head_words import head_key, is_budget_level, meanings
from model.readers.tables.place_names import named_sheet, named_sheets
from model.readers.tables.told import places_text

_NAME = "1事業ずつの調書"
_LEAST_ROWS = 2
_LOOKED_AT = 200
"""Rows of a sheet that are looked at to know whether it holds forms."""
_NEAR = 5
"""Rows below a name in which the next label of its form stands."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form: its sheet, the label of the project's name, what it says, and whether it has one."""

    grid: Grid
    name: Block
    read: FormFacts
    is_named: bool

    @property
    def unit(self) -> int | None:
        """The unit that stands on the form, in yen."""
        return next(filter(None, map(unit_of, self.read.units)), None)


def is_project_form(grid: Grid) -> bool:
    """Whether a sheet holds forms of one project each, filled in: labels beside their values.

    Below the name stand, in rows of their own, labels of what a form says of it.
    """
    blocks = blocks_of(replace(grid, rows=grid.rows[:_LOOKED_AT]))
    names = list(_names(blocks))
    if not names or _has_list_head(blocks):
        return False
    rows: dict[int, set[str]] = {}
    for row, own in blocks.rows.items():
        if row > names[0].row and not any(Role.NAME in block.roles for block in own):
            said = {role.value for block in own for role in block.roles}
            said |= {"金額"} if any(block.is_money for block in own) else set()
            rows |= {row: said} if said else {}
    roles = set().union(*rows.values()) if rows else set()
    is_told = Role.DESCRIPTION.value in roles or Role.DEPARTMENT.value in roles
    return len(rows) >= _LEAST_ROWS and len(roles) >= _LEAST_ROWS and is_told


def _has_list_head(blocks: FormBlocks) -> bool:
    """Whether 事業名 stands right beside another label, as above a list and not in a form."""
    return any(
        Role.NAME in one.roles | other.roles and one.roles and other.roles
        for own in blocks.rows.values()
        for one, other in pairwise(own)
    )


def read_forms(grids: Sequence[Grid]) -> ListSheet:
    """Return the forms on ``grids``, which hold nothing else, as one sheet of a list.

    Forms without a name are told and left out: a row without one would be taken for another thing.
    """
    found = [form for grid in grids for form in _forms(grid)]
    forms = [form for form in found if form.is_named]
    named = {head_key(f.title): f.title for form in forms for f in form.read.facts}
    titles = sorted(named.values(), key=lambda title: not _is_section(title))
    units = {form.unit for form in forms}
    captions = list(dict.fromkeys(text for form in forms[:1] for text in form.read.titles))
    captions += [text for text in forms[0].read.units[:1] if len(units) == 1]
    rows: list[list[Cell]] = [[text] for text in captions]
    rows.append([*titles])
    places: dict[tuple[int, int], tuple[int, int]] = {}
    faults: dict[tuple[int, int], str] = {}
    origins: list[Origin] = []
    twice: list[str] = []
    columns = {head_key(title): column for column, title in enumerate(titles)}
    for form in forms:
        number = len(rows)
        own: list[Cell] = [None] * len(titles)
        for fact in form.read.facts:
            column = columns[head_key(fact.title)]
            cell = _in_unit(fact, form, units)
            if own[column] not in (None, cell) and _holds_amount(fact.title, own[column], cell):
                twice.append(_place(form, fact))
            own[column] = _joined(own[column], cell)
            places[number, column] = (fact.row, fact.column)
            if (fact.row, fact.column) in form.grid.faults:
                faults[number, column] = form.grid.faults[fact.row, fact.column]
        rows.append(own)
        origins.append(Origin(number, form.grid.name, form.name.row - number))
    names = tuple(grid.name for grid in grids)
    name = grids[0].name if len(grids) == 1 else _NAME
    grid = Grid(name, rows, faults=faults, origins=tuple(origins), places=places)
    heads = Heads(len(captions), 1, tuple(titles))
    return ListSheet(grid, heads, forms=names, told=tuple(_told(found, names, twice)))


def _forms(grid: Grid) -> Iterator[_Form]:
    """Yield the forms of a sheet; each begins as many rows above its name as the first one does."""
    blocks = blocks_of(grid)
    named = list(_names(blocks))
    names = sorted([*named, *_empty_names(blocks, named)], key=lambda block: block.row)
    above = names[0].row - min(blocks.rows)
    starts = [names[0].row - above]
    starts += [max(b.row - above, a.row + 1) for a, b in pairwise(names)]
    ends = [*starts[1:], len(grid.rows)]
    for name, start, end in zip(names, starts, ends, strict=True):
        yield _Form(grid, name, FormFacts(blocks, range(start, end)), name in named)


def _names(blocks: FormBlocks) -> Iterator[Block]:
    """Yield the labels of names that have a value beside them, all called as the first one."""
    called = ""
    for row in sorted(blocks.rows):
        own = blocks.rows[row]
        for block, after in pairwise(own):
            is_value = not after.roles and not after.is_number
            is_name = Role.NAME in block.roles and called in ("", head_key(block.label))
            is_alone = not _stands_among_others(blocks, own, after)
            if is_name and is_value and is_alone and not _heads_amounts(blocks, after):
                called = head_key(block.label)
                yield block
                break


def _empty_names(blocks: FormBlocks, named: Sequence[Block]) -> Iterator[Block]:
    """Yield the labels of names that have no value and stand as those do that have one.

    They stand in the same column above the same label; the head of a list in a form does not.
    """
    alike = {_standing(blocks, name) for name in named}
    for own in blocks.rows.values():
        for block in own:
            is_name = Role.NAME in block.roles and block not in named
            if is_name and _standing(blocks, block) in alike:
                yield block


def _standing(blocks: FormBlocks, name: Block) -> tuple[str, int, str]:
    """Return the label of a name, its column, and what begins the next row that is filled."""
    near = range(name.bottom + 1, name.bottom + 1 + _NEAR)
    below = next((row for row in near if row in blocks.rows), name.row)
    return head_key(name.label), name.column, head_key(blocks.rows[below][0].label)


def _heads_amounts(blocks: FormBlocks, block: Block) -> bool:
    """Whether a block beside 事業名 is the next heading of a list: 事業費 above numbers."""
    below = (b for b in blocks.rows.get(block.bottom + 1, ()) if b.column == block.column)
    return block.is_money and any(b.is_number for b in below)


def _stands_among_others(blocks: FormBlocks, own: Sequence[Block], name: Block) -> bool:
    """Whether a name is one of several side by side: each row below has as many values, too."""
    values = [block for block in own if block.column >= name.column and not block.roles]
    below = blocks.rows.get(name.bottom + 1, ())
    beside = [block for block in below if block.column >= name.column]
    are_as_many = len(values) > 1 and len(beside) == len(values)
    return are_as_many and not any(block.roles for block in beside)


def _is_section(title: str) -> bool:
    """Whether a label names a section, whose column stands left of the names in a list."""
    roles = [word.role for word in meanings(title) if word.is_strong]
    return Role.LEVEL in roles or Role.NUMBER in roles or is_budget_level(title)


def _in_unit(fact: Fact, form: _Form, units: set[int | None]) -> Cell:
    """Return a value; an amount with its unit where the forms have several units."""
    has_own = len(units) == 1 or form.unit is None or unit_of(fact.title) is not None
    return fact.cell if has_own or not is_priced(fact.title) else in_yen(fact.cell, form.unit or 1)


def _holds_amount(title: str, *cells: Cell) -> bool:
    """Whether a label of money has an amount among the values that stand under it."""
    return is_priced(title) and any(read_amount(cell, 1).yen is not None for cell in cells)


def _joined(first: Cell, second: Cell) -> Cell:
    """Return the values that stand under one label of a form, those that differ."""
    if first in (None, second):
        return second
    return f"{cell_text(first)}\n{cell_text(second)}"


def _told(found: Sequence[_Form], names: Sequence[str], twice: Sequence[str]) -> Iterator[Finding]:
    """Yield what is to be told of forms; ``twice`` are the places of amounts of a label again."""
    forms = [form for form in found if form.is_named]
    where = named_sheets(names[:3]) + ("など" if len(names) > 3 else "")  # noqa: PLR2004  those that are named
    yield Finding(
        Severity.NOTICE,
        where,
        f"1事業ずつの調書（{len(forms):,}件）を、欄の名前と記入から、1行に1事業の一覧にして読みました。"
        "欄の名前は、対応付けでは列の見出しです。",
    )
    unnamed = [_place(form, form.name) for form in found if not form.is_named]
    if unnamed:
        message = (
            "事業名の記入がない調書のため、読んでいません。計画に入れるときは、事業名を書いて読み直して"
            "ください。"
        )
        yield Finding(Severity.WARNING, places_text(unnamed), message)
    if twice:
        message = (
            "1つの調書に、同じ名前で額の違う金額の欄が2つ以上あり、金額と読めません。欄の名前を"
            "「R8当初予算額」「R8事業費」のように分けて、読み直してください。"
        )
        yield Finding(Severity.WARNING, places_text(twice), message)
    tables = [_place(form, block) for form in forms for block in form.read.indicators]
    if tables:
        message = "調書の指標の表は、金額ではないため読んでいません。"
        yield Finding(Severity.NOTICE, places_text(tables), message)
    unread = [_place(form, block) for form in forms for block in form.read.unread]
    if unread:
        yield Finding(
            Severity.WARNING,
            places_text(unread),
            "調書のこの欄は、どの欄の記入か分からないため読んでいません。"
            "計画に入れるときは、左か上に欄の名前を書いて読み直してください。",
        )


def _place(form: _Form, at: Block | Fact) -> str:
    return named_sheet(form.grid.name) + form.grid.cell_name(at.row, at.column)
