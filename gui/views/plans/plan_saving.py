"""Saving the open plan as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from gui.views.common.file_dialogs import ask_where_to_save
from gui.views.common.file_saving import FileSaving, Saved
from model.plan import Plan

PLAN_BOOKS = "計画ブック (*.xlsx)"
"""What plans are saved as, as Qt writes filters."""


class PlanSaving:
    """Asks for a file and writes the plan there; ``saved`` gets the file and the plan."""

    def __init__(
        self,
        parent: QWidget,
        picks: Picks,
        making: Making,
        files: FileSaving,
        saved: Callable[[Path, Plan], None],
    ) -> None:
        self._parent, self._picks, self._making = parent, picks, making
        self._files, self._saved = files, saved

    def ask(self) -> None:
        """Ask for a file and save the plan as a workbook there."""
        from reports.making.file_names import safe_file_name  # noqa: PLC0415  only for saving a plan

        title = safe_file_name(self._picks.plan.heading.title)
        target = self._making.folder.parent / f"{title}.xlsx"
        self.file_dialog = ask_where_to_save(
            self._parent, "計画をブックに保存", target, PLAN_BOOKS, self.save
        )

    def save(self, target: Path) -> None:
        """Save the plan as a workbook; the dialog has asked whether to replace one."""
        plan = self._picks.plan
        self._files.save(Saved(writing_of(plan), target, lambda path: self._saved(path, plan)))


def writing_of(plan: Plan) -> Callable[[Path], Path]:
    """Return what writes ``plan`` to the target it is given, in place of what is there."""

    def write(target: Path) -> Path:
        from reports.making.plan_workbook import write_plan_workbook  # noqa: PLC0415  slow to import

        return write_plan_workbook(plan, target, replaces=True)

    return write
