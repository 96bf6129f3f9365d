"""Putting corrections on a draft, and finding the slips that correct themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from model.correction import CorrectedField, Correction
from model.finding import Finding, Severity
from model.readers.department_names import split_departments
from model.readers.draft import ListingDraft, PlanDraft
from model.readers.published.marks import LOOKALIKES
from model.text import name_key


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections in a JSON file: a list of objects with the fields of Correction."""
    return tuple(
        Correction(
            name=entry["name"],
            field=CorrectedField(entry["field"]),
            stood=entry["stood"],
            stands=entry["stands"],
            why=entry["why"],
        )
        for entry in json.loads(path.read_text(encoding="utf-8"))
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
    repairs = [*_slid_departments(draft.listings()), *_lookalike_flags(draft)]
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


def _slid_departments(rows: Sequence[ListingDraft]) -> list[tuple[ListingDraft, Correction]]:
    """Give departments that slid into one cell back to the rows below it.

    A cell that names exactly one department more than rows without any follow it holds the
    departments of all of them, one each.
    """
    repairs = []
    for index, row in enumerate(rows):
        names = row.departments.split()
        empty = _count_without_departments(rows[index + 1 :])
        if len(names) > 1 and empty == len(names) - 1 and all(map(_is_one, names)):
            why = f"{row.where}の所管課欄に{len(names)}行分がまとまっていたため、1行ずつに戻した。"
            repairs += [
                (r, Correction(r.name, CorrectedField.DEPARTMENTS, r.departments, name, why))
                for r, name in zip(rows[index : index + len(names)], names, strict=True)
            ]
    return repairs


def _count_without_departments(rows: Sequence[ListingDraft]) -> int:
    count = 0
    for row in rows:
        if row.departments:
            break
        count += 1
    return count


def _is_one(name: str) -> bool:
    return len(split_departments(name).names) == 1


def _lookalike_flags(draft: PlanDraft) -> list[tuple[ListingDraft, Correction]]:
    marks = {flag.mark for flag in draft.flags}
    repairs = []
    for row in draft.listings():
        mark = LOOKALIKES.get(row.flag or "")
        if row.flag and mark in marks and row.flag not in marks:
            why = f"凡例にない印で、「{mark}」の読み取り違いとみられる。"
            repairs.append((row, Correction(row.name, CorrectedField.FLAG, row.flag, mark, why)))
    return repairs
