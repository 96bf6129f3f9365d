"""Running text below headings: by-names, titles and objectives that go on, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.draft import SectionDraft
from model.readers.published.lines.headings import Headings
from model.readers.published.lines.labels import Label, read_label
from model.readers.published.lines.line import Line
from model.readers.reading import LineRole

SENTENCE_ENDS = ("。", "！", "!", "？", "?", "。」", "。）", "。)")
_OPEN_ENDS = ("、", "・", "の", "と", "を", "に", "が", "は", "で", "や", "へ", "な", "（", "「")
_SHORT = 25
"""The most characters of a by-name that stands right above running text."""
_PARAGRAPH = 40
"""The most lines that a broken paragraph is looked through for its end."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line of text stands: its section and how deep that is, and what precedes it."""

    section: SectionDraft
    depth: int
    before: LineRole | None
    label: Label | None
    in_table: bool


class ProseReader:
    """Takes lines of text into their sections."""

    def __init__(self, lines: Sequence[Line], headings: Headings) -> None:
        self._lines, self._headings = lines, headings

    def take(self, at: int, place: Place) -> LineRole | None:
        """Take the line of index ``at``; None where it is no running text."""
        line, section = self._lines[at], place.section
        if _goes_on_with_title(line, place):
            section.title += line.text
            return LineRole.HEADING
        if _goes_on_with_objective(line, place):
            section.objective = f"{section.objective}{line.text}"
            return LineRole.TEXT
        is_prose = self._is_prose(at)
        if _may_be_by_name(line, place) and (len(line.text) <= _SHORT or not is_prose):
            section.by_name = line.text
            return LineRole.HEADING
        if is_prose:
            paragraphs = section.direction if place.label is Label.DIRECTION else section.text
            _add_paragraph(line, paragraphs, place.before)
            return LineRole.TEXT
        return None

    def _is_prose(self, at: int) -> bool:
        """Whether the lines from here to the next blank line or heading end in a full stop."""
        for index in range(at, min(at + _PARAGRAPH, len(self._lines))):
            line = self._lines[index]
            is_new = index > at and (
                line.after_blank or self._headings[index] or read_label(line.text)
            )
            if is_new or line.has_tab:
                return False
            if line.text.endswith(SENTENCE_ENDS):
                return True
        return False


def _may_be_by_name(line: Line, place: Place) -> bool:
    """Whether a line can be the by-name of a section at the top, right below its title."""
    section = place.section
    return (
        place.depth == 1
        and place.label is None
        and not (section.by_name or section.text or place.in_table)
        and not line.text.endswith((*SENTENCE_ENDS, *_OPEN_ENDS))
    )


def _goes_on_with_title(line: Line, place: Place) -> bool:
    return (
        place.before is LineRole.HEADING
        and not line.after_blank
        and place.label is None
        and place.section.title.endswith(_OPEN_ENDS)
        and not line.text.endswith(SENTENCE_ENDS)
    )


def _goes_on_with_objective(line: Line, place: Place) -> bool:
    objective = place.section.objective or ""
    return (
        place.before is LineRole.TEXT
        and not line.after_blank
        and place.label is None
        and not place.in_table
        and bool(objective)
        and not objective.endswith(SENTENCE_ENDS)
        and line.text.endswith(SENTENCE_ENDS)
    )


def _add_paragraph(line: Line, paragraphs: list[str], before: LineRole | None) -> None:
    goes_on = paragraphs and before is LineRole.TEXT and not line.after_blank
    if goes_on and not paragraphs[-1].endswith(SENTENCE_ENDS):
        paragraphs[-1] += line.text
    else:
        paragraphs.append(line.text)
