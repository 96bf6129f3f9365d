"""What the window and its workshop tell each other: orders one way, answers the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import AppError, TargetLockedError
from model.plan import Plan
from reports.making.delivery import WhenLocked
from reports.making.job import Order

if TYPE_CHECKING:
    from reports.making.run import WrittenFile
    from reports.sheet_line import Line


# --- what is sent to the workshop -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TakePlan:
    """Work on this plan from now on."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """Name the files of an order and show one of them: its sheets, and its pages as a PDF.

    ``chosen`` is the name of the file to show; where there is none of this name, the first PDF.
    """

    number: int
    order: Order
    chosen: str
    target: Path


@dataclass(frozen=True, slots=True)
class Make:
    """Write the files of an order."""

    number: int
    order: Order


@dataclass(frozen=True, slots=True)
class Compare:
    """Write the files of an order that sets ``new`` beside the plan before it, ``old``."""

    number: int
    order: Order
    new: Plan
    old: Plan


@dataclass(frozen=True, slots=True)
class Recall:
    """Stop working on the order of this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Unlock:
    """What to do with the file that is held; None gives the order up."""

    answer: WhenLocked | None


Message = TakePlan | Preview | Make | Compare | Recall | Unlock


# --- what the workshop tells ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """The names of the files of an order, and of the one that is shown."""

    number: int
    names: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class SheetBegun:
    """A sheet of the file that is shown; its lines follow."""

    number: int
    name: str
    widths: tuple[float, ...]
    is_right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class LinesAdded:
    """More lines of the sheet begun last."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PagesMade:
    """The pages of the file that is shown lie at ``target``."""

    number: int
    target: Path


@dataclass(frozen=True, slots=True)
class Advanced:
    """How far the making is."""

    number: int
    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Made:
    """All files are written."""

    number: int
    files: tuple[WrittenFile, ...]


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """Files of these names are there, and the order says nothing of them."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """A file is held by another program; the workshop waits for an Unlock."""

    number: int
    error: TargetLockedError


@dataclass(frozen=True, slots=True)
class Failed:
    """The order cannot be done."""

    number: int
    error: AppError


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault of the program, already in its log."""

    number: int
    report: str
    log: Path


@dataclass(frozen=True, slots=True)
class Stopped:
    """The order was recalled; nothing of it is left."""

    number: int


Answer = (
    Named
    | SheetBegun
    | LinesAdded
    | PagesMade
    | Advanced
    | Made
    | AlreadyThere
    | Locked
    | Failed
    | Broken
    | Stopped
)
