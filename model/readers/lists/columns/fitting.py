"""Putting a mapping on a list: which sheet, which rows of headings, which column is which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.errors import MappingError
from model.finding import Finding, Severity
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.source.heads import Heads, heads_at
from model.readers.lists.source.list_source import ListSource
from model.readers.tables.amount_heads import without_years
from model.readers.tables.columns import ColumnUse, Role
from model.readers.tables.place_names import named_sheet
from model.wareki import find_fiscal_years

_MOST_HEAD_ROWS = 4
_DISPENSABLE = (Role.EXTRA, Role.IGNORED)


@dataclass(frozen=True, slots=True)
class FittedMapping:
    """A source with the sheet and headings that a mapping fits, and its columns by place."""

    source: ListSource
    uses: dict[int, ColumnUse]
    findings: tuple[Finding, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The names of the levels, from the top."""
        named = {u.level.depth: u.level.name for _, u in self.columns(Role.LEVEL) if u.level}
        return tuple(named[depth] for depth in sorted(named))

    @property
    def name(self) -> int:
        """The column of the projects' names."""
        return self.places(Role.NAME)[0]

    def columns(self, *roles: Role) -> tuple[tuple[int, ColumnUse], ...]:
        """Return the columns with one of ``roles``, from the left."""
        return tuple((c, self.uses[c]) for c in sorted(self.uses) if self.uses[c].role in roles)

    def places(self, *roles: Role) -> tuple[int, ...]:
        """Return the places of the columns with one of ``roles``, from the left."""
        return tuple(column for column, _ in self.columns(*roles))


def fit_mapping(source: ListSource, mapping: ListMapping) -> FittedMapping:
    """Find the columns of ``mapping`` in ``source``.

    They may have moved, and stand in another sheet. A heading that differs only in its year is the
    same column a year later. Raises MappingError where a column is missing, or no column has the
    projects' names.
    """
    if not mapping.with_role(Role.NAME):
        raise MappingError(
            "対応付けに事業名の列がありません",
            where=source.source,
            remedy="どれか1列の「読み方」を「事業名」にしてください。",
        )
    best: tuple[int, ListSource, list[ColumnUse]] | None = None
    headings = [use.heading for use in mapping.columns]
    for tried in (each.plain_where(headings) for each in _tries(source, mapping)):
        uses, missing = _match(tried.heads, mapping)
        needed = [use for use in missing if use.role not in _DISPENSABLE]
        if not needed:
            return FittedMapping(tried, uses, _findings(tried, mapping, missing, uses))
        if best is None or len(needed) < best[0]:
            best = (len(needed), tried, needed)
    raise _missing(source, best[1] if best else source, best[2] if best else [])


def _tries(source: ListSource, mapping: ListMapping) -> Iterator[ListSource]:
    """Yield the source with each sheet and headings that may be meant, likely ones first."""
    together = source.with_sheets(mapping.sheets)
    if together:
        yield together
    numbers = sorted(
        (n for n, sheet in enumerate(source.sheets) if not sheet.parts or n == source.chosen),
        key=lambda n: (source.sheets[n].grid.name != mapping.sheet, n != source.chosen),
    )
    for number in numbers:
        sheet = source.sheets[number]
        if sheet.heads:
            yield source.with_sheet(number)
        if mapping.head_row and mapping.head_row <= len(sheet.grid.rows):
            for count in range(1, _MOST_HEAD_ROWS):
                if mapping.head_row - 1 + count <= len(sheet.grid.rows):
                    yield source.with_sheet(
                        number, heads_at(sheet.grid, mapping.head_row - 1, count)
                    )


def _match(heads: Heads, mapping: ListMapping) -> tuple[dict[int, ColumnUse], list[ColumnUse]]:
    uses: dict[int, ColumnUse] = {}
    open_uses: list[ColumnUse] = []
    for use in mapping.columns:
        column = heads.column_of(use.heading)
        if column is None or column in uses:
            open_uses.append(use)
        else:
            uses[column] = replace(use, heading=heads.titles[column])
    missing = []
    for use in open_uses:
        column = _column_a_year_later(heads, use, uses)
        if column is None:
            missing.append(use)
        else:
            uses[column] = _a_year_later(use, heads.titles[column])
    for column, title in enumerate(heads.titles):
        if title and column not in uses:
            uses[column] = ColumnUse(title, Role.EXTRA)
    return uses, missing


def _column_a_year_later(heads: Heads, use: ColumnUse, taken: dict[int, ColumnUse]) -> int | None:
    key = without_years(use.heading)
    if not find_fiscal_years(use.heading):
        return None
    alike = [
        column
        for column, title in enumerate(heads.titles)
        if column not in taken and find_fiscal_years(title) and without_years(title) == key
    ]
    return alike[0] if len(alike) == 1 else None


def _a_year_later(use: ColumnUse, title: str) -> ColumnUse:
    amount = use.amount
    if amount and amount.fiscal_year is not None:
        amount = replace(amount, fiscal_year=find_fiscal_years(title)[0])
    return replace(use, heading=title, amount=amount)


def _findings(
    fitted: ListSource,
    mapping: ListMapping,
    missing: list[ColumnUse],
    uses: dict[int, ColumnUse],
) -> tuple[Finding, ...]:
    where = fitted.grid.name or fitted.source
    told = (*_about_columns(mapping, missing, uses), *_about_sheets(fitted, mapping))
    return tuple(Finding(severity, where, message) for severity, message in told)


def _about_columns(
    mapping: ListMapping, missing: list[ColumnUse], uses: dict[int, ColumnUse]
) -> Iterator[tuple[Severity, str]]:
    for use in missing:
        message = f"対応付けにある列「{use.heading}」がないため、その列は読んでいません。"
        yield Severity.WARNING, message
    named = {use.heading for use in mapping.columns}
    later = [use.heading for use in uses.values() if use.heading not in named and use.amount]
    if later:
        columns = "」「".join(later)
        message = f"対応付けと年度だけが違う列「{columns}」を同じ種類の列として読みました。"
        yield Severity.NOTICE, message


def _about_sheets(fitted: ListSource, mapping: ListMapping) -> Iterator[tuple[Severity, str]]:
    there = fitted.sheet.parts or (fitted.grid.name,)
    lost = [name for name in mapping.sheets if name not in there]
    if lost:
        message = f"対応付けで合わせて読むシート「{'」「'.join(lost)}」が、同じ見出しの表としては"
        yield Severity.WARNING, f"{message}ありません。シートの名前と見出しを確かめてください。"
    if mapping.sheet and fitted.grid.name not in ("", mapping.sheet):
        message = f"対応付けのシート「{mapping.sheet}」がないため、このシートを読みました。"
        yield Severity.NOTICE, message


def _missing(source: ListSource, tried: ListSource, missing: list[ColumnUse]) -> MappingError:
    sheet = f"{named_sheet(tried.grid.name)}の" if tried.grid.name else ""
    heads = tried.sheet.heads
    there = "」「".join(title for title in heads.titles if title) if heads else ""
    return MappingError(
        f"対応付けにある列「{'」「'.join(use.heading for use in missing)}」が一覧にありません",
        where=f"{source.source} の{sheet}見出し",
        remedy=f"一覧の見出しは「{there}」です。対応付けか一覧の見出しを直してください。",
    )
