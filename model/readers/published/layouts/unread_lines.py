"""Lines of a table whose rows cannot be told: they are kept as not read, and told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.readers.published.layouts.table_lines import TableLines
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import runs_of
from model.readers.reading import LineRole

READ_ANEW = (
    "PDF から写した本文であれば、PDF のファイルをそのまま指定してください。それでも読めないときは、"
    "表を1行に1事業の形で Excel に写し、それを指定してください。"
)
_TOLD = "この表の{where}は、列や行の切れ目が分からないため、事業として読んでいません。"

_UNSURE = (
    "この表（{where}）は、空白で区切られた列か、何行かにわたる行の切れ目がはっきりしないため、誤って読んだ"
    "おそれがあります。元の計画書と見比べ、違うときは本文の列をタブで区切り直してください。"
)


def unread(table: TableLines, at: int) -> tuple[int, Line]:
    """Return the line at ``at`` as one that is not read, with its index."""
    return at, replace(table.lines[at], role=LineRole.UNPLACED, is_told=True)


def tell_unread(table: TableLines, lines: Iterable[int]) -> str:
    """Return the doubt of a table of which ``lines`` (indexes) are not read."""
    return _TOLD.format(where=printed_lines(table, lines)) + READ_ANEW


def tell_unsure(table: TableLines, lines: Iterable[int]) -> str:
    """Return the doubt of a table of which ``lines`` (indexes) may have been misread."""
    return _UNSURE.format(where=printed_lines(table, lines))


def unread_lines(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[tuple[int, Line]]:
    """Yield the lines at ``indexes`` as ones that are not read; the first one tells it."""
    for at in indexes:
        doubt = "" if at != indexes[0] else _TOLD.format(where=_named(lines, indexes)) + READ_ANEW
        yield at, replace(lines[at], role=LineRole.UNPLACED, is_told=True, doubt=doubt)


def printed_lines(table: TableLines, lines: Iterable[int]) -> str:
    """Return lines as a finding names them: 12～20行目・25行目."""
    return _named(table.lines, lines)


def _named(lines: Sequence[Line], indexes: Iterable[int]) -> str:
    return "・".join(_printed(lines, run) for run in runs_of(sorted(set(indexes))))


def _printed(lines: Sequence[Line], run: Sequence[int]) -> str:
    first, last = lines[run[0]], lines[run[-1]]
    return first.where if first is last else f"{first.number}～{last.where}"
