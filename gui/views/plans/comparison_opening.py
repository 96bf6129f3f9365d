"""Comparing two plans from the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.presenters.making import Making
from gui.presenters.picks import Picks
from gui.views.common.background import Background
from gui.views.common.closing import UnderWay
from gui.views.plans.plan_opening import PlanOpening
from gui.workshop import Workshop
from reports.options import ReportOptions


class ComparisonOpening:
    """Opens the dialog that shows what has changed between two plans.

    Attributes:
        works: what may be under way in the dialog that was opened last.
    """

    def __init__(
        self,
        parent: QWidget,
        plans: PlanOpening,
        picks: Picks,
        making: Making,
        background: Background,
        shop: Workshop,
    ) -> None:
        self._parent, self._plans, self._picks = parent, plans, picks
        self._making, self._background, self._shop = making, background, shop
        self.works: tuple[UnderWay, ...] = ()

    def show(self) -> None:
        """Choose two plans and show what has changed between them."""
        from gui.views.plans.comparison_dialog import ComparisonDialog  # noqa: PLC0415  seldom used

        self.dialog = ComparisonDialog(
            self._plans.read,
            self._background.start,
            self._shop,
            self._making.folder,
            self._picks.reading,
            self._parent,
        )
        chosen = self._making.options
        self.dialog.presenter.options = ReportOptions(
            unit=chosen.unit, paper=chosen.paper, grey=chosen.grey
        )
        self.works = (self.dialog.run,)
        self.dialog.failed.connect(self._background.fails)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.open()
