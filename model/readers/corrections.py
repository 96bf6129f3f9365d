"""Putting corrections on a draft, and finding the slips that correct themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from model.correction import CorrectedField, Correction
from model.finding import Finding, Severity
from model.listing import ListingKind
from model.readers.department_names import names_offices
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.tables.marks import LOOKALIKES
from model.text import name_key

_Repair = tuple[ListingDraft, Correction]
_OTHERS = re.compile(r"\s+((?:ほか|他)(?:\s|$))")
_LEAST_JOINED = 3


def read_corrections(text: str) -> tuple[Correction, ...]:
    """Return the corrections in a JSON text: a list of objects with the fields of Correction."""
    return tuple(
        Correction(
            name=entry["name"],
            field=CorrectedField(entry["field"]),
            stood=entry["stood"],
            stands=entry["stands"],
            why=entry["why"],
        )
        for entry in json.loads(text)
    )


def apply_corrections(
    draft: PlanDraft, corrections: Iterable[Correction]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Mend the rows of ``draft`` in place.

    Returns the places of the rows that were mended, and a finding for each correction that found
    nothing to mend.
    """
    findings, mended = [], []
    rows = draft.listings()
    for correction in corrections:
        key = name_key(correction.name)
        matches = [row for row in rows if name_key(row.name) == key and _has(row, correction)]
        for row in matches:
            _mend(row, correction)
            mended.append(row.where)
        if not matches:
            findings.append(_unused(correction))
    return tuple(mended), tuple(findings)


def find_slips(draft: PlanDraft) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """Mend in place the slips that a draft itself gives away; return what was mended.

    Two kinds: departments of several rows that slid into one cell, and marks that are no mark of
    the legend but look like one.
    """
    repairs = [*_slid_departments(_tables(draft.sections)), *_lookalike_flags(draft)]
    for row, correction in repairs:
        _mend(row, correction)
    return (
        tuple(correction for _, correction in repairs),
        tuple(_report(row, correction) for row, correction in repairs),
    )


def _has(row: ListingDraft, correction: Correction) -> bool:
    value = _value(row, correction.field)
    if correction.field is CorrectedField.DESCRIPTION:
        return correction.stood in value
    return value == correction.stood


def _value(row: ListingDraft, field: CorrectedField) -> str:
    return str(getattr(row, field.value) or "")


def _mend(row: ListingDraft, correction: Correction) -> None:
    stands = correction.stands
    if correction.field is CorrectedField.DESCRIPTION:
        stands = _value(row, correction.field).replace(correction.stood, stands)
    setattr(row, correction.field.value, stands)


def _unused(correction: Correction) -> Finding:
    return Finding(
        Severity.WARNING,
        "訂正データ",
        f"「{correction.name}」の{correction.field.label}「{correction.stood}」が見つからず、"
        "この訂正は使われませんでした。",
    )


def _report(row: ListingDraft, correction: Correction) -> Finding:
    return Finding(
        Severity.NOTICE,
        row.where,
        f"「{row.name}」の{correction.field.label}「{correction.stood or '（空欄）'}」を"
        f"「{correction.stands}」と読みました。{correction.why}",
    )


def _slid_departments(tables: Iterable[Sequence[ListingDraft]]) -> list[_Repair]:
    """Give departments that slid into one cell back to the rows below it, or above it.

    A cell that names exactly one department more than rows without any follow it in its table, or
    stand before it, holds the departments of all of them, one each.
    """
    return [repair for rows in tables for repair in _slid_in(rows)]


def _slid_in(rows: Sequence[ListingDraft]) -> Iterator[_Repair]:
    below = _empty_after(rows)
    above = _empty_after(rows[::-1])[::-1]
    for index, row in enumerate(rows):
        if not row.departments or not (below[index] or above[index]):
            continue
        for first, count in ((index, below[index]), (index - above[index], above[index])):
            names = _names_apart(row.departments, count + 1)
            if count and names:
                why = (
                    f"{row.where}の所管課欄に{count + 1}行分がまとまっていたため、1行ずつに戻した。"
                )
                for own, name in zip(rows[first : first + len(names)], names, strict=True):
                    field = CorrectedField.DEPARTMENTS
                    yield own, Correction(own.name, field, own.departments, name, why)
                break


def _empty_after(rows: Sequence[ListingDraft]) -> list[int]:
    """Return for each row how many rows right after it have no departments."""
    counts = [0] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        counts[index] = 0 if rows[index + 1].departments else counts[index + 1] + 1
    return counts


def _names_apart(cell: str, count: int) -> list[str] | None:
    """Return the ``count`` cells that a cell holds, or None where it does not hold so many.

    Blanks and line breaks divide them; 、 and ・ do where there are three or more, since two names
    so joined are mostly those of one row.
    """
    pieces = _OTHERS.sub(r"\1", cell).split()
    if len(pieces) != count and count >= _LEAST_JOINED:
        pieces = [piece for piece in re.split(r"[\s、,・]+", _OTHERS.sub(r"\1", cell)) if piece]
    return pieces if len(pieces) == count and all(map(names_offices, pieces)) else None


def _tables(sections: Iterable[SectionDraft]) -> Iterator[list[ListingDraft]]:
    """Yield the rows of each table: those of one kind in one section."""
    for section in sections:
        for kind in ListingKind:
            yield [row for row in section.listings if row.kind is kind]
        yield from _tables(section.children)


def _lookalike_flags(draft: PlanDraft) -> list[_Repair]:
    """Mend marks that are not in the legend but look like one that is, or that other rows have."""
    known = draft.marks
    rows = draft.listings()
    marks = known | {row.flag for row in rows if row.flag} if known else set(LOOKALIKES.values())
    repairs = []
    for row in rows:
        mark = LOOKALIKES.get(row.flag or "", "")
        if row.flag and mark in marks and row.flag not in known:
            why = f"凡例にない印で、「{mark}」の読み取り違いとみられる。"
            repairs.append((row, Correction(row.name, CorrectedField.FLAG, row.flag, mark, why)))
    return repairs
