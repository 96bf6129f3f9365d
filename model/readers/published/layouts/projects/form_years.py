"""The table of years at the foot of a form: amounts by year and source of funds.

年度別計画        令和６年度   令和７年度   令和８年度
事業費               900        800        700
財源内訳  国庫支出金   400        300        300
一般財源     500        500        400
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import heads_group
from model.readers.published.cells.year_cells import split_years
from model.readers.published.lines.furniture import find_furniture
from model.readers.published.lines.line import Line
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.head_words import (
    JOINT,
    funds_of,
    is_amount_head,
    is_part_of_funds,
    is_whole,
)
from model.text import without_blanks
from model.wareki import YEARS_TOGETHER, find_fiscal_years

_LEAST_YEARS = 2
_UNIT = re.compile(r"[（(][^（()）]*円[)）]")
_SUM = re.compile(
    rf"(?:{YEARS_TOGETHER}|[\d０-９]{{1,2}}\s*年度?間?の?)?(?:事業費)?(?:合計|総計|総額|計)"
)
"""The sum of the years beside them: ３か年計."""
_SPLIT_WORD = re.compile(r"(?:(?<=^)|(?<=\s))([^\W\d_])[ \u3000]+([^\W\d_])(?=\s|$)")
"""A word of two characters set apart: 年 度."""
_YEAR_WORD = re.compile(r"(?:実施|計画|事業|会計)?年度?")
_NUMBERED = re.compile(r"\S{2,6}(?:番号|コード|区分|種別)[ \u3000]\S+")
_MOST_LABELS = 2
_LONGEST_YEAR, _LONGEST_LABEL = 14, 12
_FUNDS, _WHOLE = "財源内訳", "事業費"


@dataclass(frozen=True, slots=True)
class YearTable:
    """A table of years: the indexes of its lines, and its amounts as (heading, text).

    Among them stands what a line says of each year (実施内容: R8 設計、R9 工事).
    """

    lines: tuple[int, ...]
    amounts: tuple[tuple[str, str], ...]


def form_lines(lines: Sequence[Line]) -> Iterator[tuple[int, Line, YearTable | None]]:
    """Yield the lines that forms may be of, a table of years as the line that it begins with.

    The first one of a page counts as one after a blank line.
    """
    furniture = find_furniture(lines)
    first = 0
    is_first = False
    for at, line in enumerate(lines):
        is_first = is_first or at in furniture
        if at < first or at in furniture or is_unit(line.text):
            continue
        table = year_table(lines, at)
        first = table.lines[-1] + 1 if table else first
        yield at, replace(line, after_blank=True) if is_first else line, table
        is_first = False


def year_table(lines: Sequence[Line], at: int) -> YearTable | None:
    """Return the table of years that begins at ``lines[at]``; None where none does.

    A line may stand above it that says what it holds: 事業費（単位：千円）.
    """
    caption = _UNIT.sub("", without_blanks(lines[at].text))
    is_word = len(caption) <= _LONGEST_LABEL and not is_departments(caption)
    is_caption = is_word and len(words_or_cells(lines[at])) == 1 and heads_group(caption)
    table = _across(lines, at + 1) if is_caption and at + 1 < len(lines) else None
    if table:
        return replace(table, lines=(at, *table.lines))
    return _across(lines, at) or _downward(lines, at)


def _across(lines: Sequence[Line], at: int) -> YearTable | None:
    """Return the table whose first line names the years."""
    years = [] if lines[at].role else years_in_head(lines[at])
    if not years:
        return None
    taken = [at]
    amounts: list[tuple[str, str]] = []
    is_of_funds = False
    unit = _unit(words_or_cells(lines[at])[0])
    for below in range(at + 1, len(lines)):
        cells = words_or_cells(lines[below])
        if said := _said_of_years(lines[below], years):
            taken.append(below)
            amounts.append(said)
            continue
        labels, texts = cells[: -len(years)], cells[-len(years) :]
        if len(texts) < len(years) or not all(map(is_amount, texts)) or not _are_labels(labels):
            if not _is_group(cells):
                break
            taken.append(below)
            is_of_funds = True
            continue
        is_of_funds = is_of_funds or _is_group(labels[:1])
        unit = _unit(labels[-1]) or unit
        heading = _heading(labels[-1], unit, is_of_funds=is_of_funds)
        if not heading:
            break
        taken.append(below)
        amounts += [(f"{year}{heading}", text) for year, text in zip(years, texts, strict=True)]
    return YearTable(tuple(taken), tuple(amounts)) if amounts else None


def _said_of_years(line: Line, years: Sequence[str]) -> tuple[str, str] | None:
    """Return the word and the text of a line that says what is done in each year: 実施内容.

    Their sum mostly has nothing of it. None where it is another line.
    """
    label, *texts = words_or_cells(line)
    own = [year for year in years if len(texts) == len(years) or not _SUM.fullmatch(year)]
    if line.after_blank or len(texts) != len(own) or any(map(is_amount, (label, *texts))):
        return None
    if len(label) > _LONGEST_LABEL or _is_group([label]) or _heading(label, "", is_of_funds=False):
        return None
    return label, "、".join(f"{year} {text}" for year, text in zip(own, texts, strict=True))


def _downward(lines: Sequence[Line], at: int) -> YearTable | None:
    """Return the table whose lines begin with a year each, below the words of amounts in ``at``."""
    heads = [] if lines[at].role or lines[at].has_tab else list(words_or_cells(lines[at]))
    if heads and _YEAR_WORD.fullmatch(heads[0]):
        heads = heads[1:]
    parts = [head.split(JOINT) for head in heads]
    whole = next((_unit(head) for head in heads if _unit(head)), "")
    of_funds = [len(part) > 1 and is_part_of_funds(part[0], "国") for part in parts]
    headings = [
        _heading(_UNIT.sub("", part[-1]), _unit(head) or whole, is_of_funds=is_funds)
        for head, part, is_funds in zip(heads, parts, of_funds, strict=True)
    ]
    if not headings or not all(headings):
        return None
    taken, amounts = [at], []
    for below in range(at + 1, len(lines)):
        year, *texts = words_or_cells(lines[below]) or [""]
        if not (_is_year(year) or _SUM.fullmatch(year)) or len(texts) != len(headings):
            break
        if not all(map(is_amount, texts)):
            break
        taken.append(below)
        amounts += [(f"{year}{head}", text) for head, text in zip(headings, texts, strict=True)]
    return YearTable(tuple(taken), tuple(amounts)) if len(taken) > _LEAST_YEARS else None


def _unit(label: str) -> str:
    """Return the unit that a word names in brackets, as it stands; empty where it names none."""
    found = _UNIT.search(label)
    return found[0] if found else ""


def years_in_head(line: Line) -> list[str]:
    """Return the years that a line names behind at most one other word, and their sum (計)."""
    cells = list(words_or_cells(line))
    years = [cell for cell in cells if _is_year(cell)]
    sums = [cell for cell in cells[-1:] if len(years) >= _LEAST_YEARS and _SUM.fullmatch(cell)]
    heads = [*years, *sums]
    is_head = len(years) >= _LEAST_YEARS and cells[-len(heads) :] == heads
    return heads if is_head and len(cells) <= len(heads) + 1 else []


def words_or_cells(line: Line) -> Sequence[str]:
    """Return the cells of a line, or its words where single blanks alone part it.

    Single blanks part amounts and years in any case, and so they do 事業番号 12 and 整理区分 継続.
    """
    if line.has_tab:
        return line.filled or [line.text]  # none in a row of empty cells, each between marks
    if len(line.filled) > 1:
        return [part for cell in line.filled for part in _parts(cell)]
    return _SPLIT_WORD.sub(r"\1\2", line.text).split()


def _parts(cell: str) -> list[str]:
    parts = cell.split()
    is_pair = _NUMBERED.fullmatch(cell) is not None
    is_parted = is_pair or all(map(is_amount, parts)) or all(map(_is_year, parts[1:]))
    return parts if is_parted else [cell]


def _is_year(word: str) -> bool:
    is_short = len(word) <= _LONGEST_YEAR
    return is_short and len(find_fiscal_years(word)) == 1 and not split_years(word)


def _are_labels(labels: Sequence[str]) -> bool:
    """Whether one word or two stand before amounts, as a page's number (- 12 -) does not."""
    are_short = all(len(each) <= _LONGEST_LABEL and not is_amount(each) for each in labels)
    return 0 < len(labels) <= _MOST_LABELS and are_short


def _is_group(cells: Sequence[str]) -> bool:
    """Whether a cell says that sources of funds stand beside or below it (財源内訳)."""
    return len(cells) == 1 and is_part_of_funds(cells[0], "国")


def _heading(label: str, unit: str, *, is_of_funds: bool) -> str:
    """Return the heading of the amounts of a line behind their year; empty where none is known."""
    if funds_of(label):
        return f" {_WHOLE}{unit}{JOINT}{label}"
    if is_whole(label) or is_amount_head(label):
        return f" {_WHOLE}{unit}"
    return f" {_WHOLE}{unit}{JOINT}{_FUNDS}{JOINT}{label}" if is_of_funds else ""
