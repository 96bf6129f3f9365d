"""Forms of single projects as a list: a row for each form, a column for each label."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from model.finding import Finding, Severity
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_sheet import ListSheet
from model.readers.lists.source.project_forms.blocks import Block
from model.readers.lists.source.project_forms.form_tables import Fact
from model.readers.lists.source.project_forms.forms_on_sheet import Form, forms_on
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


def read_forms(grids: Sequence[Grid]) -> ListSheet:
    """Return the forms on ``grids``, which hold nothing else, as one sheet of a list.

    Forms without a name are told and left out: a row without one would be taken for another thing.
    """
    found = [form for grid in grids for form in forms_on(grid)]
    forms = [form for form in found if form.is_named]
    titles, units = _titles(forms), {form.unit for form in forms}
    lines = [_Line(form, titles, units) for form in forms]
    rows: list[list[Cell]] = [[text] for text in _captions(forms)]
    heads = Heads(len(rows), 1, titles)
    rows += [[*titles], *(line.cells for line in lines)]
    names = tuple(grid.name for grid in grids)
    grid = Grid(
        grids[0].name if len(grids) == 1 else _NAME,
        rows,
        faults={(n, c): why for n, line in enumerate(lines, heads.body) for c, why in line.faults},
        origins=tuple(
            Origin(n, form.grid.name, form.name.row - n) for n, form in enumerate(forms, heads.body)
        ),
        places={(n, c): at for n, line in enumerate(lines, heads.body) for c, at in line.places},
    )
    told = _told(found, names, [place for line in lines for place in line.twice])
    return ListSheet(grid, heads, forms=names, told=tuple(told))


def _captions(forms: Sequence[Form]) -> list[str]:
    """Return the lines above the list: the title of the first form, the unit of all."""
    titles = list(dict.fromkeys(text for form in forms[:1] for text in form.read.titles))
    is_one_unit = len({form.unit for form in forms}) == 1
    return titles + (forms[0].read.units[:1] if is_one_unit else [])


def _titles(forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the labels of the forms as headings, those of sections first."""
    named = {head_key(fact.title): fact.title for form in forms for fact in form.read.facts}
    return tuple(sorted(named.values(), key=lambda title: not _is_section(title)))


class _Line:
    """A form as a row of the list: its ``cells`` under ``titles``, by their columns.

    ``places`` are where they stand in the form, ``faults`` why one has no value, ``twice`` the
    places of amounts under a label that has another one already. ``units`` are those of all forms.
    """

    def __init__(self, form: Form, titles: Sequence[str], units: Collection[int | None]) -> None:
        self.cells: list[Cell] = [None] * len(titles)
        self.places: list[tuple[int, tuple[int, int]]] = []
        self.faults: list[tuple[int, str]] = []
        self.twice: list[str] = []
        columns = {head_key(title): column for column, title in enumerate(titles)}
        for fact in form.read.facts:
            column, place = columns[head_key(fact.title)], (fact.row, fact.column)
            cell, before = _in_unit(fact, form, units), self.cells[column]
            if before not in (None, cell) and _holds_amount(fact.title, before, cell):
                self.twice.append(_place(form, fact))
            self.cells[column] = _joined(before, cell)
            self.places.append((column, place))
            if place in form.grid.faults:
                self.faults.append((column, form.grid.faults[place]))


def _is_section(title: str) -> bool:
    """Whether a label names a section, whose column stands left of the names in a list."""
    roles = [word.role for word in meanings(title) if word.is_strong]
    return Role.LEVEL in roles or Role.NUMBER in roles or is_budget_level(title)


def _in_unit(fact: Fact, form: Form, units: Collection[int | None]) -> Cell:
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


def _told(found: Sequence[Form], names: Sequence[str], twice: Sequence[str]) -> Iterator[Finding]:
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


def _place(form: Form, at: Block | Fact) -> str:
    return named_sheet(form.grid.name) + form.grid.cell_name(at.row, at.column)
