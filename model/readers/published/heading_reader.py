"""Headings and labels of a published text: where sections begin, and the tables in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.readers.draft import SectionDraft
from model.readers.published.lines.headings import find_headings, named_headings
from model.readers.published.lines.labels import Label, begins_part, read_label, split_budget
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading
from model.readers.published.listings.table_reader import TableReader
from model.readers.published.sections.outline import Outline
from model.readers.published.sections.project_labels import ProjectLabels
from model.readers.published.sections.section_facts import Awaited, SectionFacts
from model.readers.reading import LineRole

AWAITED_FIRST = (Awaited.TITLE, Awaited.OBJECTIVE)
"""What may look like a heading by its number alone and is none where it is awaited."""


class HeadingReader:
    """Opens sections in ``outline`` at their headings, and ``tables`` at the labels in them."""

    def __init__(
        self, lines: Sequence[Line], outline: Outline, tables: TableReader, facts: SectionFacts
    ) -> None:
        self.headings, self._front = find_headings(lines)
        self.projects = ProjectLabels(outline, self.headings)
        self.label: Label | None = None
        """The label that the next lines belong to."""
        self._lines, self._outline, self._tables, self._facts = lines, outline, tables, facts
        self._at = 0
        self._before: LineRole | None = None

    def go_to(self, at: int, before: LineRole | None) -> None:
        """Go to the line of index ``at``, which stands below one with the role ``before``."""
        self._at, self._before = at, before

    def open_named(self, line: Line) -> None:
        """Open the sections that a row of a table names."""
        for heading in named_headings(line):
            self._open(line, heading)

    def take_heading(self, line: Line) -> LineRole | None:
        """Take a line that is a heading, which opens a section."""
        heading = self.headings[self._at]
        if heading is None or (line.has_tab and not self._is_tabbed_heading(line, heading)):
            return None
        if self._at < self._front:
            return LineRole.FRONT
        for upper in named_headings(line)[:-1]:
            self._open(line, upper)
        return self._open(line, heading)

    def _open(self, line: Line, heading: Heading) -> LineRole | None:
        again = self._outline.open_at(heading.style)
        if again and again.number == heading.number and _says_again(heading, again):
            again.by_name = again.by_name or heading.by_name
            return LineRole.PAGE_HEAD
        is_word = heading.style.form is Form.WORD
        if again and self._tables.years.stand_above and self._outline.reopen(heading):
            self._enter()
            return LineRole.HEADING
        if self._facts.awaited in AWAITED_FIRST and not is_word:
            return None
        if not self._outline.goes_on(heading) and not self._starts_anew(heading):
            return None
        if self._outline.leaf and not is_word and begins_part(heading.title):
            return self._take_numbered_label(heading)
        return self._start_section(line, heading)

    def _is_tabbed_heading(self, line: Line, heading: Heading) -> bool:
        """Whether a line with tabs is a heading: 「(1)⇥title」 outside a table."""
        if line.head is not None:
            return False
        if heading.style.form is Form.WORD:
            return len(line.filled) <= 3  # noqa: PLR2004  word, number, title
        return len(line.filled) == 2 and line.after_blank and not self._tables.is_numbered  # noqa: PLR2004  word and title

    def _starts_anew(self, heading: Heading) -> bool:
        """Whether numbering starts again though its parent's heading is missing from the text."""
        after = self._lines[self._at + 1].text if self._at + 1 < len(self._lines) else ""
        label = read_label(after)
        return heading.ordinal == 1 and bool(label and label[0] in (Label.MAIN, Label.DIRECTION))

    def _start_section(self, line: Line, heading: Heading) -> LineRole:
        title, budget = split_budget(heading.title)
        section = self._outline.start(replace(heading, title=title), line.where)
        self._facts.begin(line, section, budget)
        self._enter()
        return LineRole.HEADING

    def _enter(self) -> None:
        """Begin anew what stands below the heading of a section."""
        self.label = None
        self._tables.leave(self.projects.kind_below_heading())
        self._tables.offices = self._facts.offices_of(self._outline.open)
        self._tables.years.leave()

    def take_label(self, line: Line) -> LineRole | None:
        """Take a label inside a section, or what the section says of itself."""
        section = self._outline.leaf
        if section is None:
            return None
        label = read_label(line.text)
        if label:
            return self._take_labelled(*label)
        role = None if self._tables.is_in_row else self._facts.take_budget(line, section)
        if role is None:
            role = self._facts.take_objective(line, section)
            self.label = None if role else self.label
        return role

    def _take_labelled(self, label: Label, word: str) -> LineRole:
        section = self._outline.open[-1]
        if label is Label.UNKNOWN and self._before is LineRole.HEADING and not section.by_name:
            section.by_name = word  # 【信頼・共創 政策】 below its goal
            return LineRole.HEADING
        self.label, self._facts.awaited = label, Awaited.NOTHING
        self.projects.take(label, self._at)
        if label.kind:
            self._tables.enter(label.kind)
        else:
            self._tables.leave(None)
        return LineRole.HEADING

    def _take_numbered_label(self, heading: Heading) -> LineRole | None:
        """Take a label with a number (３ 構成事務事業): the rows below it are of what is open."""
        label = read_label(heading.title)
        self._outline.close_beside(heading.style)
        return self._take_labelled(*label) if label and self._outline.leaf else None


def _says_again(heading: Heading, section: SectionDraft) -> bool:
    """Whether a heading repeats that of an open section: its title or the beginning of it."""
    title, own = ("".join(text.split()) for text in (heading.title, section.title))
    return title == own or (heading.style.form is Form.WORD and bool(own) and own.startswith(title))
