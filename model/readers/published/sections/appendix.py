"""What stands behind the last project of a plan: 資料編, 用語解説, an index of its projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.published.cells.bulleted import with_offices
from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import TableHead, read_head
from model.readers.published.lines.furniture import is_page_number
from model.readers.published.lines.labels import names_appendix
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet
from model.text import without_blanks

_INDEX = re.compile(
    r"[■◆●【〔<]*(?:(?:事業名?|取組)?(?:の)?(?:索引|さくいん)|(?:担当|所管)課別(?:の?(?:事業)?(?:索引|一覧))?"
    r"|(?:50|五十)音順?(?:索引|一覧))[】〕>]*"
)
_LEADERS = re.compile(r"[\s.…‥・]*[\d０-９]{1,4}\s*$")
_LEAST_ENTRIES = 2
_KEYS = (ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION, ColumnRole.AMOUNT)


def find_appendix(lines: Sequence[Line], headings: Sequence[Heading | None]) -> int:
    """Return the index of the line that begins what is no plan any more, or the number of lines.

    It is headed so, and neither a project nor the head of a table of projects stands below; or
    all below it is an index.
    """
    index = next((at for at, line in enumerate(lines) if _is_index(lines, at, line)), None)
    if index is not None:
        return index
    last = max((at for at, line in enumerate(lines) if _is_of_projects(line)), default=len(lines))
    for at in range(last + 1, len(lines)):
        heading = headings[at]
        title = heading.title if heading else lines[at].text
        if names_appendix(title, is_apart=heading is not None or lines[at].after_blank):
            return at
    return len(lines)


def _is_index(lines: Sequence[Line], at: int, head: Line) -> bool:
    """Whether a line heads an index: each line below it names what stands above, or offices."""
    if head.has_tab or not _INDEX.fullmatch(without_blanks(head.text)):
        return False
    above = without_blanks("\n".join(line.text for line in lines[:at]))
    entries = [_entry(line) for line in lines[at + 1 :] if not is_page_number(line)]
    named = [entry for entry in entries if entry and entry in above]
    others = (entry for entry in entries if entry not in above)
    return len(named) >= _LEAST_ENTRIES and all(map(is_departments, others))


def _entry(line: Line) -> str:
    """Return the name in a line of an index, without its number and that of its page."""
    first = line.filled[0] if line.filled else ""
    bare = without_blanks(_LEADERS.sub("", first))
    return re.sub(r"^(?:\(?\d{1,3}\)?[.．]?|[・○●])(?=\D)", "", bare)


def _is_of_projects(line: Line) -> bool:
    if line.head and line.has_tab and not line.is_whole:
        return _has_offices(line, line.head)
    if line.head or line.is_told or line.sections or line.role is LineRole.ROW:
        return True
    if has_bullet(line.text) and len(with_offices(line.text)) > 1:
        return True
    head = None if line.role else read_head(line.filled, 1) or read_head(line.text.split(), 1)
    return head is not None and head.has(ColumnRole.NAME) and any(map(head.has, _KEYS))


def _has_offices(line: Line, head: TableHead) -> bool:
    """Whether a line of a table has departments in their column, where the table has one."""
    if not head.has(ColumnRole.DEPARTMENTS):
        return True
    pairs = zip(head.columns, line.cells, strict=False)
    return any(c and c.role is ColumnRole.DEPARTMENTS and is_departments(t) for c, t in pairs)
