"""From a finding to what it speaks of: a row of the plan, or lines that were not read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.finding import Finding, Severity
from model.listing import Listing
from model.readers.reading import PlacedLine, Reading
from model.readers.tables.place_names import row_of_place

_QUOTED = "「([^「」]+)」"
_LISTED = "[^：、。「」]+"
"""What stands between signs, as names that are listed do: …あります：見守り、防災訓練。"""
_LINES = r"([0-9]+(?:～[0-9]+)?)(?=行目)"
"""Lines as findings name them: 12行目, 12～20行目."""
_RELISTED = "再掲"


def row_of(finding: Finding, reading: Reading) -> Listing | None:
    """Return the row that ``finding`` speaks of, None where it names none.

    It is the row at its place, the first of several, else the one that it quotes or lists first. A
    finding about a relisted row (再掲) leads to that and not to the project's main place.
    """
    at_place = _row_at(finding.where, reading)
    if at_place:
        return at_place
    told = finding.message
    listed = re.findall(_LISTED, told)
    bare = [name.rpartition("（")[0] for name in listed]  # 見守り（令和6年度 △5円）
    for name in filter(None, (*re.findall(_QUOTED, told), *listed, *bare)):
        rows = [row for row in reading.plan.listings() if row.name == name]
        if rows:
            is_relisted = told.startswith(_RELISTED)
            return next((row for row in rows if row.relisted == is_relisted), rows[0])
    return None


def findings_line(reading: Reading, *, is_open: bool) -> str:
    """Return what to look at before the files of a plan are handed on, empty where nothing is.

    Where another plan is open by now it also says of which the files are.
    """
    grave = sum(1 for each in reading.findings if each.severity is not Severity.NOTICE)
    told = f"計画に、注意が必要な確認事項が{grave:,}件あります。" if grave else ""
    of = "" if is_open else f"前に開いていた「{reading.plan.heading.dated_title}」のファイルです。"
    return of + (_unread(reading) if reading.unplaced else told)


def unread_line(reading: Reading) -> str:
    """Return that lines of a plan were not read and where they are shown, empty where all were."""
    return f"{_unread(reading)}「確認事項」で見られます。" if reading.unplaced else ""


def unread_lines_of(finding: Finding, unread: Iterable[PlacedLine]) -> tuple[PlacedLine, ...]:
    """Return those of the lines that were not read which ``finding`` names by their numbers."""
    told = f"{finding.where} {finding.message}"
    named = [_first_and_last(run) for run in re.findall(_LINES, told)]
    return tuple(
        line
        for line in unread
        if (not line.sheet or line.where in told)
        and any(first <= line.number <= last for first, last in named)
    )


def _row_at(where: str, reading: Reading) -> Listing | None:
    """Return the row that stands at the place ``where``, or whose cell it is."""
    number = reading.places.get(row_of_place(where))
    return None if number is None else tuple(reading.plan.listings())[number]


def _unread(reading: Reading) -> str:
    return f"計画に、読み取れなかった行が{len(reading.unplaced):,}行あります。"


def _first_and_last(run: str) -> tuple[int, int]:
    first, _, last = run.partition("～")
    return int(first), int(last or first)
