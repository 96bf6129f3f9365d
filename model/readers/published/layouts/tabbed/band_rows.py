"""Rows over the whole width of a table that begin a section, between those of projects.

    No	施策	事業名	担当課
    1 安心なまち
    1	1-1 防災	井戸の改修	水道課

Where the table has columns of sections, such a row stands above these; elsewhere its number says
where it stands, as that of any heading, and one without a number stands below all that have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.department_names import is_office
from model.readers.published.lines.headings import Section, section_of
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import says_nothing
from model.readers.published.lines.numbering import Form, Heading
from model.readers.tables.row_kinds import is_named_total, is_note
from model.readers.tables.section_signs import bare_title, heading_sign, sign_name
from model.wareki import find_fiscal_years

_LONGEST_YEAR = 8
_MARK, _BULLETS = "■", "□◆◇●○◎▼▽★☆"


def divide_bands(
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    rows: range,
    *,
    above_columns: bool,
) -> Iterator[tuple[int, Line]]:
    """Yield the lines among ``rows`` of a table that begin sections, with their indexes.

    ``headings`` are what the lines would be by themselves; ``above_columns`` says whether the
    table has columns of sections.
    """
    signs: dict[int, str] = {}
    for at in rows:
        sign = _sign(lines[at], headings[at]) if _is_between_rows(lines, at, rows) else None
        if sign == _MARK or (above_columns and sign and sign not in _BULLETS):
            signs[at] = sign
    kinds = list(dict.fromkeys(signs.values()))
    for at, sign in signs.items():
        word = sign_name(sign, kinds) if above_columns else ""
        yield at, replace(lines[at], sections=(_section(word, lines[at].text),))


def _sign(line: Line, heading: Heading | None) -> str | None:
    """Return the sign of a line that begins a section; None where it does not, or by its word."""
    is_named = heading is not None and heading.style.form is Form.WORD
    is_year = len(line.text) <= _LONGEST_YEAR and bool(find_fiscal_years(line.text))
    if is_named or is_year or line.role or read_label(line.text) or says_nothing(line.text):
        return None
    bare = bare_title(line.text)
    if is_note(bare) or is_named_total(bare) or is_office(bare):
        return None
    return heading_sign(line.text)


def _is_between_rows(lines: Sequence[Line], at: int, rows: range) -> bool:
    """Whether a line without tabs follows a row, or a row follows it, with no blank between.

    Where the next table's head follows it so, it is the title of that table.
    """
    if lines[at].has_tab:
        return False
    below = at + 1
    while below in rows and not lines[below].has_tab:
        below += 1
    if below in rows:
        return not (lines[at].after_blank and lines[below].after_blank)
    return not lines[at].after_blank and (below == len(lines) or lines[below].after_blank)


def _section(word: str, text: str) -> Section:
    bare = bare_title(text)
    return section_of(word, bare)
