"""Projects printed as forms: a ruled sheet each, where words stand before their values.

    事業名    見守り事業          区分   新規
    担当課    福祉課
              声をかけ、見守りを行う。困りごとを
    事業概要
              聞き、つなぐ。

Several words may stand in one line, and a word in the middle of the lines of its value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_amount, is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.published.cells.year_cells import split_years
from model.readers.published.layouts.projects.form_sections import sections_of_form
from model.readers.published.layouts.projects.form_words import (
    LONGEST_WORD,
    FormWords,
    Pair,
    find_form_words,
)
from model.readers.published.layouts.projects.form_years import YearTable, form_lines
from model.readers.published.layouts.unread_lines import unread_lines
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.labels import begins_part
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Form, Heading
from model.readers.published.lines.places import indent_of
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.told import names_text
from model.wareki import find_fiscal_years

_LEAST_WORDS = 3
_LONGEST_NAME = 60
_MOST_LINES = 60
_UNSURE = (
    "{who}は、欄の見出しと中身の並びがはっきりしないため、誤って読んだおそれがあります。"
    "元の計画書と見比べてください。"
)
_KEYS = (ColumnRole.DESCRIPTION, ColumnRole.DEPARTMENTS)


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
        """The indexes of its lines, from the first."""
        own = (at for at, _ in self.items)
        return sorted([*own, *(self.years.lines if self.years else ())])

    @property
    def words(self) -> list[str]:
        """The words before its values, in order."""
        return [word for _, item in self.items if not isinstance(item, str) for word, _ in item]

    @property
    def is_abreast(self) -> bool:
        """Whether two projects stand beside each other: a line has the word of a name twice."""
        names = [word for word in self.words if role_of_word(word) is ColumnRole.NAME]
        return len(set(names)) < len(names)

    @property
    def has_texts(self) -> bool:
        """Whether a line has no word, and is of a value beside it by its place alone."""
        return any(isinstance(item, str) for _, item in self.items)

    @property
    def is_form(self) -> bool:
        """Whether a line has two words, or one alone, or years follow: cards have neither."""
        pairs = [item for _, item in self.items if not isinstance(item, str)]
        return self.years is not None or any(len(item) > 1 or not item[-1][1] for item in pairs)

    def places(self, titles: Collection[str]) -> tuple[int, int | None]:
        """Return the indexes of the lines that become its row and the headings of its sections.

        ``titles`` are the words that sections stand behind; without any it has none.
        """
        if not titles:
            return self.first, None
        *above, last = self.lines
        named = {at for at, item in self.items if any(pair[0] in titles for pair in item)}
        return last, max(named.intersection(above), default=above[-1])


def divide_forms(
    lines: Sequence[Line], headings: Sequence[Heading | None], units: StatedUnits
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of forms, with their indexes: each form one row that has its own head.

    ``headings`` are what the lines would be as headings.
    """
    words = find_form_words(lines, headings)
    unsure: list[tuple[int, str, Line]] = []
    for form in _forms(lines, headings, words):
        if form.is_abreast:
            yield from unread_lines(lines, form.lines)
            continue
        valued, is_sure = _valued(form, lines)
        titles = sections_of_form([item for _, item in form.items], valued)
        pairs = [pair for pair in valued if pair[0] not in titles]
        pairs.sort(key=lambda pair: not words.are_naming([(pair[0], [])]))  # the name comes first
        pairs += form.years.amounts if form.years else ()
        head = read_head([word for word, _ in pairs], units.at(lines[form.first].number))
        is_known = head is not None and any(head.has(role) for role in _KEYS)
        if head is None or not is_known or not pairs[0][1]:
            if words.inner:
                yield from unread_lines(lines, form.lines)
            continue
        if not _is_plausible(pairs):
            yield from unread_lines(lines, form.lines)
            continue
        is_sure = is_sure and not (words.inner and form.has_texts)
        is_sure = is_sure and words.is_sure and all(_is_like(word, value) for word, value in pairs)
        raw = "\t".join(value for _, value in pairs)
        sections = tuple(chain.from_iterable(titles.values()))
        row_at, section_at = form.places(titles)
        for at in form.lines:
            if at == row_at:
                row = replace(lines[at], raw=raw, head=head, is_whole=True)
                unsure += [(at, pairs[0][1], row)] * (not is_sure)
                yield at, row
            elif at == section_at:
                yield at, replace(lines[at], raw=sections[-1][2], sections=sections)
            else:
                yield at, replace(lines[at], role=LineRole.ROW)

    if unsure:
        at, _, first = unsure[0]
        yield at, replace(first, doubt=_tell_unsure([(name, row) for _, name, row in unsure]))


def _tell_unsure(rows: Sequence[tuple[str, Line]]) -> str:
    """Return the doubt about projects, by name and row, that may have been misread."""
    named = names_text([f"「{name}」（{row.where}）" for name, row in rows])
    return _UNSURE.format(who=f"{len(rows):,}件の事業（{named}）")


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
            return not value or is_amount(value) or len(value) <= LONGEST_WORD
        case ColumnRole.MARK:
            return len(value) <= LONGEST_WORD
        case ColumnRole.NAME:
            return len(value) <= _LONGEST_NAME
    is_of_year = len(find_fiscal_years(word)) == 1
    return not (is_of_year and value and all(map(is_amount, value.split())))


def _forms(
    lines: Sequence[Line], headings: Sequence[Heading | None], words: FormWords
) -> Iterator[_Form]:
    form: _Form | None = None
    for at, line, years in form_lines(lines):
        if years:
            _take_years(form, years)
            continue
        pairs = None if line.role else words.pairs(line)
        if pairs and words.are_first(pairs):
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
        elif (
            (form.years and line.after_blank)  # it stands apart below the foot of the form
            or _ends(line, headings[at])
            or pairs
            or len(form.items) > _MOST_LINES
        ):
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


def _is_whole(form: _Form) -> bool:
    return form.is_form and len(form.words) >= _LEAST_WORDS


def _ends(line: Line, heading: Heading | None) -> bool:
    is_sure = line.after_blank or (heading is not None and heading.style.form is Form.WORD)
    return begins_part(line.text) or (heading is not None and is_sure) or line.has_tab


def _valued(form: _Form, lines: Sequence[Line]) -> tuple[list[tuple[str, str]], bool]:
    """Return the words with their whole values, and whether each is surely that."""
    pairs: list[Pair] = []
    is_middle = _is_middle(form, lines)
    above: list[str] = []
    below = 0
    goes_on = 0  # the pair of which a line without words is
    is_sure = True
    for _, item in form.items:
        if isinstance(item, str):
            if is_middle and below <= 0:
                above.append(item)
            else:
                pairs[goes_on][1].append(item)
                below -= 1
            continue
        is_sure = is_sure and (not is_middle or below <= 0)
        last = len(pairs) + len(item) - 1
        goes_on = next((len(pairs) + n for n, (_, value) in enumerate(item) if not value), last)
        pairs += [(word, [*value]) for word, value in item]
        pairs[goes_on][1][:0] = above
        below, above = len(above), []
    is_sure = is_sure and not above and below <= 0 and all(value for _, value in pairs)
    if above:
        pairs[-1][1].extend(above)
    return list(_spread(pairs)), is_sure


def _is_middle(form: _Form, lines: Sequence[Line]) -> bool:
    """Whether words stand in the middle of their values: one alone has a text right above it."""
    for (above, text), (at, item) in zip(form.items, form.items[1:], strict=False):
        is_alone = not isinstance(item, str) and not all(value for _, value in item)
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
        yearly = split_years(value) if role is ColumnRole.AMOUNT else []
        if yearly:
            yield from ((f"{year} {word}", amount) for year, amount in yearly)
        else:
            yield word, value
