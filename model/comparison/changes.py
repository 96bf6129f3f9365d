"""What two plans side by side show: what is new, has ended, or has changed in what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from model.comparison.amounts import Measure, Revision
from model.comparison.standing import Standing
from model.plan import Section
from model.view import PlanView


class Fate(Enum):
    """Whether something is in the new plan alone, in the old one alone, or in both."""

    NEW = "new"
    ENDED = "ended"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """The fate as it is shown: 新規, 終了 or 継続."""
        return {"new": "新規", "ended": "終了", "kept": "継続"}[self.value]

    @classmethod
    def of(cls, old: object, new: object) -> Fate:
        """Return the fate of what stands as ``old`` and ``new``, None where a plan has it not."""
        return cls.NEW if old is None else cls.ENDED if new is None else cls.KEPT


class Change(Enum):
    """What can change in a project or a section that is kept."""

    NAME = "name"
    SECTION = "section"
    TEXT = "text"
    DEPARTMENT = "department"
    FLAG = "flag"
    AMOUNT = "amount"
    RELISTED = "relisted"
    ABOLISHED = "abolished"
    EXTRA = "extra"

    @property
    def label(self) -> str:
        """What changed, as it is shown: 名称, 区分, 内容 …."""
        return _LABELS[self]


_LABELS = {
    Change.NAME: "名称",
    Change.SECTION: "区分",
    Change.TEXT: "内容",
    Change.DEPARTMENT: "所管課",
    Change.FLAG: "印",
    Change.AMOUNT: "金額",
    Change.RELISTED: "再掲",
    Change.ABOLISHED: "廃止",
    Change.EXTRA: "備考など",
}


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """A project of either plan or of both; None where it is not.

    ``changes`` is empty unless it is kept. ``revisions`` are its amounts that differ, of the years,
    kinds and sources that both plans give. ``evidence`` says why a renamed project is likely the
    same one; no rename is certain.
    """

    old: Standing | None
    new: Standing | None
    changes: frozenset[Change] = frozenset()
    evidence: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def fate(self) -> Fate:
        """Whether it is new, has ended or is kept."""
        return Fate.of(self.old, self.new)

    @property
    def difference(self) -> int | None:
        """What it adds to the sum of known amounts, in yen; None where no amount of it is known.

        The amounts are of a year that both plans tell, else those of each plan's own; one that is
        not known adds nothing.
        """
        known = self.old and self.old.amount, self.new and self.new.amount
        return None if known == (None, None) else (known[1] or 0) - (known[0] or 0)

    @property
    def latest(self) -> Standing:
        """How it stands in the new plan, or last stood in the old one; ValueError in neither."""
        standing = self.new or self.old
        if standing is None:
            raise ValueError("a project of neither plan")
        return standing


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of either plan or of both, as ``ProjectChange``; AMOUNT is its published budget."""

    old: Section | None
    new: Section | None
    changes: frozenset[Change] = frozenset()
    evidence: tuple[str, ...] = ()

    @property
    def fate(self) -> Fate:
        """Whether it is new, has ended or is kept."""
        return Fate.of(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An old and a new plan side by side.

    Every section and every project of both is in exactly one change, those of the new plan first,
    in its order, then those that only the old one has. ``measure`` is by what their amounts are
    compared.
    """

    old: PlanView
    new: PlanView
    sections: tuple[SectionChange, ...]
    projects: tuple[ProjectChange, ...]
    measure: Measure

    def of_fate(self, fate: Fate) -> tuple[ProjectChange, ...]:
        """Return the projects that are new, have ended or are kept."""
        return tuple(change for change in self.projects if change.fate is fate)

    @property
    def abolished(self) -> tuple[ProjectChange, ...]:
        """The kept projects that end by what the new plan remarks, and not by the old one."""
        return self.with_change(Change.ABOLISHED)

    def with_change(self, change: Change) -> tuple[ProjectChange, ...]:
        """Return the kept projects in which ``change`` is found."""
        return tuple(each for each in self.projects if change in each.changes)

    @property
    def changed(self) -> tuple[ProjectChange, ...]:
        """The kept projects in which something has changed."""
        return tuple(change for change in self.projects if change.changes)

    @property
    def unchanged(self) -> tuple[ProjectChange, ...]:
        """The kept projects in which nothing has changed."""
        return tuple(p for p in self.projects if p.fate is Fate.KEPT and not p.changes)
