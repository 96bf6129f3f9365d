"""What a text of a table shows in its cell, in how many lines, and whether it leads on."""

from __future__ import annotations

from reports.table import Text
from reports.xlsx.layout.measures import line_count
from reports.xlsx.tables.table_columns import SheetColumn


def shown(cell: Text) -> str:
    """Return the text of a cell on a sheet, with the name of the place to see."""
    return f"{cell.text}\n→ {cell.see_as}" if cell.see_as else cell.text


def lines_in(text: str, cell: Text, at: SheetColumn) -> int:
    """Return how many lines ``text``, which is what ``cell`` shows, needs in its column."""
    lines = line_count(text, at.points)
    return 1 if lines > 1 and runs_on(cell, at) else lines


def runs_on(cell: Text, at: SheetColumn) -> bool:
    """Whether a text is shown in one line over the columns at its right that are not used."""
    return at.has_room and not cell.see and line_count(shown(cell), at.room) == 1


def does_lead(cell: Text, at: SheetColumn) -> bool:
    """Whether a text leads to its link: LibreOffice wraps no link, so one of several lines not."""
    return cell.link is not None and lines_in(shown(cell), cell, at) == 1
