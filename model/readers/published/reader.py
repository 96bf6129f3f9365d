"""The text of a published plan, as it comes out of a PDF.

The layout: numbered headings down the tree, the lowest above tables under 【主要事業】 and
【その他の主な事業】; in between budgets, objectives, running text, running heads and captions. This
package knows that layout and no particular plan: names and number of the levels are those that
the text's own headings show.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.plan import PlanHeading
from model.readers.draft import PlanDraft, SectionDraft
from model.readers.published.cells.looks import may_be_cell
from model.readers.published.heading_reader import AWAITED_FIRST, HeadingReader
from model.readers.published.layouts.layout import divide_lines
from model.readers.published.layouts.projects.priced_titles import divide_priced
from model.readers.published.layouts.signed_sections import with_signed_sections
from model.readers.published.layouts.stacked.stacked_rows import tell_unsure_names
from model.readers.published.line_log import LineLog
from model.readers.published.lines.furniture import find_running_heads, head_key, is_page_number
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line, split_lines
from model.readers.published.lines.markdown import plain_markdown
from model.readers.published.lines.notes import says_nothing
from model.readers.published.lines.numbering import is_in_contents
from model.readers.published.lines.units import StatedUnits
from model.readers.published.listings.table_reader import TableReader
from model.readers.published.published_text import PublishedText
from model.readers.published.sections.appendix import find_appendix
from model.readers.published.sections.note_reader import NoteReader, apply_relisted_sign
from model.readers.published.sections.outline import Outline
from model.readers.published.sections.prose import SENTENCE_ENDS, Place, ProseReader
from model.readers.published.sections.section_facts import Awaited, SectionFacts
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import is_unit

_ALL = "事業の一覧"
"""What the one section of a text without any is called, where its plan has no name yet."""


def read_published_text(text: str, heading: PlanHeading) -> PublishedText:
    """Take apart the text of a published plan.

    Every line that is not blank has one role; one that fits nowhere is a finding. A text without
    any section comes back as a draft without sections.
    """
    return _TextReader(text, heading, divide_lines(plain_markdown(split_lines(text)))).read()


def read_by_signs(text: str, heading: PlanHeading) -> PublishedText:
    """Take apart a text whose projects, or sections, nothing tells but signs and amounts.

    So newsletters print them: ■分野, ◇名称 1,200万円. What ``read_published_text`` can read it
    reads better.
    """
    lines: Sequence[Line] = plain_markdown(split_lines(text))
    divided: Sequence[Line] = divide_lines(lines)
    priced = divide_priced(lines)
    if _count_rows(priced) > _count_rows(divided):
        lines = priced
    divided = divide_lines(with_signed_sections(lines))
    if not any(line.sections for line in divided):
        divided = with_signed_sections(divided, heading.title or _ALL)
    return _TextReader(text, heading, divided).read()


def _count_rows(lines: Sequence[Line]) -> int:
    return sum(line.head is not None for line in lines)


class _TextReader:
    """Reads line by line; its state is the open sections and what the next lines belong to."""

    def __init__(self, text: str, heading: PlanHeading, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._heads = find_running_heads(self._lines)
        self._is_spaced = any(line.after_blank for line in self._lines[1:])
        self._result = PublishedText(PlanDraft(heading, ()))
        self._log = LineLog(self._result)
        self._outline = Outline(self._result.draft)
        units = StatedUnits(self._lines)
        self._tables = TableReader(self._result.draft, units)
        self._notes = NoteReader(self._result.draft, self._lines)
        self._facts = SectionFacts(self._result.findings, units)
        self._headings = HeadingReader(self._lines, self._outline, self._tables, self._facts)
        self._prose = ProseReader(self._lines, self._headings.headings)
        self._at = 0
        self._before: LineRole | None = None

    def read(self) -> PublishedText:
        """Return what was read."""
        end = find_appendix(self._lines, self._headings.headings)
        for index, line in enumerate(self._lines[:end]):
            self._at = index
            self._headings.go_to(index, self._before)
            role = self._take(line)
            self._log.add(line, role, in_section=self._section is not None)
            self._before = role
        self._log.leave_out(self._lines[end:])
        self._result.findings += self._tables.findings
        self._result.findings += self._tables.years.join()
        self._facts.settle()
        self._result.findings += tell_unsure_names(self._lines)
        self._check_end()
        self._log.tell_waiting()
        self._log.tell_stray_cells()
        if not self._result.draft.listings():
            self._log.count_unread(self._lines)
        else:
            self._log.tell_front_rows()
        self._outline.finish(self._text)
        apply_relisted_sign(self._result.draft)
        return self._result

    # --- lines -----------------------------------------------------------------------------

    def _take(self, line: Line) -> LineRole:
        self._tables.years.see(line)
        if line.has_tab and line.sections:
            self._headings.open_named(line)
            self._log.tell_waiting()
        for take in (
            self._take_placed,
            self._take_furniture,
            self._headings.take_heading,
            self._headings.take_label,
            self._take_nothing,
            self._take_note,
            self._take_offices,
            self._take_awaited,
            self._take_table_line,
            self._take_running_head,
            self._take_continuation,
            self._take_text,
        ):
            role = take(line)
            if role is not None:
                return role
        return LineRole.FRONT if not self._section else LineRole.UNPLACED

    @property
    def _section(self) -> SectionDraft | None:
        return self._outline.leaf

    def _after_break(self, line: Line) -> bool:
        return line.after_blank or self._before is LineRole.PAGE_HEAD

    def _take_placed(self, line: Line) -> LineRole | None:
        """A line of which its table says what it is."""
        if self._section is None:
            return None if line.role is None else LineRole.FRONT
        if line.role is LineRole.TEXT:
            self._section.text.append("　".join(line.filled))
        return line.role

    def _take_furniture(self, line: Line) -> LineRole | None:
        if is_page_number(line):
            return LineRole.PAGE_HEAD
        if is_unit(line.text):
            return LineRole.TABLE_HEAD if self._section else LineRole.FRONT
        return LineRole.FRONT if not line.has_tab and is_in_contents(line.text) else None

    def _take_running_head(self, line: Line) -> LineRole | None:
        if not self._heads or line.has_tab or head_key(line) not in self._heads:
            return None
        if self._after_break(line) or not self._tables.is_in_row:
            return LineRole.PAGE_HEAD if self._section else LineRole.FRONT
        return None

    # --- notes ------------------------------------------------------------------

    def _take_nothing(self, line: Line) -> LineRole | None:
        """A line that says that its section has no projects."""
        if self._section is None or not says_nothing(line.text):
            return None
        self._section.text.append(line.text)
        self._facts.awaited = Awaited.NOTHING
        return LineRole.TEXT

    def _take_note(self, line: Line) -> LineRole | None:
        goes_on = self._before is LineRole.NOTE and not read_label(line.text)
        return self._notes.take(line, in_table=self._tables.is_open, goes_on=goes_on)

    def _take_offices(self, line: Line) -> LineRole | None:
        """A line above the rows of a section that says which offices they are of."""
        if self._section is None or self._facts.awaited in AWAITED_FIRST:
            return None
        role = self._facts.take_offices(line, self._section)
        if role is not None:
            self._tables.offices = self._facts.offices_of(self._outline.open)
        return role

    # --- text ------------------------------------------------------------------------------

    def _take_awaited(self, line: Line) -> LineRole | None:
        if self._section is None:
            return None
        if head_key(line) in self._heads and not self._after_break(line):
            return None
        return self._facts.take_awaited(line, self._section)

    def _take_table_line(self, line: Line) -> LineRole | None:
        if self._section is None:
            return None
        following = self._lines[self._at + 1] if self._at + 1 < len(self._lines) else None
        role = self._tables.take(line, self._section, following, self._before)
        if role is not None:
            self._headings.label = None
        return role

    def _take_continuation(self, line: Line) -> LineRole | None:
        """A line below a row, without cells, that goes on with it."""
        ends = line.text.endswith(SENTENCE_ENDS)
        return self._tables.go_on(line, is_sentence=ends, after_break=self._after_break(line))

    def _take_text(self, line: Line) -> LineRole | None:
        section = self._section
        if section is None:
            return None
        place = Place(
            section,
            depth=len(self._outline.open),
            before=self._before,
            label=self._headings.label,
            in_table=self._tables.is_open,
        )
        role = self._prose.take(self._at, place)
        if role is not None:
            return role
        is_caption = line.after_blank or not self._is_spaced or self._tables.is_between_rows
        is_row = line.has_tab or (self._tables.is_open and len(line.filled) > 2)  # noqa: PLR2004  more than a word and its value
        return LineRole.CAPTION if is_caption and not (is_row or may_be_cell(line.text)) else None

    def _check_end(self) -> None:
        """Say so where the text seems to stop before the plan does."""
        section = self._section
        rows = self._result.draft.listings()
        sign = self._headings.projects.sign_of_break(section, rows) if section else ""
        if section is None or not sign:
            return
        self._log.warn(
            self._lines[-1],
            f"最後の「{section.title}」{sign}。本文が途中で切れている可能性があります。",
        )
