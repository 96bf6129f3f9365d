"""Projects printed as numbered headings with running text below: 1　見守り事業（福祉課）.

They are told from sections by what stands below them: text alone, no table and no deeper heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.readers.published.cells.bulleted import with_offices, without_price
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.furniture import find_running_heads, head_key, is_page_number
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import Form, Heading, Style, read_kana
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet, mark_of_cell

_LEAST = 2
"""So many headings of a style name offices, where they are projects."""
_MOST = 0.7
"""The part of the headings of a style that does, at least."""
_FACT = re.compile(
    r"^[・◆■◇○●【\[（(\s]*([^\s:：】\]。]{2,12})(?:[】\])）]\s*[:：]?|\s*[:：])\s*(\S.*)$"
)
_PRICED = re.compile(
    r"((?:(?:令和|平成|[RHＲＨ])?\s?[\d０-９元]{1,2}年度の?)?(?:当初|総|概算)?(?:事業費|予算額?))"
    r"[\s:：]+([△▲]?[\d０-９,，.]+(?:千|百万|万|億)?円)"
)
_COLUMNS = ("事業名", "事業概要", "所管課")
_KEPT = (ColumnRole.AMOUNT, ColumnRole.MARK)


@dataclass
class _Titled:
    """A heading and what stands below it as far as the next one, by index."""

    at: int
    heading: Heading
    name: str = ""
    offices: str = ""
    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    is_plain: bool = True
    """Whether only running text stands below it."""

    @property
    def is_project(self) -> bool:
        """Whether it is a project by itself: it names offices and is described."""
        return bool(self.offices) and self.is_described

    @property
    def is_described(self) -> bool:
        """Whether running text stands below it, and nothing else."""
        return self.is_plain and any(text.endswith("。") for text in self.texts)

    def row(self, line: Line, unit: int | None) -> Line:
        """Return the heading's line as a row that has its own head."""
        description = ""
        for text in self.texts:
            description = join_text(description, text)
        head = read_head((*_COLUMNS, *(word for word, _ in self.facts)), unit)
        cells = (self.name, description, self.offices, *(value for _, value in self.facts))
        return replace(line, raw="\t".join(cells), head=head)


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
            if titled.is_plain and (titled.texts or titled.offices):
                line = lines[titled.at]
                yield titled.at, titled.row(line, units.at(line.number))
                yield from ((at, replace(lines[at], role=LineRole.ROW)) for at in titled.lines)


def _titled(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[_Titled]:
    running = find_running_heads(lines)
    titled: _Titled | None = None
    for at, line in enumerate(lines):
        heading = headings[at] or read_kana(line.text)
        if is_page_number(line) or (line.after_blank and head_key(line) in running):
            continue
        if heading is not None and not line.has_tab and line.role is None:
            if titled and heading.style.rank > titled.heading.style.rank:
                titled.is_plain = False  # a deeper heading stands below it
            if titled:
                yield titled
            titled = _begun(at, heading)
        elif titled and (read_label(line.text) or read_note(line.text)):
            yield titled
            titled = None
        elif titled:
            _take(titled, at, line)
    if titled:
        yield titled


def _begun(at: int, heading: Heading) -> _Titled | None:
    """Return what a heading begins, None where its number has a word (施策1)."""
    if heading.style.form is Form.WORD:
        return None
    whole = f"{heading.title}【{heading.by_name}】" if heading.by_name else heading.title
    title, price = without_price(whole)
    name, *offices = with_offices(title)
    facts = [("事業費", price)] if price else []
    return _Titled(at, heading, name, "".join(offices), facts=facts)


def _take(titled: _Titled, at: int, line: Line) -> None:
    """Take a line below a heading: a fact of the project (担当課：福祉課), or its description."""
    fact = _FACT.match(line.text)
    role = role_of_word(fact[1]) if fact else None
    is_table = line.has_tab or line.role or len(line.filled) > 1 or line.head
    if fact and role is ColumnRole.DEPARTMENTS and not titled.offices:
        titled.offices = fact[2]
    elif fact and role in _KEPT and not is_table:
        titled.facts.append((fact[1], fact[2]))
    elif fact and role is ColumnRole.DESCRIPTION:
        titled.texts.append(fact[2])
    elif priced := _PRICED.fullmatch(line.text):
        titled.facts.append((priced[1], priced[2]))
    elif is_table or has_bullet(line.text) or mark_of_cell(line.text, ()):
        titled.is_plain = False
    else:
        titled.texts.append(line.text)
    titled.lines.append(at)
