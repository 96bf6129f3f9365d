"""What stands in a cell of a form for an amount, and in a row for a new project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.readers.forms.form_columns import Year
from model.readers.tables.amounts import AmountCell


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
