"""Projects and the values that belong to them: departments, flags and amounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Department:
    """The office in charge of a project (所管課)."""

    name: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark printed before a project's name (新, 拡, ★) and what the plan's legend says of it."""

    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a project in integer yen, with its fiscal year (西暦) and kind where known."""

    yen: int
    fiscal_year: int | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """One project (事業), however often it is listed.

    ``id`` is unique in its plan. Name, description, departments and flag are those of its main
    place, or of its first listing where the main place is not in the plan.
    """

    id: str
    name: str
    description: str | None
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None
    amounts: tuple[Amount, ...] = ()

    def amount_in(self, fiscal_year: int | None) -> int | None:
        """Return the project's yen in ``fiscal_year``, or None where no amount is known.

        Undated amounts count for every year. Where amounts of several kinds are there (予算,
        決算), only those of the kind that stands first are added, since the kinds tell the same
        money twice.
        """
        known = [a for a in self.amounts if a.fiscal_year in (None, fiscal_year)]
        if not known:
            return None
        return sum(a.yen for a in known if a.kind == known[0].kind)
