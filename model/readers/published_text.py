"""The text of a published plan, as it comes out of a PDF.

The layout: 基本目標 and 基本施策 with their number, 単位施策 as 「1 …」, 取組の柱 as
「(1) …」; below them tab-separated tables under 【主要事業】 and 【その他の主な事業】, with running
heads and captions in between. This module knows that layout and no particular plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from model.finding import Finding, Severity
from model.listing import ListingKind
from model.money import parse_yen
from model.plan import PlanHeading
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.readers.legend import read_flags
from model.readers.reading import LineRole
from model.readers.table_rows import is_table_head, parse_row, split_cells

LEVELS = ("基本目標", "基本施策", "単位施策", "取組の柱")
_NAMED = LEVELS[:2]
_LINE_END = re.compile(r"\r\n|\r|\n")

_NAMED_HEADING = re.compile(rf"^({'|'.join(_NAMED)})\s*(\d+)\s*(.*)$")
_NUMBERED_HEADING = re.compile(r"^(\d{1,2})[\s.．]\s*(\S.*)$")
_PARENTHESIZED_HEADING = re.compile(r"^[（(](\d{1,2})[)）]\s*(\S.*)$")
_PAGE_HEAD = re.compile(r"^(.*?)\s*【(.+)】$")
_BRACKETED = re.compile(r"^[【\[〔]\s*(.+?)\s*[】\]〕]$")
_BUDGET = re.compile(r"^事業費\s*[:]?\s*(.+)$")
_OBJECTIVE = re.compile(r"^施策の目標\s*[:：]?\s*(.*)$")
_NOTE = re.compile(r"^[-・]?\s*※\s*(.*)$")
_PAGE_NUMBER = re.compile(r"^[-―－]?\s*\d{1,4}\s*[-―－]?$")
_SENTENCE_ENDS = ("。", "！", "!", "」", "）")
_KINDS = {"主要事業": ListingKind.MAIN, "その他の主な事業": ListingKind.OTHER}


@dataclass(slots=True)
class PublishedText:
    """A published text taken apart: the draft, and what became of each line."""

    draft: PlanDraft
    coverage: Counter[LineRole] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of text as it stands, and with full-width characters folded (NFKC)."""

    text: str
    folded: str


def read_published_text(text: str, heading: PlanHeading) -> PublishedText:
    """Take apart the text of a published plan.

    Every non-blank line is counted under one role; a line that fits nowhere is a finding. A text
    without any section comes back as a draft without sections.
    """
    reader = _TextReader(heading)
    for number, line in enumerate(_LINE_END.split(text), 1):
        reader.take(number, line)
    return reader.finish()


class _TextReader:
    """Reads line by line; its state is the open section of each level and what is expected next."""

    def __init__(self, heading: PlanHeading) -> None:
        self._result = PublishedText(PlanDraft(heading, LEVELS))
        self._open: list[SectionDraft] = []
        self._kind: ListingKind | None = None
        self._in_direction = False
        self._awaits = ""  # "title" or "objective": the next line of text is it
        self._where = ""
        self._after_blank = True
        self._last_row: ListingDraft | None = None

    def take(self, number: int, line: str) -> None:
        """Take in one line."""
        text = line.strip()
        if not text:
            self._after_blank = True
            return
        self._where = f"{number}行目"
        role = self._take_table_line(line) if "\t" in line else self._take_text_line(text)
        if role is LineRole.UNPLACED:
            self._find(Severity.WARNING, f"この行は読み取れませんでした：「{text[:40]}」")
        self._result.coverage[role] += 1
        self._after_blank = False

    def finish(self) -> PublishedText:
        """Return what was read."""
        self._check_end()
        return self._result

    # --- lines -----------------------------------------------------------------------------

    def _take_text_line(self, text: str) -> LineRole:
        folded = unicodedata.normalize("NFKC", text)
        for take in (
            self._take_page_head,
            self._take_heading,
            self._take_label,
            self._take_note,
            self._take_awaited,
            self._take_bulleted_row,
            self._take_continuation,
            self._take_running_text,
        ):
            role = take(_Text(text, folded))
            if role is not None:
                return role
        return LineRole.UNPLACED

    def _take_page_head(self, line: _Text) -> LineRole | None:
        match = _PAGE_HEAD.match(line.folded)
        if match is None or not match[1]:
            return LineRole.PAGE_HEAD if _PAGE_NUMBER.match(line.folded) else None
        named = _NAMED_HEADING.match(match[1])
        section = self._open_section(_NAMED.index(named[1]) + 1) if named else None
        if named is None or section is None or section.number != named[2]:
            return None
        if not section.by_name:
            section.by_name = match[2]
        return LineRole.PAGE_HEAD

    def _take_heading(self, line: _Text) -> LineRole | None:
        named = _NAMED_HEADING.match(line.folded)
        if named:
            title = line.text[len(line.text) - len(named[3]) :] if named[3] else ""
            return self._take_named_heading(_NAMED.index(named[1]) + 1, named[2], title)
        if self._awaits:
            return None
        for level, pattern in ((3, _NUMBERED_HEADING), (4, _PARENTHESIZED_HEADING)):
            match = pattern.match(line.folded)
            if match and not match[2].endswith("。"):
                if not self._open:  # the chapter's own heading
                    return LineRole.HEADING
                if not self._goes_on(level, int(match[1])):  # 「10 周年の式典」, a caption
                    continue
                self._start_section(level, match[1], line.text[len(line.text) - len(match[2]) :])
                return LineRole.HEADING
        return None

    def _goes_on(self, level: int, number: int) -> bool:
        """Whether a section of this number can follow the one before it; one may be missing."""
        before = self._open_section(level)
        if before is None or not before.number.isdecimal():
            return True
        return int(before.number) < number <= int(before.number) + 2

    def _take_named_heading(self, level: int, number: str, title: str) -> LineRole:
        again = self._open_section(level)
        if again and (again.number, again.title) == (number, title.strip()):
            return LineRole.PAGE_HEAD
        self._start_section(level, number, title.strip())
        self._awaits = "" if title else "title"
        return LineRole.HEADING

    def _take_label(self, line: _Text) -> LineRole | None:
        if not self._open:
            return None
        bracketed = _BRACKETED.match(line.folded)
        if bracketed:
            return self._take_bracketed(bracketed[1])
        budget = _BUDGET.match(line.folded)
        if budget:
            return self._take_budget(budget[1])
        objective = _OBJECTIVE.match(line.text)
        if objective:
            self._open[-1].objective = objective[1] or None
            self._awaits = "" if objective[1] else "objective"
            return LineRole.TEXT
        return None

    def _take_bracketed(self, word: str) -> LineRole | None:
        self._in_direction = word == "基本的方向"
        if word in _KINDS:
            self._kind = _KINDS[word]
            self._last_row = None
            if self._kind is ListingKind.OTHER and self._open[-1].level == len(LEVELS):
                self._open.pop()  # the others belong to the measure, not to its last pillar
        elif not self._in_direction:
            return None
        return LineRole.HEADING

    def _take_budget(self, amount: str) -> LineRole:
        yen = parse_yen(amount)
        if yen is None:
            self._find(Severity.WARNING, f"事業費「{amount}」を金額として読み取れませんでした。")
        self._open[-1].published_budget = yen
        return LineRole.TEXT

    def _take_note(self, line: _Text) -> LineRole | None:
        match = _NOTE.match(line.text)
        if match is None:
            return None
        self._result.draft.flags += read_flags(match[1])
        self._result.draft.notes.append(match[1])
        return LineRole.NOTE

    def _take_awaited(self, line: _Text) -> LineRole | None:
        awaited, self._awaits = self._awaits, ""
        if awaited == "title":
            self._open[-1].title = line.text
            return LineRole.HEADING
        if awaited == "objective":
            self._open[-1].objective = line.text
            return LineRole.TEXT
        return None

    def _take_bulleted_row(self, line: _Text) -> LineRole | None:
        return self._take_table_line(line.text) if self._kind and line.text[0] in "○◯●" else None

    def _take_continuation(self, line: _Text) -> LineRole | None:
        """A line right below a row, without a tab, goes on with that row's description."""
        if self._last_row is None or self._after_blank or self._last_row.description is None:
            return None
        self._last_row.description += line.text
        return LineRole.ROW

    def _take_running_text(self, line: _Text) -> LineRole | None:
        if not self._open:
            return None
        section = self._open[-1]
        is_sentence = line.text.endswith(_SENTENCE_ENDS)
        if self._in_direction and is_sentence:
            section.direction.append(line.text)
            return LineRole.TEXT
        if self._kind is None and is_sentence:
            section.text.append(line.text)
            return LineRole.TEXT
        if section.level == 1 and not section.by_name and not section.text and self._kind is None:
            section.by_name = line.text
            return LineRole.HEADING
        return LineRole.CAPTION if self._after_blank else None

    # --- tables ----------------------------------------------------------------------------

    def _take_table_line(self, line: str) -> LineRole:
        cells = split_cells(line)
        self._in_direction = False
        if is_table_head(cells):
            return LineRole.TABLE_HEAD
        if not self._open or self._kind is None:
            return LineRole.UNPLACED
        if self._finish_row(cells):
            return LineRole.ROW
        marks = {flag.mark for flag in self._result.draft.flags}
        row = parse_row(cells, marks, described=self._kind is ListingKind.MAIN)
        if row is None:
            return LineRole.UNPLACED
        self._last_row = ListingDraft(
            where=self._where,
            kind=self._kind,
            name=row.name,
            description=row.description,
            departments=row.departments,
            flag=row.flag,
            relisted=row.relisted,
        )
        self._open[-1].listings.append(self._last_row)
        return LineRole.ROW

    def _finish_row(self, cells: list[str]) -> bool:
        """Whether the line goes on with a row whose description broke before its departments."""
        row, filled = self._last_row, [cell for cell in cells if cell]
        if (
            row is None
            or self._after_blank
            or self._kind is not ListingKind.MAIN
            or row.departments
            or row.description is None
            or row.description.endswith("。")
            or len(filled) != 2  # noqa: PLR2004  the rest of the description, the departments
        ):
            return False
        row.description += filled[0]
        row.departments = filled[1]
        return True

    # --- sections --------------------------------------------------------------------------

    def _open_section(self, level: int) -> SectionDraft | None:
        return next((section for section in self._open if section.level == level), None)

    def _start_section(self, level: int, number: str, title: str) -> None:
        section = SectionDraft(self._where, level, number, title)
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        siblings = self._open[-1].children if self._open else self._result.draft.sections
        siblings.append(section)
        self._open.append(section)
        self._in_direction, self._last_row = False, None
        if level < len(LEVELS):
            self._kind = None

    def _check_end(self) -> None:
        """Say so where the text seems to stop before the plan does.

        Signs of it: a last section without rows, a last row without departments, or an end among
        the main projects where other measures close with their other projects.
        """
        if not self._open:
            return
        section = self._open[-1]
        closes = any(row.kind is ListingKind.OTHER for row in self._result.draft.listings())
        if not section.listings:
            sign = "事業の行がありません"
        elif not section.listings[-1].departments:
            sign = "最後の行に所管課がありません"
        elif closes and self._kind is ListingKind.MAIN:
            sign = "【その他の主な事業】がありません"
        else:
            return
        self._find(
            Severity.WARNING,
            f"最後の「{section.title}」に{sign}。本文が途中で切れている可能性があります。",
        )

    def _find(self, severity: Severity, message: str) -> None:
        self._result.findings.append(Finding(severity, self._where, message))
