"""What the window and its workshop tell each other: orders one way, answers the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from model.errors import AppError, TargetLockedError
    from model.packed_plan import SentPlan
    from reports.making.delivery import WhenLocked
    from reports.making.job import Order
    from reports.making.run import WrittenFile
    from reports.sheet_line import Line


# --- what is sent to the workshop -----------------------------------------------------------------


class TakePlan(NamedTuple):
    """Work on this plan from now on."""

    plan: SentPlan


class Preview(NamedTuple):
    """Name the files of an order and show one of them: its sheets, and its pages as a PDF.

    ``chosen`` is the name of the file to show; where there is none of this name, the first PDF.
    """

    number: int
    order: Order
    chosen: str
    target: Path


class Make(NamedTuple):
    """Write the files of an order."""

    number: int
    order: Order


class Compare(NamedTuple):
    """Write the files of an order that sets ``new`` beside the plan before it, ``old``."""

    number: int
    order: Order
    new: SentPlan
    old: SentPlan


class PreviewComparison(NamedTuple):
    """Show the sheets of an order that sets ``new`` beside the plan before it, ``old``."""

    number: int
    order: Order
    new: SentPlan
    old: SentPlan


class Recall(NamedTuple):
    """Stop working on the order of this number."""

    number: int


class Unlock(NamedTuple):
    """What to do with the file that is held; None gives the order up."""

    answer: WhenLocked | None


Awaited = Make | Compare | PreviewComparison
"""What somebody waits for: it comes before a preview, which is begun again behind it."""
Message = TakePlan | Preview | Make | Compare | PreviewComparison | Recall | Unlock


# --- what the workshop tells ----------------------------------------------------------------------


class Named(NamedTuple):
    """The names of the files of an order, and of the one that is shown."""

    number: int
    names: tuple[str, ...]
    chosen: str


class SheetBegun(NamedTuple):
    """A sheet of the file that is shown; its lines follow."""

    number: int
    name: str
    widths: tuple[float, ...]
    is_right: tuple[bool, ...]


class LinesAdded(NamedTuple):
    """More lines of the sheet begun last."""

    number: int
    lines: tuple[Line, ...]


class SheetsMade(NamedTuple):
    """All sheets of a comparison have been told."""

    number: int


class PagesMade(NamedTuple):
    """The pages of the file that is shown lie at ``target``."""

    number: int
    target: Path


class Advanced(NamedTuple):
    """How far the making is."""

    number: int
    done: int
    total: int
    what: str


class Made(NamedTuple):
    """All files are written."""

    number: int
    files: tuple[WrittenFile, ...]


class AlreadyThere(NamedTuple):
    """Files of these names are there, and the order says nothing of them."""

    number: int
    names: tuple[str, ...]


class Locked(NamedTuple):
    """A file is held by another program; the workshop waits for an Unlock."""

    number: int
    error: TargetLockedError


class Failed(NamedTuple):
    """The order cannot be done."""

    number: int
    error: AppError


class Broken(NamedTuple):
    """A fault of the program, already in its log."""

    number: int
    report: str
    log: Path


class Stopped(NamedTuple):
    """The order was recalled; nothing of it is left."""

    number: int


class Listening(NamedTuple):
    """The process hears what is sent: until then it could not be stopped."""


RunAnswer = Advanced | Locked | Made | AlreadyThere | Failed | Broken | Stopped
"""What is told of an order that writes files."""
PreviewAnswer = Named | SheetBegun | LinesAdded | PagesMade | Failed | Broken | Stopped
"""What is told of a preview."""
Ended = PagesMade | SheetsMade | Made | AlreadyThere | Failed | Broken
"""What is told of an order that came to its end: the process may be asked for another."""
Answer = Listening | SheetsMade | RunAnswer | PreviewAnswer
