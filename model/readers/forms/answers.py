"""What came back with forms, as values: cells, new rows, and what departments answer by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.finding import Finding
from model.plan import Plan
from model.project import NO_DEPARTMENT
from model.readers.forms.form_columns import Year
from model.readers.tables.amount_heads import in_full
from model.readers.tables.amounts import AmountCell

_MOST_QUOTED = 60
FORMS = "様式の取りまとめ"
"""Where findings stand that are about several forms."""


@dataclass(frozen=True, slots=True)
class FormAmount:
    """What stands in a cell for an amount: ``read``, or None where the form says 再掲 there.

    ``typed`` is its text, ``unit`` the yen that 1 stands for in it, ``form_unit`` that in the other
    cells of its column, ``place`` its name, ``word`` what says that the amount is open (未定).
    """

    read: AmountCell | None
    typed: str
    unit: int
    form_unit: int
    place: str
    word: str = ""

    @property
    def yen(self) -> int | None:
        """The amount, None where there is none."""
        return self.read.yen if self.read else None

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: neither an amount nor a word, nor anything else."""
        has_none = self.read is not None and self.read.yen is None and not self.read.fault
        return has_none and not self.word


@dataclass(frozen=True, slots=True)
class NewRow:
    """A project that a department entered and the plan does not have.

    ``section`` is what it wrote of where the project belongs, ``amounts`` are by year, ``totals``
    what stands as their sum, ``sources`` by the name of a source of funds, ``place`` names the
    cell of its name.
    """

    name: str
    description: str
    flag: str
    section: str
    amounts: Mapping[Year, FormAmount]
    totals: tuple[FormAmount, ...]
    sources: Mapping[str, FormAmount]
    remarks: str
    place: str


class Item(NamedTuple):
    """What a form asks for: the amount of a ``project`` (its id) in a fiscal ``year``.

    The year is None for the plan's own.
    """

    project: str
    year: Year


@dataclass(frozen=True, slots=True)
class Answer:
    """What a department gives for an item: its yen, or a word that says that they are open (未定).

    ``place`` names its cell, ``sent`` are the yen of the whole item that its form went out with, if
    any, ``unit`` those that 1 stands for in its cell. One that ``is_given_up`` is 0 because its
    project ends, and told as that.
    """

    said: int | str
    place: str
    sent: int | None
    unit: int
    is_given_up: bool = False

    @property
    def yen(self) -> int | None:
        """Its yen, None where it is open."""
        return self.said if isinstance(self.said, int) else None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a department remarks on a project, and the name of the cell where it does."""

    department: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """What a department gives of the sources of funds of a project: the yen of each.

    ``place`` names the first cell, ``is_as_sent`` says that all are what its form went out with,
    ``is_whole`` that this had the amount of the whole project.
    """

    yen: Mapping[str, int]
    place: str
    is_as_sent: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back.

    Attributes:
        asked: by the id of a project, the departments on whose forms it stands; empty for none.
        unit: the yen that 1 stands for on the forms, in which messages tell amounts.
        returned: the departments whose forms came back, in the order of the files.
        untouched: those of which there are but sheets as they went out, beside other sheets.
        rows: by department, returned or untouched, the ids of the rows that its forms carry.
        years: the years that were asked for, the plan's own (None) first.
        amounts: by item, the answers of each department, each amount once but for those of rows
            that stand twice on a form.
        sources: by the id of a project, what each department gives of its sources of funds, once.
        blanks: (item, department) where the amount was left empty.
        remarks: by the id of a project, those that did not go out with its form, in the order of
            the files.
        new_rows: the projects that departments added, each with the department.
        in_yen: by form, what is to be told of the amounts that went out in 千円 or 百万円 and came
            back as the same ones in yen; they were not taken.
        findings: what was not taken over, or read although it was odd.
    """

    asked: dict[str, tuple[str, ...]]
    unit: int
    returned: tuple[str, ...]
    untouched: tuple[str, ...]
    rows: dict[str, set[str]]
    years: tuple[Year, ...]
    amounts: dict[Item, dict[str, list[Answer]]]
    sources: dict[str, dict[str, list[SourcesAnswer]]]
    blanks: frozenset[tuple[Item, str]]
    remarks: dict[str, list[Remark]]
    new_rows: tuple[tuple[str, NewRow], ...]
    in_yen: Mapping[str, Sequence[Finding]]
    findings: tuple[Finding, ...]

    def money(self, said: int | str) -> str:
        """Return an amount, or the word in its place, as messages tell it."""
        return money_text(said, self.unit)


def asked_departments(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the departments on whose forms each project (by id) stands; empty for none named."""
    asked: dict[str, dict[str, None]] = {}
    for row in plan.listings():
        names = [department.name for department in row.departments] or [""]
        asked.setdefault(row.project.id, {}).update(dict.fromkeys(names))
    return {project: tuple(names) for project, names in asked.items()}


def form_of(place: str) -> str:
    """Return the file and sheet of a cell's name: 回答.xlsx「農政課」 of 回答.xlsx「農政課」E12."""
    form, end, _ = place.rpartition("」")
    return form + end


def money_text(said: int | str, unit: int) -> str:
    """Return an amount in full, in ``unit`` where that is whole (3,900千円); a word in quotes."""
    if isinstance(said, str):
        return f"「{said}」"
    return in_full(said, unit)


def is_in_thousands(yen: int, unit: int) -> bool:
    """Whether an amount was typed in ``unit`` as whole thousands, as one in yen mostly is."""
    typed, rest = divmod(yen, unit)
    return unit > 1 and not rest and typed % 1_000 == 0


def quoted(text: str) -> str:
    """Return a text as messages quote it: in one line, and no more of it than one takes in."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_QUOTED else f"{line[:_MOST_QUOTED]}…"


def shown(department: str) -> str:
    """Return how messages name a department; rows that name none have a form too."""
    return department or NO_DEPARTMENT
