"""A list of ticks with figures beside them: sections or departments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView, QWidget

from gui.views.common.parts import in_next_step, new_action
from gui.views.common.wrapped_names import WrappedNames
from gui.views.picks.tick_models import MONEY, NAME, PROJECTS, DepartmentsTable, SectionsTree


class TickTree(QTreeView):
    """Shows the lines of a model; what can be done with them is in its menu, by keys too.

    Attributes:
        names: gives each line up to ``most`` lines of text.
    """

    def __init__(
        self,
        model: SectionsTree | DepartmentsTable,
        name: str,
        most: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.names = WrappedNames(self, most)
        self.setAccessibleName(name)
        self.setIndentation(12)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(30)
        self.setMinimumHeight(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def offer(self, entries: Sequence[tuple[str, str, Callable[[], object]]]) -> list[QAction]:
        """Offer ``entries``, texts with their keys and what they do; return them as actions."""
        made = []
        for text, keys, run in entries:
            action = new_action(text, self)
            action.setShortcuts([QKeySequence(each) for each in keys.split()])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, run=run: run())
            self.addAction(action)
            made.append(action)
        return made

    def draw_anew(self) -> None:
        """Draw what is seen anew; told of a thousand lines it would look where each is."""
        nowhere = QModelIndex()  # for viewport() PySide makes the classes of all widgets there are
        self.dataChanged(nowhere, nowhere)

    def set_widths(self, widest_count: str, widest_money: str) -> None:
        """Give the figures the room they need and the names the rest."""
        header, metrics = self.header(), self.fontMetrics()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for place, widest in ((PROJECTS, widest_count), (MONEY, widest_money)):
            head = str(self.model().headerData(place, Qt.Orientation.Horizontal))
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            width = max(map(metrics.horizontalAdvance, (widest, *head.splitlines()))) + 10
            header.resizeSection(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.names.follow_width()  # Qt does not tell of each column beside a scroll bar that comes

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where keys work from the start, not only once one was pressed."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            in_next_step(self, self._show_place)  # the keyboard may only pass by

    def _show_place(self) -> None:
        if self.hasFocus() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex())

    def _on_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(at))
