"""Putting together, from the window, the forms that departments sent back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.presenters.open_plan import OpenPlan
from gui.views.common.background import Background
from gui.views.common.file_saving import FileSaving
from gui.views.common.notice import Notice

if TYPE_CHECKING:
    from gui.views.plans.form_collecting import FormCollecting


class FormsOpening:
    """Begins what puts forms into the open plan; ``opens`` gets the file of the plan with them."""

    def __init__(
        self,
        parent: QWidget,
        open_plan: OpenPlan,
        background: Background,
        files: FileSaving,
        opens: Callable[[Path], None],
        notice: Notice,
    ) -> None:
        self._parts = parent, open_plan, background, files, opens, notice

    def ask(self) -> None:
        """Ask for the forms, a folder or files, and put them into the plan."""
        self._begin().ask()

    def collect(self, paths: Sequence[Path]) -> None:
        """Put the forms at ``paths``, files or folders, into the plan."""
        self._begin().collect(paths)

    def _begin(self) -> FormCollecting:
        from gui.views.plans.form_collecting import FormCollecting  # noqa: PLC0415  seldom used

        self.collecting = FormCollecting(*self._parts)
        return self.collecting
