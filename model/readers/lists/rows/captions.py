"""What stands above a list's headings: its title, its unit, its year."""

from __future__ import annotations

import re

from model.readers.cities import city_alone
from model.readers.lists.rows.row_lines import year_of
from model.readers.lists.source.department_line import department_alone
from model.readers.lists.source.list_source import ListSource
from model.readers.lists.source.name_years import years_in_name
from model.readers.tables.amount_heads import STATED_UNIT, UNIT, UNIT_IN_BRACKETS, is_unit
from model.readers.tables.grid import cell_text
from model.readers.tables.head_words import head_key, last_key
from model.readers.tables.row_kinds import is_note, is_sentence
from model.readers.tables.section_signs import heading_sign
from model.readers.titles import NAMES_PLAN, PERIOD_WITHIN
from model.text import fold
from model.wareki import find_fiscal_years

_PLAIN_SHEET = re.compile(r"(?:sheet|シート|page|ページ)?\d*", re.IGNORECASE)
_NO_TITLE = re.compile(r"単位|現在$|時点$|作成|出力日|^\d|ページ|頁|No\.")
_UNIT = re.compile(
    rf"[、，,・]\s*(?:{STATED_UNIT}|{UNIT})(?=[)）\]】])|\s*[(（\[【]?\s*{STATED_UNIT}(?:[、,・][^)）]{{1,6}})?\s*[)）\]】]?"
    rf"|\s*{UNIT_IN_BRACKETS}\s*$"
)
_SAYS_RELISTED = re.compile(r"([※＊*★☆◆◇■□◎▲△●○])印?[\s」]*(?:は|が|[:：＝=…])[\s「、]*再掲")
_MOST_NOTES = 10
_MOST_ON_COVER = 12
_YEAR_HEADS = ("年度", "会計年度")
_YEAR_IN_NAME = re.compile(r"(?:令和|平成|昭和)|年度|(?<![a-z])[rhs](?:元|\d)", re.IGNORECASE)


def texts_above(source: ListSource) -> tuple[str, ...]:
    """Return the texts above the headings, row by row."""
    return _texts(source, range(source.heads.first))


def head_texts(source: ListSource) -> tuple[str, ...]:
    """Return the texts of the headings as they stand, row by row."""
    heads = source.heads
    return _texts(source, range(heads.first, min(heads.body, len(source.grid.rows))))


def notes_below(source: ListSource) -> tuple[str, ...]:
    """Return the texts that stand alone in the last rows of a list."""
    of_rows = (_texts(source, range(row, row + 1)) for row in source.body[-_MOST_NOTES:])
    return tuple(texts[0] for texts in of_rows if len(texts) == 1)


def relisted_signs(source: ListSource) -> frozenset[str]:
    """Return the signs that a line around a list says are marks of 再掲: ※は再掲事業."""
    texts = (*texts_above(source), *source.grid.headers, *notes_below(source))
    return frozenset(sign for text in texts for sign in _SAYS_RELISTED.findall(text))


def list_title(source: ListSource) -> str:
    """Return the list's title: what its cover calls the plan, else the longest text above it.

    Without either it is the sheet's or the file's name.
    """
    if plan := next(filter(_names_plan, _cover(source)), ""):
        return plan
    own = source.grid.sheet_of(0)  # 「福祉課」 is no title of a list of several departments
    captions = [
        text
        for each in texts_above(source)
        if (text := _UNIT.sub("", each))
        and not is_unit(text)
        and not _NO_TITLE.search(text)
        and not (own and own in text)
        and not department_alone([text])
    ]
    above = [text for text in captions if heading_sign(text) is None] or captions
    if above:
        return max(above, key=len).replace("\n", " ")
    name = source.grid.name
    is_plain = own or source.sheet.forms or _PLAIN_SHEET.fullmatch(name)
    return source.stem if is_plain else name


def list_year(source: ListSource) -> int | None:
    """Return the fiscal year (西暦) that the list says it is of, None where it names none.

    Asked are the texts above the headings, then the sheet's name, then a cover, then the file's
    name, then a column of years. Of a period it is the first year.
    """
    above, cover = (
        [(text, find_fiscal_years(text)) for text in texts]
        for texts in (texts_above(source), _cover(source))
    )
    sheets = [sheet.grid.name for sheet in source.sheets]
    sheet = (source.grid.name, years_in_name(source.grid.name, sheets))
    file = (source.stem, years_in_name(source.stem))
    for text, years in (*above, sheet, *cover, file):
        if len(years) == 1 and _YEAR_IN_NAME.search(head_key(text)):
            return years[0]
    period = list_period(source)
    return find_fiscal_years(period)[0] if period else _year_of_rows(source)


def _year_of_rows(source: ListSource) -> int | None:
    """Return the one year that stands in each row, in a column 年度; None without one."""
    grid, heads = source.grid, source.heads
    for column, title in enumerate(heads.titles):
        if last_key(title) in _YEAR_HEADS:
            texts = {grid.text(row, column) for row in source.body} - {""}
            years = {year_of(text) for text in texts}
            return years.pop() if len(years) == 1 else None
    return None


def list_period(source: ListSource) -> str:
    """Return the period of years above a list or on its cover (令和6～8年度), empty without one."""
    texts = (*texts_above(source), *_cover(source))
    found = (PERIOD_WITHIN.search(fold(text)) for text in texts)
    return next((match[0] for match in found if match), "")


def list_city(source: ListSource) -> str:
    """Return the city that a line above the list or of its cover names, alone or with an office.

    The line may stand above each page.
    """
    texts = (*texts_above(source), *source.grid.headers, *_cover(source))
    return next(filter(None, map(city_alone, texts)), "")


def _cover(source: ListSource) -> list[str]:
    """The lines of the cover: a first sheet that is not read, and names a plan in few words."""
    first = source.sheets[0]
    rows = [own for row in first.grid.rows if (own := [cell for cell in row if cell is not None])]
    is_read = first.grid.name in source.read
    if is_read or first.is_example or len(rows) > _MOST_ON_COVER or any(len(r) > 1 for r in rows):
        return []
    lines = [cell_text(row[0]) for row in rows]
    is_other = any(is_sentence(line) or is_note(line) for line in lines)
    return lines if any(map(_names_plan, lines)) and not is_other else []


def _names_plan(text: str) -> bool:
    return NAMES_PLAN.search(text) is not None and heading_sign(text) is None


def _texts(source: ListSource, rows: range) -> tuple[str, ...]:
    grid = source.grid
    places = ((row, column) for row in rows for column in range(len(grid.rows[row])))
    return tuple(filter(None, (grid.text(row, column) for row, column in places)))
