"""Projects with a bullet and their offices in brackets, above what they are: ・name〔課〕."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.bulleted import BULLETED, PRICED, with_offices, without_price
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.labels import read_label
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import Heading
from model.readers.published.lines.places import indent_of
from model.readers.reading import LineRole
from model.readers.tables.marks import has_bullet

_MOST_LINES = 10


def divide_bulleted(
    lines: Sequence[Line], headings: Sequence[Heading | None]
) -> Iterator[tuple[int, Line]]:
    """Yield the lines of bulleted projects with a description below, as rows, with their indexes.

    Among them a bullet begins a project though its offices are missing. ``headings`` are what the
    lines would be as headings.
    """
    for run in _runs(lines, headings):
        for project in _projects(run):
            at, *rest = project.lines
            cells = [project.name, project.text, project.offices]
            head = None if project.text and project.offices else BULLETED
            if project.price:
                cells, head = [*cells, project.price], PRICED
            raw = "\t".join(cells)
            yield at, replace(lines[at], raw=raw, head=head)
            yield from ((n, replace(lines[n], role=LineRole.ROW)) for n in rest)


@dataclass
class _Bullet:
    """A line with a bullet and those below it, by index; what it is called, and what it says."""

    lines: list[int]
    indent: int
    name: str
    offices: str
    text: str
    price: str
    is_described: bool

    def is_like(self, other: _Bullet) -> bool:
        """Whether both are of one level: with the same bullet, equally far in."""
        return (self.name[0], self.indent) == (other.name[0], other.indent)

    def add(self, other: _Bullet) -> None:
        """Take in a bullet that says what this one is."""
        self.lines += other.lines
        for more in (other.name, other.offices and f"（{other.offices}）", other.price, other.text):
            self.text = join_text(self.text, more)


def _runs(lines: Sequence[Line], headings: Sequence[Heading | None]) -> Iterator[list[_Bullet]]:
    """Yield the bullets that follow each other without another line between them."""
    run: list[_Bullet] = []
    for at, line in enumerate(lines):
        if run and run[-1].lines[-1] >= at:
            continue
        if line.has_tab or line.role or not has_bullet(line.text):
            if run:
                yield run
            run = []
            continue
        run.append(_bullet(lines, headings, at))
    if run:
        yield run


def _bullet(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> _Bullet:
    below = list(_below(lines, headings, at))
    after = below[-1] + 1 if below else at + 1
    is_last = after >= len(lines) or not has_bullet(lines[after].text)
    is_described = bool(below) and _describes(lines[at], [lines[n] for n in below])
    if is_last and not is_described:
        below = []
    title, price = without_price(lines[at].text)
    name, *offices = with_offices(title)
    text = ""
    for n in below:
        text = join_text(text, lines[n].text)
    return _Bullet(
        [at, *below],
        indent_of(lines[at]),
        name,
        "".join(offices),
        text,
        price,
        is_described=is_described,
    )


def _projects(run: Sequence[_Bullet]) -> Iterator[_Bullet]:
    """Yield the projects of a run; bullets of another level, and sentences, say what one is."""
    sure = [bullet for bullet in run if bullet.offices and bullet.is_described]
    open_one: _Bullet | None = None
    for bullet in run if sure else ():
        is_sentence = not bullet.offices and bullet.name.endswith("。")
        if any(map(bullet.is_like, sure)) and not is_sentence:
            if open_one:
                yield open_one
            open_one = bullet
        elif open_one:
            open_one.add(bullet)
    if open_one:
        yield open_one


def _below(lines: Sequence[Line], headings: Sequence[Heading | None], at: int) -> Iterator[int]:
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        line = lines[below]
        is_other = line.after_blank or line.has_tab or line.role or has_bullet(line.text)
        if is_other or headings[below] or read_label(line.text):
            return
        yield below


def _describes(bullet: Line, below: Sequence[Line]) -> bool:
    """Whether lines below a bullet say what it is: sentences, each further in than the bullet."""
    is_within = all(indent_of(line) > indent_of(bullet) for line in below)
    return below[-1].text.endswith("。") or is_within
