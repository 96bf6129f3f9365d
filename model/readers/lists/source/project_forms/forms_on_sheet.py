"""The forms of single projects on a sheet: where each begins and ends, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from model.readers.lists.source.project_forms.blocks import Block, FormBlocks, blocks_of
from model.readers.lists.source.project_forms.form_facts import FormFacts
from model.readers.tables.amount_heads import unit_of
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import head_key

_LEAST_ROWS = 2
_LOOKED_AT = 200
"""Rows of a sheet that are looked at to know whether it holds forms."""
_NEAR = 5
"""Rows below a name in which the next label of its form stands, or the numbers below a heading."""


@dataclass(frozen=True, slots=True)
class Form:
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
        if not any(Role.NAME in block.roles for block in own):
            said = {role.value for block in own for role in block.roles}
            said |= {"金額"} if any(block.is_money for block in own) else set()
            rows |= {row: said} if said else {}
    roles = set().union(*rows.values()) if rows else set()
    below = [row for row in rows if row > names[0].row]
    is_told = Role.DESCRIPTION.value in roles or Role.DEPARTMENT.value in roles
    return len(below) >= _LEAST_ROWS and len(roles) >= _LEAST_ROWS and is_told


def _has_list_head(blocks: FormBlocks) -> bool:
    """Whether 事業名 stands right beside another label, as above a list and not in a form."""
    return any(
        Role.NAME in one.roles | other.roles and one.roles and other.roles
        for own in blocks.rows.values()
        for one, other in pairwise(own)
    )


def forms_on(grid: Grid) -> Iterator[Form]:
    """Yield the forms of a sheet; each begins as many rows above its name as the first one does."""
    blocks = blocks_of(grid)
    named = list(_names(blocks))
    names = sorted([*named, *_empty_names(blocks, named)], key=lambda block: block.row)
    above = names[0].row - min(blocks.rows)
    starts = [names[0].row - above]
    starts += [max(b.row - above, a.row + 1) for a, b in pairwise(names)]
    ends = [*starts[1:], len(grid.rows)]
    for name, start, end in zip(names, starts, ends, strict=True):
        yield Form(grid, name, FormFacts(blocks, range(start, end)), name in named)


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
    near = range(block.bottom + 1, block.bottom + 1 + _NEAR)
    below = [blocks.rows[row] for row in near if row in blocks.rows] if block.is_money else []
    within = takewhile(lambda own: not any(b.roles or b.is_money for b in own), below)
    return any(b.is_number and b.column == block.column for own in within for b in own)


def _stands_among_others(blocks: FormBlocks, own: Sequence[Block], name: Block) -> bool:
    """Whether a name is one of several side by side: each row below has as many values, too."""
    values = [block for block in own if block.column >= name.column and not block.roles]
    below = blocks.rows.get(name.bottom + 1, ())
    beside = [block for block in below if block.column >= name.column]
    are_as_many = len(values) > 1 and len(beside) == len(values)
    return are_as_many and not any(block.roles for block in beside)
