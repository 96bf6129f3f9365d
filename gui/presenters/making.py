"""What comes out: the presenter behind reports, formats, folder and 作成."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gui.presenters.choices import FIRST_WANTED, Choices
from gui.presenters.figures import NOTHING_PICKED
from gui.presenters.order_run import Holder, OrderRun, RunView
from gui.presenters.picks import Picks
from model.errors import AppError, OutputError, SelectionError
from reports.catalogue import PLAN_REPORTS, Report
from reports.options import Format, ReportOptions, Split

if TYPE_CHECKING:
    from model.readers.reading import Reading
    from reports.making.job import Order


class Maker(Holder, Protocol):
    """Who makes files, and answers later."""

    def make(self, order: Order, /) -> int:
        """Write the files of ``order``; the number returned is that of the answers."""


class Making:
    """The reports wanted, how they are to look and where they go.

    ``listeners`` are called, without arguments, after each change of these.

    Attributes:
        options: how the reports look; the day that they bear is ``made_on``, or the day of making.
        split: how they are divided into files.
        divided: the ids of the reports that are divided so, None for all.
        folder: where the files go.
        made_on: the day that the reports bear, None for that on which they are made. It is not
            kept: a set is for other days too.
        names_plan: whether the names of the files begin with that of the plan.
    """

    def __init__(self, view: RunView, picks: Picks, maker: Maker, folder: Path) -> None:
        self._view, self._picks, self._maker = view, picks, maker
        self.listeners: list[Callable[[], None]] = []
        self._wanted = FIRST_WANTED
        self.options = ReportOptions()
        self.split = Split.NONE
        self.divided: frozenset[str] | None = None
        self.folder = folder
        self.made_on: date | None = None
        self.names_plan = False
        self.names: tuple[str, ...] = ()
        self.run = OrderRun(view, maker)
        self._given: tuple[Reading | None, Order] | None = None

    # --- choices --------------------------------------------------------------------------------

    def is_wanted(self, report: Report, form: Format) -> bool:
        """Whether a report is ticked in a format."""
        return (report.id, form) in self._wanted

    def want(self, report: Report, form: Format, *, wanted: bool) -> None:
        """Tick or untick a report in a format."""
        one = frozenset({(report.id, form)})
        self._wanted = self._wanted | one if wanted else self._wanted - one
        self._changed()

    def change_options(self, **changes: object) -> None:
        """Change fields of the report options."""
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]  # the names of fields are the caller's
        self._changed()

    def change_split(self, split: Split) -> None:
        """Choose how reports are divided into files."""
        self.split = split
        self._changed()

    def divide_only(self, report_ids: frozenset[str] | None) -> None:
        """Choose which reports are divided into files, None for all."""
        self.divided = report_ids
        self._changed()

    def change_folder(self, folder: Path) -> None:
        """Choose where the files go."""
        self.folder = folder
        self._changed()

    def change_day(self, day: date | None) -> None:
        """Choose the day that the reports bear, None for that on which they are made."""
        self.made_on = day
        self._changed()

    def name_plan(self, *, named: bool) -> None:
        """Let the names of the files begin with that of the plan, or not."""
        self.names_plan = named
        self._changed()

    @property
    def choices(self) -> Choices:
        """All that is chosen, with the picks."""
        return Choices(
            self._picks.selection,
            self._wanted,
            self.options,
            self.split,
            self.folder,
            self.names_plan,
            self.divided,
        )

    def take(self, choices: Choices, made_on: date | None) -> None:
        """Set everything to ``choices``, the picks too, and the day."""
        self.recall(choices)
        self.made_on = made_on
        self._picks.take(choices.selection)
        self._changed()

    def recall(self, choices: Choices) -> None:
        """Set all but the picks to ``choices``, to be shown with the plan that is opened next."""
        known = {(report.id, form) for report in PLAN_REPORTS for form in report.formats}
        self._wanted = choices.wanted & known
        self.options = choices.options
        self.split, self.folder = choices.split, choices.folder
        self.divided = choices.divided
        self.names_plan = choices.names_plan

    # --- what would be written ------------------------------------------------------------------

    @property
    def obstacle(self) -> AppError | None:
        """Why nothing can be made, None where something can."""
        if self._picks.reading is None:
            return OutputError("計画を開いていません", remedy="計画を開いてください。")
        if not self._picks.rows:
            words = "検索の言葉を消すか、" if self._picks.words else ""
            return SelectionError(NOTHING_PICKED, remedy=f"{words}左の選択を増やしてください。")
        if not self._wanted:
            return OutputError(
                "作成する帳票が選ばれていません", remedy="帳票と形式を選んでください。"
            )
        return None

    def order(self, *, replaces: bool = False, keeps: bool = False) -> Order:
        """Return the order for what is chosen."""
        from reports.making.job import Order  # noqa: PLC0415  not before the first preview or 作成

        return Order(
            selection=self._picks.selection,
            wanted=tuple(
                (report, form)
                for report in PLAN_REPORTS
                for form in report.formats
                if self.is_wanted(report, form)
            ),
            folder=self.folder,
            options=replace(self.options, made_on=self.made_on or ReportOptions().made_on),
            split=self.split,
            replaces=replaces,
            keeps=keeps,
            names_plan=self.names_plan,
            divided=self.divided,
        )

    def show_names(self, names: tuple[str, ...]) -> None:
        """Take the names of the files that would be written."""
        self.names = names
        if not self.is_busy:
            self._view.show_choices()

    # --- making ---------------------------------------------------------------------------------

    @property
    def made_of(self) -> Reading | None:
        """The plan as read that the order given last is of, None before the first."""
        return self._given[0] if self._given else None

    @property
    def made_in(self) -> Path:
        """The folder of the order given last, whichever is chosen since."""
        return self._given[1].folder if self._given else self.folder

    @property
    def is_of_open_plan(self) -> bool:
        """Whether the order given last is of the plan that is open now."""
        return self.made_of is not None and self.made_of is self._picks.reading

    @property
    def is_busy(self) -> bool:
        """Whether files are being made."""
        return self.run.is_busy

    def make(self) -> None:
        """Make the files; it is asked first, once for all, where some are there already."""
        if self.is_busy:
            return
        if self.obstacle:
            self._view.show_error(self.obstacle)
        else:
            self._given = self._picks.reading, self.order()
            self._start(self.order())

    def answer_replace(self, *, replaces: bool = False, keeps: bool = False) -> None:
        """Take the answer about files that are there; with neither, nothing is made.

        Nor is it where another plan was opened meanwhile: the answer was about other files. Where
        these were chosen otherwise, it is asked anew.
        """
        if not (replaces or keeps) or not self.is_of_open_plan:
            return
        if self.obstacle or self._given != (self._picks.reading, self.order()):
            self.make()
        else:
            self._start(self.order(replaces=replaces, keeps=keeps))

    # --- private --------------------------------------------------------------------------------

    def _start(self, order: Order) -> None:
        self.run.follow(self._maker.make(order))

    def _changed(self) -> None:
        self._view.show_choices()
        for listener in self.listeners:
            listener()
