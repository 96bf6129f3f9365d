"""What the rows of forms answer: amounts, sources of funds, remarks, and what of it is odd."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from model.finding import Finding, Severity
from model.form_marks import RowMark, sources_key, text_key
from model.listing import Listing, homes_of
from model.readers.forms.answers import Answer, FormAmount, Item, Remark, SourcesAnswer, form_of
from model.readers.forms.entries import (
    about_amount,
    about_description,
    about_end,
    about_sources,
    about_sums,
    about_thousandfold,
    is_below_zero,
    is_given_up,
    is_in_yen,
    is_thousandfold,
)
from model.readers.forms.form_columns import Year
from model.readers.forms.form_plan import Pairs
from model.readers.forms.form_sheet import FormRow, FormSheet
from model.text import name_key

_Told = TypeVar("_Told", int, str)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the form of a ``department`` went out with: yen by item, keys of words for them."""

    department: str
    yen: Mapping[Item, int]
    words: Mapping[Item, str]

    def of(self, project: str) -> dict[Year, int]:
        """Return the yen of a project (its id) by year."""
        return {item.year: yen for item, yen in self.yen.items() if item.project == project}


class RowAnswers:
    """Takes what rows say, sheet by sheet, as ``Answers`` has it.

    ``listings`` are the rows of the plan by id, ``year`` is its fiscal year. ``findings`` are what
    is to be told of the rows and cells taken until now.
    """

    def __init__(self, listings: Mapping[str, Listing], year: int | None) -> None:
        self._listings, self._year = listings, year
        self.years: set[Year] = set()
        self.unit = 1
        self.amounts: dict[Item, dict[str, list[Answer]]] = {}
        self.sources: dict[str, dict[str, list[SourcesAnswer]]] = {}
        self.blanks: set[tuple[Item, str]] = set()
        self.remarks: dict[str, list[Remark]] = {}
        self.in_yen: dict[str, list[Finding]] = {}
        self.findings: list[Finding] = []

    def take_all(self, sheet: FormSheet, pairs: Pairs) -> None:
        """Take what the rows say; ids stay where they were when rows are sorted."""
        sent = _Sent(
            sheet.department,
            self._by_item(sheet, lambda mark: mark.sent),
            self._by_item(sheet, lambda mark: mark.words),
        )
        by_id = {row.mark.listing: row.mark for row in sheet.rows}
        homes = {row.id for row in homes_of(listing for _, listing in pairs).values()}
        seen: set[str] = set()
        for row, listing in pairs:
            mark = by_id.get(listing.id)
            self._take_words(row, listing, sheet.department, mark.remarks if mark else "")
            if listing.id in homes:
                self._take_amounts(row, listing, sent, is_again=listing.id in seen)
                self.findings += about_sums(row, listing.name)
                of_row = sent.of(listing.project.id)
                self.findings += about_end(row, listing, of_row, sheet.years)
                self._take_sources(row, listing, sheet.department, mark)
            else:
                self._tell_amounts(row, listing, sent)
            seen.add(listing.id)
        self._note_without_room(sheet.department, pairs)

    def _by_item(
        self, sheet: FormSheet, of: Callable[[RowMark], Mapping[Year, _Told]]
    ) -> dict[Item, _Told]:
        """Return what the rows of ``sheet`` went out with, ``of`` each of their marks."""
        listings = self._listings
        return {
            Item(listings[mark.listing].project.id, year): each
            for mark in (row.mark for row in sheet.rows)
            if mark.listing in listings
            for year, each in of(mark).items()
        }

    def _tell_amounts(self, row: FormRow, listing: Listing, sent: _Sent) -> None:
        """Tell what is odd about the amounts of a row that has no room for them (再掲)."""
        for year, amount in row.amounts.items():
            was = sent.yen.get(Item(listing.project.id, year))
            self.findings += about_amount(amount, listing, was, has_room=False)
            self.unit = amount.form_unit

    def _take_amounts(self, row: FormRow, listing: Listing, sent: _Sent, *, is_again: bool) -> None:
        """Take the amounts of a row, tell what is odd about them, and note those left empty.

        One that stands twice (``is_again``) contradicts itself.
        """
        for year, amount in row.amounts.items():
            item = Item(listing.project.id, year)
            was = sent.yen.get(item)
            self.findings += about_amount(amount, listing, was, has_room=True)
            self.unit = amount.form_unit
            if is_in_yen(amount, was):
                slip = about_thousandfold(amount, listing, was or 0)
                self.in_yen.setdefault(form_of(amount.place), []).append(slip)
            if amount.is_blank and was is None:
                self.blanks.add((item, sent.department))
            given_up = is_given_up(amount, row.remarks, was, year or self._year)
            said = 0 if given_up else amount.word if amount.yen is None else amount.yen
            is_as_sent = bool(amount.word) and text_key(amount.word) == sent.words.get(item)
            is_refused = is_thousandfold(amount, was) or is_below_zero(amount, was)
            if said == "" or is_as_sent or is_refused:
                continue
            answers = self.amounts.setdefault(item, {}).setdefault(sent.department, [])
            if is_again or said not in [each.said for each in answers]:
                answers.append(Answer(said, amount.place, was, amount.unit, given_up))

    def _take_sources(
        self, row: FormRow, listing: Listing, department: str, mark: RowMark | None
    ) -> None:
        """Take the sources of funds of a row that went out with ``mark``, if all can be read."""
        faults = list(about_sources(row, listing))
        self.findings += faults
        if faults or not row.sources or mark is None:
            return
        answer = SourcesAnswer(
            {name: each.yen for name, each in row.sources.items() if each.yen is not None},
            next(iter(row.sources.values())).place,
            are_sources_sent(row.sources, mark),
            mark.sent.get(None) is not None,
        )
        given = self.sources.setdefault(listing.project.id, {}).setdefault(department, [])
        if answer.yen not in [each.yen for each in given]:
            given.append(answer)

    def _note_without_room(self, department: str, pairs: Pairs) -> None:
        """Note as blank the items of which every row says that they count elsewhere."""
        items = {
            (Item(listing.project.id, year), amount.read is not None)
            for row, listing in pairs
            for year, amount in row.amounts.items()
        }
        self.years |= {item.year for item, _ in items}
        self.blanks |= {
            (item, department)
            for item, has_room in items
            if not has_room and (item, True) not in items
        }

    def _take_words(self, row: FormRow, listing: Listing, department: str, sent: str) -> None:
        """Take the remarks of a row that went out with those of the key ``sent``."""
        project = listing.project.id
        told = self.remarks.setdefault(project, [])
        is_new = bool(row.remarks) and text_key(row.remarks) != sent
        if is_new and (department, row.remarks) not in [(it.department, it.text) for it in told]:
            told.append(Remark(department, row.remarks, row.remarks_place))
        if sent and not row.remarks:
            message = f"{listing.name}：備考が消されていますが、計画の備考は残しました。"
            self.findings.append(Finding(Severity.WARNING, row.remarks_place, message))
        self.findings += about_description(row, listing)


def is_untouched(sheet: FormSheet, listings: Mapping[str, Listing]) -> bool:
    """Whether all on ``sheet`` is as it went out; ``listings`` are those of its plan, by id.

    Amounts and remarks are held against what the rows say that they went out with, names and
    descriptions, which stay, against the plan. A form of which nothing could be read is not.
    """
    return (
        bool(sheet.rows)
        and not sheet.findings
        and not sheet.lacking
        and not sheet.new_rows
        and all(_is_as_sent(row, listings.get(row.mark.listing)) for row in sheet.rows)
    )


def _is_as_sent(row: FormRow, listing: Listing | None) -> bool:
    return (
        listing is not None
        and name_key(row.name) == name_key(listing.printed_name)
        and name_key(row.description) in ("", name_key(listing.description or ""))
        and all(_is_amount_sent(amount, row.mark, year) for year, amount in row.amounts.items())
        and are_sources_sent(row.sources, row.mark)
        and text_key(row.remarks) == row.mark.remarks
    )


def are_sources_sent(sources: Mapping[str, FormAmount], mark: RowMark) -> bool:
    """Whether the sources of funds in a row are what the row of ``mark`` went out with.

    Those that a form does not ask for are.
    """
    known = {name: each.yen for name, each in sources.items() if each.yen is not None}
    has_fault = any(each.read is not None and each.read.fault for each in sources.values())
    return not sources or (sources_key(known) == mark.sources and not has_fault)


def _is_amount_sent(amount: FormAmount, mark: RowMark, year: Year) -> bool:
    sent = mark.sent.get(year)
    if amount.read is None or sent is None:
        return amount.read is None or text_key(amount.typed) == mark.words.get(year, "")
    return amount.yen == sent
