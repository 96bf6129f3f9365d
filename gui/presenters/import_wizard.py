"""Bringing in any list: what its columns are taken for, and how its rows would come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from gui.presenters.list_brought import ListBrought, bring_list
from gui.presenters.list_looks import (
    ListLook,
    Look,
    blank_heads,
    first_look,
    guessed_look,
    saved_look,
    texts_of,
)
from gui.presenters.mapping_shelf import MappingShelf
from model.amount_basis import choose_basis
from model.errors import AppError
from model.plan import PlanHeading
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.rows.captions import list_year
from model.readers.lists.source.heads import heads_at
from model.readers.lists.source.list_source import ListSource
from model.readers.lists.spellings import SpellingOffer
from model.readers.reading import Reading
from model.readers.tables.amount_heads import read_amount_head
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role

_LEVELS = (Role.LEVEL, Role.NUMBER)


class ImportView(Protocol):
    """What the presenter asks of the wizard."""

    def look(self, work: Look, then: Callable[[ListLook | AppError], None]) -> None:
        """Do ``work`` in the background and hand its result to ``then``."""

    def show_waiting(self) -> None:
        """Show that the columns are about to be taken for something else."""

    def show_source(self) -> None:
        """Show which file, sheet, headings and saved mapping are chosen."""

    def show_columns(self) -> None:
        """Show what the columns are taken for."""

    def show_preview(self) -> None:
        """Show the first rows as they would come in, or why none can."""

    def show_reading(self) -> None:
        """Show what has been read, before the plan opens."""

    def read_again(self) -> None:
        """Read the list anew and show it, since departments were made one or taken apart."""

    def show_error(self, error: AppError) -> None:
        """Show why something failed."""


class ListImport:
    """A list on its way in.

    What it looks like is worked out in the background; a look that was asked for before another
    one is dropped.

    Attributes:
        shown: what the list looks like, as its columns are taken now.
        reading: what was read, None before.
        summary: what was read, in a line.
        offers: departments that may be one, spelled in two ways.
    """

    def __init__(self, view: ImportView, shelf: MappingShelf, source: ListSource) -> None:
        self._view, self.shelf = view, shelf
        self._number = 0
        self.is_looking = self._is_guessing = False
        self.shown = ListLook(source, ListMapping(()))
        self.reading: Reading | None = None
        self.summary = ""
        self.offers: tuple[SpellingOffer, ...] = ()

    # --- the list and its mapping ---------------------------------------------------------------

    def begin(self) -> None:
        """Put the saved mapping on the list that knows nearly all of its columns, else guess."""
        source, shelf, before = self.shown.source, self.shelf, self.shown.mapping
        self._wait_for(lambda _: first_look(source, shelf, before))

    def guess(self) -> None:
        """Take the columns for what they seem to be."""
        self._guess(self.shown.source)

    def take_saved(self, name: str) -> None:
        """Put the mapping saved as ``name`` on the list."""
        source, shelf = self.shown.source, self.shelf
        self._wait_for(lambda _: saved_look(source, shelf, name))

    def choose_sheet(self, number: int) -> None:
        """Read another sheet, its columns guessed anew."""
        source = self.shown.source
        heads = source.sheets[number].heads or heads_at(source.sheets[number].grid, 0, 1)
        self._guess(source.with_sheet(number, heads))

    def choose_heads(self, first: int, count: int) -> None:
        """Take ``count`` rows from row ``first`` (from 1) for the headings; guess anew."""
        source = self.shown.source
        self._guess(source.with_sheet(source.chosen, heads_at(source.grid, first - 1, count)))

    # --- columns --------------------------------------------------------------------------------

    def change_role(self, index: int, role: Role) -> None:
        """Take a column for something else; a list has one column of names."""
        if self._is_guessing:
            return
        use = self.shown.mapping.columns[index]
        if role is Role.NAME:
            for other, each in enumerate(self.shown.mapping.columns):
                if each.role is Role.NAME and other != index:
                    self._put(other, ColumnUse(each.heading, Role.EXTRA))
        level, amount = self._level(use, role), self._amount(use, role)
        self._correct(index, ColumnUse(use.heading, role, level, amount))

    def change_level(self, index: int, level: LevelColumn) -> None:
        """Say which level a column of sections is."""
        self._correct(index, replace(self.shown.mapping.columns[index], level=level))

    def change_amount(self, index: int, amount: AmountColumn) -> None:
        """Say unit, year, kind and source of funds of a column of amounts."""
        self._correct(index, replace(self.shown.mapping.columns[index], amount=amount))

    # --- what comes in --------------------------------------------------------------------------

    @property
    def preview(self) -> tuple[tuple[str, ...], ...]:
        """The first rows as texts under ``PREVIEW_HEADS``."""
        return tuple(map(texts_of, self.shown.rows))

    @property
    def blank_heads(self) -> frozenset[str]:
        """The heads of the preview under which nothing of the list comes in."""
        return blank_heads(self.shown.mapping, self.preview)

    def reader(self) -> Callable[[object], ListBrought]:
        """Return the work that reads the whole list, for a thread of its own."""
        shown = self.shown
        return lambda _: bring_list(shown.source, shown.mapping, shown.findings)

    def take_reading(self, brought: ListBrought) -> None:
        """Show what was read; what was offered before stays offered.

        What was read otherwise than as the list is taken now is passed over.
        """
        if not self._is_taken_as(brought):
            return
        self.reading, self.summary = brought.reading, brought.summary
        offers = {offer.spelled: offer for offer in (*brought.offers, *self.offers)}
        self.offers = tuple(offers.values())
        self._view.show_reading()

    def is_merged(self, offer: SpellingOffer) -> bool:
        """Whether the two spellings of ``offer`` are taken for one department."""
        return (offer.spelled, offer.usual) in self.shown.mapping.aliases

    def merge(self, offer: SpellingOffer, *, merged: bool) -> None:
        """Take the two spellings of ``offer`` for one department, or for two again."""
        aliases = dict(self.shown.mapping.aliases)
        aliases.pop(offer.spelled, None)
        if merged:
            aliases[offer.spelled] = offer.usual
        mapping = replace(self.shown.mapping, aliases=tuple(aliases.items()))
        self.shown = replace(self.shown, mapping=mapping)
        self._view.read_again()

    @property
    def fiscal_year(self) -> int | None:
        """The year of the list, or that of the amounts that are added up; None where none is."""
        return choose_basis(self.reading.plan).fiscal_year if self.reading else None

    def finished(self, heading: PlanHeading) -> Reading:
        """Return the reading with the title page that the user gave it.

        In another year the list is read again, which takes a thread: the budgets of its sections
        are those of the year.
        """
        if self.reading is None:
            raise RuntimeError("the list has not been read")
        if self.fiscal_year not in (None, heading.fiscal_year):
            return read_list(self.shown.source, self.shown.mapping, heading, self.shown.findings)
        return self.reading.under(heading)

    def save(self, name: str) -> bool:
        """Save the mapping as ``name``; whether it could be."""
        try:
            self.shelf.save(name, self.shown.mapping)
        except AppError as error:
            self._view.show_error(error)
            return False
        self.shown = replace(self.shown, saved=name)
        return True

    # --- private --------------------------------------------------------------------------------

    def _guess(self, source: ListSource) -> None:
        before = self.shown.mapping
        self._wait_for(lambda _: guessed_look(source, before))

    def _wait_for(self, work: Look) -> None:
        """Look at the list by ``work``; until then no column can be corrected."""
        self._is_guessing = True
        self._view.show_waiting()
        self._look(work)

    def _look(self, work: Look) -> None:
        self._number += 1
        number = self._number
        self.is_looking = True
        self._view.look(work, lambda look: self._take(number, look))

    def _take(self, number: int, look: ListLook | AppError) -> None:
        if number != self._number:
            return
        self.is_looking = self._is_guessing = False
        if isinstance(look, AppError):
            self._view.show_error(look)
            self._view.show_source()
            self._view.show_columns()
            self._look_at_rows()  # those of a correction made before were not waited for
            return
        if not self._is_taken_as(look):  # else it may have been read meanwhile
            self.reading, self.offers = None, ()
        self.shown = look
        if look.error:
            self._view.show_error(look.error)
        self._view.show_source()
        self._view.show_columns()
        self._view.show_preview()

    def _is_taken_as(self, other: ListLook | ListBrought) -> bool:
        """Whether sheet, headings and columns are those of ``other``."""
        return other.source is self.shown.source and other.mapping is self.shown.mapping

    def _correct(self, index: int, use: ColumnUse) -> None:
        """Take a column for ``use``, and show the rows that come in by that when they are known."""
        if self._is_guessing:
            return
        self._put(index, use)
        self.reading, self.offers = None, ()
        self._view.show_columns()
        self._look_at_rows()

    def _look_at_rows(self) -> None:
        """Look at the first rows as they come in by what the columns are taken for now."""
        look = replace(self.shown, error=None)
        self._look(lambda _: look.filled())

    def _put(self, index: int, use: ColumnUse) -> None:
        uses, columns = list(self.shown.mapping.columns), list(self.shown.columns)
        uses[index], columns[index] = use, replace(columns[index], use=use)
        mapping = replace(self.shown.mapping, columns=tuple(uses))
        self.shown = replace(self.shown, mapping=mapping, columns=tuple(columns))

    def _level(self, use: ColumnUse, role: Role) -> LevelColumn | None:
        if role not in _LEVELS:
            return None
        depths = [u.level.depth for u in self.shown.mapping.with_role(Role.LEVEL) if u.level]
        deepest = max(depths, default=0)
        new = LevelColumn(max(1, deepest if role is Role.NUMBER else deepest + 1), use.heading)
        return use.level or new

    def _amount(self, use: ColumnUse, role: Role) -> AmountColumn | None:
        if role is not Role.AMOUNT:
            return None
        return use.amount or read_amount_head(use.heading, 1, list_year(self.shown.source))
