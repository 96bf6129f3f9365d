"""Projects printed as forms: a ruled sheet each, where words stand before their values.

    事業名    見守り事業          区分   新規
    担当課    福祉課
              声をかけ、見守りを行う。困りごとを
    事業概要
              聞き、つなぐ。

Several words may stand in one line, and a word in the middle of the lines of its value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.published.layouts.projects.form_years import (
    YearTable,
    form_lines,
    words_or_cells,
)
from model.readers.published.layouts.unread_lines import unread_lines
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.labels import begins_part
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading, read_heading
from model.readers.published.lines.places import indent_of
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.head_words import is_level_word
from model.readers.tables.marks import mark_of_cell
from model.wareki import find_fiscal_years

_LEAST_WORDS = 3
_LONGEST_WORD = 8
_LONGEST_NAME = 60
_MOST_LINES = 60
_YEARLY = re.compile(
    r"((?:令和|平成|[RHＲＨ])\s*(?:元|[\d０-９]{1,2})(?:年度|年)?|20\d\d年度)[\s:：]*"
    r"(\S+?円|[△▲]?[\d,，]+|[－―-]|未定)(?=\s|$)"
)
_UNSURE = (
    "この事業（{name}）は、欄の見出しと中身の並びがはっきりしないため、誤って読んだおそれがあります。"
    "元の計画書と見比べてください。"
)
_KEYS = (ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)
Pair = tuple[str, list[str]]
"""A word and the lines of its value."""


@dataclass
class _Form:
    """One form: what stands in its lines, by index: words with values, or a text alone."""

    items: list[tuple[int, list[Pair] | str]] = field(default_factory=list)
    years: YearTable | None = None

    @property
    def first(self) -> int:
        """The index of its first line."""
        return self.items[0][0]

    @property
    def lines(self) -> list[int]:
        """The indexes of its lines."""
        return [*(at for at, _ in self.items), *(self.years.lines if self.years else ())]

    @property
    def words(self) -> list[str]:
        """The words before its values, in order."""
        return [word for _, item in self.items if not isinstance(item, str) for word, _ in item]

    @property
    def is_form(self) -> bool:
        """Whether a line has two words, or one alone, as cards of single lines do not."""
        pairs = [item for _, item in self.items if not isinstance(item, str)]
        return any(len(item) > 1 or not item[-1][1] for item in pairs)


def divide_forms(
    lines: Sequence[Line], headings: Sequence[Heading | None], units: StatedUnits
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of forms, with their indexes: each form one row that has its own head.

    ``headings`` are what the lines would be as headings.
    """
    words = _own_words(lines)
    for form in _forms(lines, headings, words):
        valued, is_sure = _valued(form, lines)
        titles = _titles(form, valued)
        pairs = [pair for pair in valued if pair[0] not in titles]
        pairs += form.years.amounts if form.years else ()
        head = read_head([word for word, _ in pairs], units.at(lines[form.first].number))
        if head is None or not any(head.has(role) for role in _KEYS) or not pairs[0][1]:
            continue
        if not _is_plausible(pairs):
            yield from unread_lines(lines, form.lines)
            continue
        is_sure = is_sure and all(_is_like(word, value) for word, value in pairs)
        doubt = "" if is_sure else _UNSURE.format(name=pairs[0][1])
        raw = "\t".join(value for _, value in pairs)
        sections = dict(titles.values())
        row_at = max([form.first, *(form.lines[-1:] if titles else ())])
        for at in form.lines:
            if at == row_at:
                yield at, replace(lines[at], raw=raw, head=head, doubt=doubt)
            elif section := sections.get(at):
                yield at, replace(lines[at], raw=section[2], section=section)
            else:
                yield at, replace(lines[at], role=LineRole.ROW)


def _titles(
    form: _Form, valued: Sequence[tuple[str, str]]
) -> dict[str, tuple[int, tuple[str, str, str]]]:
    """Return by their words the sections that a form names (施策), each with its line.

    A word that stands alone in its line is one where it is that of a level; its value may have a
    number of its own.
    """
    places = {
        item[0][0]: at for at, item in form.items if not isinstance(item, str) and len(item) == 1
    }
    found: dict[str, tuple[int, tuple[str, str, str]]] = {}
    for word, value in valued:
        if word in places and value and is_level_word(word):
            own = read_heading(value)
            number, title = (own.number, own.title) if own and own.title else ("", value)
            found[word] = places[word], (word, number, title)
    return found


def _is_plausible(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the first value can be a name, and another says what it is or whose."""
    name = pairs[0][1]
    is_kept = any(value and role_of_word(word) in _KEYS for word, value in pairs)
    offices = [value for word, value in pairs if role_of_word(word) is ColumnRole.DEPARTMENTS]
    is_kept = is_kept and not any("。" in value for value in offices)
    return is_kept and "。" not in name and not is_amount(name) and len(name) <= _LONGEST_NAME


def _is_like(word: str, value: str) -> bool:
    """Whether a value is by its looks what its word says."""
    match role_of_word(word):
        case ColumnRole.DEPARTMENTS:
            return not value or is_departments(value)
        case ColumnRole.AMOUNT:
            return not value or is_amount(value) or len(value) <= _LONGEST_WORD
        case ColumnRole.MARK:
            return len(value) <= _LONGEST_WORD
        case ColumnRole.NAME:
            return len(value) <= _LONGEST_NAME
    return True


def _own_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that begin lines about as often as the word of a name does."""
    counts: Counter[str] = Counter()
    for line in lines:
        first = words_or_cells(line)[0]
        if len(first) <= _LONGEST_WORD and not (is_amount(first) or find_fiscal_years(first)):
            counts[first] += 1
    names = sum(count for word, count in counts.items() if role_of_word(word) is ColumnRole.NAME)
    return frozenset(word for word, count in counts.items() if names > 1 and count >= names)


def _forms(
    lines: Sequence[Line], headings: Sequence[Heading | None], words: frozenset[str]
) -> Iterator[_Form]:
    form: _Form | None = None
    for at, line, years in form_lines(lines):
        if years:
            _take_years(form, years)
            continue
        pairs = None if line.role else _pairs(line, words)
        if pairs and _names(pairs[0][0], words) and _is_named(pairs):
            if form and _is_whole(form):
                yield form
            form = _Form([(at, pairs)])
        elif form is None:
            continue
        elif (
            pairs
            and len(form.items) <= _MOST_LINES
            and not {word for word, _ in pairs} & {*form.words}
        ):
            form.items.append((at, pairs))
        elif _ends(line, headings[at]) or pairs or len(form.items) > _MOST_LINES:
            if _is_whole(form):
                yield form
            form = None
        else:
            form.items.append((at, line.text))
    if form and _is_whole(form):
        yield form


def _take_years(form: _Form | None, years: YearTable) -> None:
    if form and form.years is None:
        form.years = years


def _names(word: str, own: frozenset[str]) -> bool:
    """Whether a word stands before names; 事業 alone may be the rest of one."""
    return role_of_word(word) is ColumnRole.NAME and ("名" in word or word in own)


def _is_whole(form: _Form) -> bool:
    return form.is_form and len(form.words) >= _LEAST_WORDS


def _is_named(pairs: Sequence[Pair]) -> bool:
    """Whether words have values between them: those of the head of a table have none."""
    return len(pairs) == 1 or all(value for _, value in pairs)


def _ends(line: Line, heading: Heading | None) -> bool:
    is_sure = line.after_blank or (heading is not None and heading.style.form is Form.WORD)
    return begins_part(line.text) or (heading is not None and is_sure) or line.has_tab


def _pairs(line: Line, own: frozenset[str]) -> list[Pair] | None:
    """Return the words of a line with their values; None where it begins with no word."""
    pairs: list[Pair] = []
    for cell in words_or_cells(line):
        is_word = _is_word(cell) or (not pairs and cell in own)
        if is_word and pairs and not pairs[-1][1]:
            return None  # the head of a table
        if is_word:
            pairs.append((cell, []))
        elif pairs:
            pairs[-1][1].append(cell)
        else:
            return None
    return [(word, [" ".join(value)] if value else []) for word, value in pairs]


def _is_word(cell: str) -> bool:
    is_value = is_amount(cell) or mark_of_cell(cell, ()) is not None
    return (
        len(cell) <= _LONGEST_WORD and not is_value and role_of_word(cell) is not ColumnRole.EXTRA
    )


def _valued(form: _Form, lines: Sequence[Line]) -> tuple[list[tuple[str, str]], bool]:
    """Return the words with their whole values, and whether each is surely that."""
    pairs: list[Pair] = []
    is_middle = _is_middle(form, lines)
    above: list[str] = []
    below = 0
    is_sure = True
    for _, item in form.items:
        if isinstance(item, str):
            if is_middle and below <= 0:
                above.append(item)
            else:
                pairs[-1][1].append(item)
                below -= 1
            continue
        is_sure = is_sure and (not is_middle or below <= 0)
        pairs += [(word, [*value]) for word, value in item]
        pairs[-1][1][:0] = above
        below, above = len(above), []
    is_sure = is_sure and not above and below <= 0 and all(value for _, value in pairs)
    if above:
        pairs[-1][1].extend(above)
    return list(_spread(pairs)), is_sure


def _is_middle(form: _Form, lines: Sequence[Line]) -> bool:
    """Whether words stand in the middle of their values: one alone has a text right above it."""
    for (above, text), (at, item) in zip(form.items, form.items[1:], strict=False):
        is_alone = not isinstance(item, str) and not item[-1][1]
        is_right = indent_of(lines[above]) > indent_of(lines[at]) + 1
        if isinstance(text, str) and is_alone and is_right and not lines[at].after_blank:
            return True
    return False


def _spread(pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Yield words with their values joined; amounts of several years become values of their own."""
    for word, texts in pairs:
        role = role_of_word(word)
        value = ""
        for text in texts:
            value = join_cell(value, text, role)
        yearly = _YEARLY.findall(value) if role is ColumnRole.AMOUNT else []
        if yearly and not _YEARLY.sub("", value).strip(" 、,　"):
            yield from ((f"{year} {word}", amount) for year, amount in yearly)
        else:
            yield word, value
