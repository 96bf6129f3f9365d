"""Projects printed as numbered headings with running text below: 1　見守り事業（福祉課）.

They are told from sections by what stands below them: text alone, no table and no deeper heading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, takewhile

from model.readers.published.cells.looks import is_amount
from model.readers.published.layouts.projects.form_years import year_table
from model.readers.published.layouts.projects.project_facts import ProjectFacts, facts_of_title
from model.readers.published.lines.furniture import find_furniture
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import Form, Heading, Style, read_kana
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet, mark_of_cell

_LEAST = 2
"""So many headings of a style name offices, where they are projects."""
_STOP = "。"
_MOST_LINES = 20
_MOST = 0.7
"""The part of the headings of a style that does, at least."""


@dataclass
class _Titled:
    """A heading and what stands below it as far as the next one, by index."""

    at: int
    heading: Heading
    project: ProjectFacts
    lines: list[int] = field(default_factory=list)
    is_plain: bool = True
    """Whether only running text stands below it."""

    @property
    def is_project(self) -> bool:
        """Whether it is a project by itself: it names offices and is described."""
        return bool(self.project.offices) and self.is_described

    @property
    def is_described(self) -> bool:
        """Whether running text stands below it, and nothing else."""
        return self.is_plain and any(text.endswith(_STOP) for text in self.project.texts)


def divide_titled(
    lines: Sequence[Line], headings: Sequence[Heading | None], units: StatedUnits
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of projects printed as headings, with their indexes, as rows.

    In a style of headings that are projects one is a project though its offices are missing.
    ``headings`` are what the lines would be as headings.
    """
    by_style: dict[Style, list[_Titled]] = defaultdict(list)
    for titled in _titled(lines, headings):
        by_style[titled.heading.style].append(titled)
    for found in by_style.values():
        sure = sum(titled.is_project for titled in found)
        if sure < _LEAST or sure < _MOST * len(found):
            continue
        for titled in found:
            project = titled.project
            if titled.is_plain and (project.texts or project.offices):
                line = lines[titled.at]
                yield titled.at, project.row(line, units.at(line.number))
                yield from ((at, replace(lines[at], role=LineRole.ROW)) for at in titled.lines)


def _titled(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[_Titled]:
    furniture = find_furniture(lines)
    titled: _Titled | None = None
    behind = 0
    for at, line in enumerate(lines):
        heading = headings[at] or read_kana(line.text)
        if at in furniture or at < behind:
            continue
        table = year_table(lines, at) if titled and heading is None else None
        if titled and table:
            titled.project.facts += table.amounts
            titled.lines += table.lines
            behind = table.lines[-1] + 1
            continue
        if heading is not None and not line.has_tab and line.role is None:
            if titled and heading.style.rank > titled.heading.style.rank:
                titled.is_plain = False  # a deeper heading stands below it
            if titled:
                yield titled
            titled = _begun(at, heading)
        elif titled and (_is_apart(lines, at, titled) or read_note(line.text)):
            yield titled
            titled = None
        elif titled:
            _take(titled, at, line)
    if titled:
        yield titled


def _is_apart(lines: Sequence[Line], at: int, titled: _Titled) -> bool:
    """Whether a line is of something else: a label, or no text and below a blank line."""
    if read_label(lines[at].text):
        return True
    texts = titled.project.texts
    if not lines[at].after_blank or not texts or not texts[-1].endswith(_STOP):
        return False
    paragraph = chain(
        lines[at : at + 1], takewhile(lambda n: not n.after_blank, lines[at + 1 : at + _MOST_LINES])
    )
    return not any(line.text.endswith(_STOP) for line in paragraph)


def _begun(at: int, heading: Heading) -> _Titled | None:
    """Return what a heading begins, None where its number has a word (施策1)."""
    if heading.style.form is Form.WORD:
        return None
    whole = f"{heading.title}【{heading.by_name}】" if heading.by_name else heading.title
    return _Titled(at, heading, facts_of_title(whole))


def _take(titled: _Titled, at: int, line: Line) -> None:
    """Take a line below a heading: a fact of the project (担当課：福祉課), or its description."""
    is_table = bool(line.has_tab or line.role or len(line.filled) > 1 or line.head)
    if not titled.project.take(line, is_table=is_table):
        if is_amount(line.text) and not line.text.endswith("円"):
            return  # a figure of a table that stands in another order
        if is_table or has_bullet(line.text) or mark_of_cell(line.text, ()):
            titled.is_plain = False
        else:
            titled.project.texts.append(line.text)
    titled.lines.append(at)
