"""Projects with a bullet and their offices in brackets, above what they are: ・name〔課〕."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.department_names import is_office
from model.readers.published.cells.bulleted import BULLETED
from model.readers.published.layouts.projects.project_facts import (
    ProjectFacts,
    facts_of_title,
    is_amount_line,
)
from model.readers.published.lines.furniture import find_furniture, is_page_number
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.legend import names_legend, read_flags
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import Heading
from model.readers.published.lines.places import indent_of
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet

_MOST_LINES = 10
_NO_SIGN = " "
_MARKED = re.compile(r"[＜<《〈【〔［\[（(]\s*[^\W\d_]{1,4}\s*[＞>》〉】〕］\])）]")
_PRICE_ENDS = ("円", "円）", "円)", "円〕", "円］")
_LONGEST_OFFICE = 12
_SQUARES = "■□◆◇◎▼▽▶▷►"
"""What stands before names as bullets do, where a name with its offices follows."""
_SMALL = "・･•‐-–"
"""Bullets of what is said of a name that has a larger one."""


def divide_bulleted(
    lines: Sequence[Line], headings: Sequence[Heading | None], units: StatedUnits
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of bulleted projects with a description below, as rows, with their indexes.

    Among them a bullet begins a project though its offices are missing. ``headings`` are what the
    lines would be as headings.
    """
    marks = explained_signs(lines, _SQUARES)
    for run in _runs(lines, headings):
        for bullet in _projects(run):
            at, *rest = bullet.lines
            project = bullet.project
            if bullet.sign in _SQUARES and bullet.sign not in marks:
                project.name = project.name.removeprefix(bullet.sign).lstrip()
            if project.facts:
                yield at, project.row(lines[at], units.at(lines[at].number))
            else:
                raw = "\t".join((project.name, project.description, project.offices))
                head = None if project.texts and project.offices else BULLETED
                yield at, replace(lines[at], raw=raw, head=head, is_whole=bool(rest))
            yield from ((n, replace(lines[n], role=LineRole.ROW)) for n in rest)


@dataclass
class _Bullet:
    """A line with a bullet and those below it, by index, and the project that they tell of."""

    lines: list[int]
    sign: str
    indent: int
    project: ProjectFacts
    is_described: bool
    first: Line

    @property
    def is_sure(self) -> bool:
        """Whether it is a project by itself: it names offices and says what it is."""
        return bool(self.project.offices) and (self.is_described or bool(self.project.facts))

    @property
    def may_be_project(self) -> bool:
        """Whether it can be one among others; squares stand before other things too."""
        is_sentence = not self.project.offices and self.project.name.endswith("。")
        return not is_sentence and (self.sign not in _SQUARES or bool(self.project.offices))

    def is_like(self, other: _Bullet) -> bool:
        """Whether both are of one level: with the same bullet, equally far in."""
        return (self.sign, self.indent) == (other.sign, other.indent)

    def may_tell_of(self, other: _Bullet) -> bool:
        """Whether it may say what ``other`` is; a square does so only where it stands within."""
        return self.sign not in _SQUARES or self.indent > other.indent

    def add(self, other: _Bullet) -> None:
        """Take in a bullet that says what this one is, or one of its facts."""
        self.lines += other.lines
        of = other.project
        if self.project.take(other.first):
            self.project.texts += of.texts
            return
        prices = (value for _, value in of.facts)
        more = (of.name, of.offices and f"（{of.offices}）", *prices, of.description)
        self.project.texts += filter(None, more)


def _runs(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[list[_Bullet]]:
    """Yield the bullets that follow each other without another line between them."""
    furniture = find_furniture(lines)
    run: list[_Bullet] = []
    for at, line in enumerate(lines):
        if at in furniture or (run and run[-1].lines[-1] >= at):
            continue
        if line.has_tab or line.role or not _is_bulleted(line, headings[at]):
            if run:
                yield run
            run = []
            continue
        run.append(_bullet(lines, headings, at, furniture))
    if run:
        yield run


def _is_bulleted(line: Line, heading: Heading | None) -> bool:
    """Whether a line begins with a bullet, or with a mark and says whose it is and its price."""
    is_free = heading is None and not read_label(line.text)
    is_square = line.text[0] in _SQUARES and is_free
    return is_square or has_bullet(line.text) or (is_free and _is_priced_title(line.text))


def _is_priced_title(text: str) -> bool:
    """Whether a line is 「＜新規＞name（offices） price」; without a mark it may be a sum."""
    is_marked = _MARKED.match(text) and text.endswith(_PRICE_ENDS)
    project = facts_of_title(text) if is_marked else None
    return project is not None and bool(project.offices and project.facts)


def _bullet(
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    at: int,
    furniture: Collection[int],
) -> _Bullet:
    below = list(_below(lines, headings, at, furniture))
    after = below[-1] + 1 if below else at + 1
    while after in furniture:
        after += 1
    is_last = after >= len(lines) or not _is_bulleted(lines[after], headings[after])
    project = facts_of_title(lines[at].text)
    texts = [n for n in below if not project.take(lines[n])]
    is_described = bool(texts) and _describes(lines[at], [lines[n] for n in texts])
    if is_last and not is_described and len(texts) == len(below):
        below = texts = []
    project.texts += [lines[n].text for n in texts]
    first = lines[at].text
    sign = first[0] if first[0] in _SQUARES or has_bullet(first) else _NO_SIGN
    return _Bullet([at, *below], sign, indent_of(lines[at]), project, is_described, lines[at])


def _projects(run: Sequence[_Bullet]) -> Iterator[_Bullet]:
    """Yield the projects of a run; bullets of another level, and sentences, say what one is."""
    run = _folded(run)
    sure = [bullet for bullet in run if bullet.is_sure]
    open_one: _Bullet | None = None
    for bullet in run if sure else ():
        if any(map(bullet.is_like, sure)) and bullet.may_be_project:
            if open_one:
                yield open_one
            open_one = bullet
        elif open_one and bullet.may_tell_of(open_one):
            open_one.add(bullet)
        elif open_one:
            yield open_one
            open_one = None
    if open_one:
        yield open_one


def _folded(run: Sequence[_Bullet]) -> list[_Bullet]:
    """Return a run without the bullets that stand within one that names offices: these tell of it.

    So do small ones where no project has one. One that names offices itself is one of its own.
    """
    folded: list[_Bullet] = []
    signs = {bullet.sign for bullet in run if bullet.project.offices}
    are_within = signs.isdisjoint(_SMALL)
    for bullet in run:
        above = folded[-1] if folded else None
        is_within = above is not None and (
            bullet.indent > above.indent or (are_within and bullet.sign in _SMALL)
        )
        if above and is_within and above.project.offices and not bullet.project.offices:
            above.add(bullet)
            above.is_described = bool(above.project.texts)
        else:
            folded.append(bullet)
    return folded


def _below(
    lines: Sequence[Line],
    headings: Sequence[Heading | None],
    at: int,
    furniture: Collection[int],
) -> Iterator[int]:
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        line = lines[below]
        is_next = below == at + 1 and not line.after_blank
        is_within = is_next and indent_of(line) > indent_of(lines[at])
        if below in furniture and (not is_within or is_page_number(line)):
            continue
        is_apart = line.after_blank or line.has_tab or line.role is not None
        is_other = headings[below] is not None or _is_bulleted(line, headings[below])
        is_other = is_other or _is_office_above(lines, headings, below)
        if is_apart or is_other or (read_label(line.text) and not is_amount_line(line)):
            return
        yield below


def _is_office_above(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> bool:
    """Whether a line is an office alone, whose projects begin below it."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    is_above = after is not None and _is_bulleted(after, headings[at + 1])
    return is_above and len(lines[at].text) <= _LONGEST_OFFICE and is_office(lines[at].text)


def _describes(bullet: Line, below: Sequence[Line]) -> bool:
    """Whether lines below a bullet say what it is: sentences, each further in than the bullet."""
    is_within = all(indent_of(line) > indent_of(bullet) for line in below)
    return below[-1].text.endswith("。") or is_within


def explained_signs(lines: Sequence[Line], signs: str) -> frozenset[str]:
    """Return the marks that the legend of a text explains, where it has one of ``signs``."""
    notes = ((read_note(line.text), line) for line in lines if set(signs) & set(line.text))
    told = (note or line.text for note, line in notes if note or names_legend(line.text))
    return frozenset(flag.mark for text in told for flag in read_flags(text))
