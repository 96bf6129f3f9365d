"""What a list looks like under a mapping: worked out on a thread, while the wizard can be used."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from gui.presenters.mapping_shelf import MappingShelf
from gui.presenters.shown_columns import SAMPLED_ROWS, ShownColumn, shown_columns
from model.errors import AppError
from model.finding import Finding
from model.money import Unit
from model.project import Amount
from model.readers.lists.columns.fitting import fit_mapping
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import preview_rows
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.source.list_source import ListSource
from model.readers.reading import LineRole
from model.readers.tables.columns import Role
from model.wareki import format_fiscal_year
from reports.amounts import exact

PREVIEW_HEADS = ("行", "扱い", "区分", "印", "事業名", "事業概要", "所管課", "金額", "その他")
"""The columns of the preview."""
_FED_BY = {
    "区分": (Role.LEVEL, Role.NUMBER),
    "印": (Role.FLAG,),
    "事業概要": (Role.DESCRIPTION,),
    "所管課": (Role.DEPARTMENT, Role.BUREAU, Role.TEAM),
    "金額": (Role.AMOUNT,),
    "その他": (Role.EXTRA, Role.FUNDS),
}
"""What columns of a list are taken for to stand under the heads that not every list fills."""
_FIRST_ROWS = 20
_BETWEEN = " › "
_MOST_ABOVE = 6
"""Characters of a section above another one, of which more is told."""


@dataclass(frozen=True, slots=True)
class ListLook:
    """A list under a mapping.

    Attributes:
        source: the file, with the sheet and the headings that are chosen.
        mapping: what the columns are taken for.
        saved: the name of the saved mapping, empty for a guess.
        findings: what its reader should look at before trusting the mapping.
        columns: the columns that have a heading, as they stand in the list.
        rows: the first rows as they would come in.
        problem: why no row can come in, None where they can.
        error: why the columns could not be guessed, None where they could.
    """

    source: ListSource
    mapping: ListMapping
    saved: str = ""
    findings: tuple[Finding, ...] = ()
    columns: tuple[ShownColumn, ...] = ()
    rows: tuple[ListRow, ...] = ()
    problem: AppError | None = None
    error: AppError | None = None

    def filled(self) -> ListLook:
        """Return the look with its columns and its first rows, or why there are none."""
        try:
            rows = preview_rows(self.source, self.mapping, SAMPLED_ROWS)
        except AppError as error:
            columns = shown_columns(self.source, self.mapping)
            return replace(self, columns=columns, rows=(), problem=error)
        columns = shown_columns(self.source, self.mapping, rows)
        return replace(self, columns=columns, rows=rows[:_FIRST_ROWS], problem=None)


Look = Callable[[object], ListLook | AppError]
"""Work for a thread: what the list looks like, or why it cannot be looked at so."""


def first_look(source: ListSource, shelf: MappingShelf, before: ListMapping) -> ListLook:
    """Put the saved mapping on the list that knows nearly all of its columns, else guess."""
    best = shelf.best_for(source)
    look = saved_look(source, shelf, best) if best else None
    return look if isinstance(look, ListLook) else guessed_look(source, before)


def guessed_look(source: ListSource, before: ListMapping) -> ListLook:
    """Take the columns for what they seem to be; ``before`` stays where that cannot be told."""
    try:
        guess = guess_mapping(source)
    except AppError as error:
        return ListLook(source, before, error=error).filled()
    return ListLook(source, guess.mapping, findings=guess.findings).filled()


def saved_look(source: ListSource, shelf: MappingShelf, name: str) -> ListLook | AppError:
    """Put the mapping saved as ``name`` on the list; return why it cannot be where it cannot."""
    try:
        saved = shelf.read(name)
        fitted = fit_mapping(source, saved)
    except AppError as error:
        return error
    mapping = replace(
        saved,
        columns=tuple(fitted.uses[column] for column in sorted(fitted.uses)),
        sheet="" if fitted.source.sheet.parts else fitted.source.grid.name,
        sheets=fitted.source.sheet.parts,
        head_row=fitted.source.heads.first + 1,
    )
    return ListLook(fitted.source, mapping, name, fitted.findings).filled()


def texts_of(row: ListRow) -> tuple[str, ...]:
    """Return a row as texts under ``PREVIEW_HEADS``."""
    if row.role is not LineRole.ROW:
        return (str(row.number), row.role.value, _sections(row), "", row.text, "", "", "", "")
    return (
        str(row.number),
        "再掲" if row.relisted else "事業",
        _sections(row),
        row.flag or "",
        row.name,
        row.description or "",
        "・".join(row.departments),
        "、".join(map(_amount, row.amounts)),
        "、".join(f"{head}：{value}" for head, value in row.extras),
    )


def blank_heads(mapping: ListMapping, preview: Collection[tuple[str, ...]]) -> frozenset[str]:
    """Return the heads under which nothing stands in ``preview``, nor could by ``mapping``."""
    filled = {
        head for row in preview for head, text in zip(PREVIEW_HEADS, row, strict=True) if text
    }
    roles = {use.role for use in mapping.columns}
    return (
        frozenset(_FED_BY) - filled - {h for h, fed in _FED_BY.items() if roles.intersection(fed)}
    )


def brief_sections(sections: str) -> str:
    """Return a text under 区分 with less of the sections above, so that the last one is seen."""
    *above, last = sections.split(_BETWEEN)
    return _BETWEEN.join((*map(_beginning, above), last))


def _beginning(text: str) -> str:
    return text if len(text) <= _MOST_ABOVE else f"{text[: _MOST_ABOVE - 1]}…"


def _amount(amount: Amount) -> str:
    year = "" if amount.fiscal_year is None else format_fiscal_year(amount.fiscal_year)
    words = (year, amount.kind, amount.funds, exact(amount.yen, Unit.THOUSAND))
    return " ".join(filter(None, words))


def _sections(row: ListRow) -> str:
    texts = (" ".join(filter(None, level)) for level in row.levels)
    return _BETWEEN.join(filter(None, texts))
