"""What is done from menus and buttons, each part made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.presenters.open_plan import OpenPlan
    from gui.views.common.closing import Closing, Endable, UnderWay
    from gui.views.common.file_saving import FileSaving
    from gui.views.plans.comparison_dialog import ComparisonDialog
    from gui.views.plans.form_collecting import FormCollecting
    from gui.views.plans.plan_saving import PlanSaving
    from gui.views.printing.print_run import PrintRun
    from gui.views.window.dropping import Dropping
    from gui.views.window.main_window import MainWindow
    from gui.views.window.side_windows import SideWindows
    from gui.workshop import Workshop
    from model.plan import Plan


class Works:
    """The works of ``window``, whose first picture waits for none of their modules.

    Attributes:
        comparison: the dialog of two plans that was opened last.
    """

    comparison: ComparisonDialog

    def __init__(self, window: MainWindow, open_plan: OpenPlan, shop: Workshop) -> None:
        self._window, self._open_plan, self._shop = window, open_plan, shop
        self._comparing: tuple[UnderWay, ...] = ()

    @cached_property
    def files(self) -> FileSaving:
        """Saving a file, whichever of the works makes it."""
        from gui.views.common.file_saving import FileSaving  # noqa: PLC0415

        return FileSaving(self._window, self._window.background, self._window.notice)

    @cached_property
    def saving(self) -> PlanSaving:
        """Saving the open plan as a workbook."""
        from gui.views.plans.plan_saving import PlanSaving  # noqa: PLC0415

        window = self._window
        return PlanSaving(window, window.picks, window.making, self.files, self._on_plan_saved)

    @cached_property
    def printing(self) -> PrintRun:
        """Printing what is shown, or a file that was made."""
        from gui.views.printing.print_run import PrintRun  # noqa: PLC0415

        window, panel = self._window, self._window.preview_panel
        return PrintRun(window, window.making, panel, window.background, self.files, window.notice)

    @cached_property
    def forms(self) -> FormCollecting:
        """Putting the forms that came back into the open plan."""
        from gui.views.plans.form_collecting import FormCollecting  # noqa: PLC0415

        window, opens = self._window, self._window.open_plan
        return FormCollecting(
            window, self._open_plan, window.background, self.files, opens, window.notice
        )

    @cached_property
    def dropping(self) -> Dropping:
        """What is dropped on the window."""
        from gui.views.window.dropping import Dropping  # noqa: PLC0415

        window = self._window
        return Dropping(window.picks, window.notice, window.open_plan, self.collect)

    @cached_property
    def side_windows(self) -> SideWindows:
        """Help, about and settings."""
        from gui.views.window.side_windows import SideWindows  # noqa: PLC0415

        return SideWindows(self._window, self._window.memory)

    @cached_property
    def closing(self) -> Closing:
        """Closing the window, which asks first where something is under way."""
        from gui.views.common.closing import Closing  # noqa: PLC0415

        window = self._window
        return Closing(self._under_way, window.making_view.show_end, window.close, window)

    def compare(self) -> None:
        """Show what has changed between two plans, which are chosen there."""
        from gui.views.plans.comparison_dialog import ComparisonDialog  # noqa: PLC0415

        window = self._window
        self.comparison = dialog = ComparisonDialog(
            window.plans.read,
            window.background.start,
            self._shop,
            window.making.folder,
            window.picks.reading,
            window,
        )
        self._comparing = (dialog.run,)
        dialog.presenter.look_like(window.making.options)
        dialog.failed.connect(window.background.fails)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def may_close(self) -> bool:
        """Return whether the window may close now; asks where something is under way."""
        busy = any(work.is_busy for work in self._begun())
        return not busy or self.closing.is_allowed()

    def collect(self, forms: list[Path]) -> None:
        """Put ``forms`` into the open plan."""
        self.forms.collect(forms)

    def print_file(self, pdf: Path) -> None:
        """Print a file that was made."""
        self.printing.ask(pdf)

    def print_shown(self) -> None:
        """Print the pages that are shown."""
        self.printing.ask_for_preview()

    def _begun(self) -> Iterator[Endable]:
        """Yield what may be under way, without making what was never asked for."""
        yield self._window.making.run
        made = vars(self)
        yield from (made[name].kept for name in ("files", "printing") if name in made)
        yield from (each.work for each in self._comparing)

    def _under_way(self) -> tuple[UnderWay, ...]:
        """Return all that may be under way and that the window does not close on."""
        from gui.views.common.closing import MAKING, PRINTING, SAVING, UnderWay  # noqa: PLC0415

        return (
            UnderWay(self._window.making.run, *MAKING),
            UnderWay(self.files.kept, *SAVING),
            UnderWay(self.printing.kept, *PRINTING),
            *self._comparing,
        )

    def _on_plan_saved(self, path: Path, plan: Plan) -> None:
        window = self._window
        if plan is window.picks.plan:  # no other one was opened while it was written
            self._open_plan.save_as(path)
            window.plans.show_recent()
            window.header.source.setText(path.name)
        window.notice.tell(f"計画をブックに保存しました：{path}")
