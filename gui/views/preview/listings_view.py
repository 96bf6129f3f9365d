"""The table of the picked listings, and below it all that is known of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.figures import MARKS_TOLD, SECTIONS_TOLD, Figures
from gui.presenters.row_facts import amount_head, row_facts, rows_hint
from gui.presenters.row_order import RowColumn, sorted_rows
from gui.views.common.copy_button import CopyButton
from gui.views.common.items_table import RISING, Column, ItemsView
from gui.views.common.parts import group_label, in_next_step, silenced
from gui.views.common.rows_in_sight import GrowingRows
from gui.views.common.wrapped_names import wrapped_height
from gui.views.preview.order_menu import order_menu
from model.listing import Listing, format_path

_MOST_FACTS = 7
"""Lines of what is told below the rows; beside large type rows come first."""
_MOST_LINES = 5
"""Lines of a row; of a longer name the beginning is shown, and the rest below when it is chosen."""
_CHARACTERS = 52
"""The width at which descriptions have room beside the other columns."""
_TOO_NARROW, _NAME = 2, 8
"""Characters with which names cannot be read, as beside large type, and those that they get then:
the rows scroll sideways."""
_EDGES, _ABOVE_AND_BELOW = 8, 9


class ListingsView(QWidget):
    """Shows listings, a line each, with their amounts where the plan tells any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.list = ItemsView(self._columns(), "載る事業の一覧")
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.setWordWrap(True)
        self.copy = CopyButton(self.list)
        GrowingRows(self.list, self._fit_row)
        header = self.list.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)  # by the third click
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._on_header_sorted)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_list_menu_requested)
        self.list.selectionModel().currentRowChanged.connect(self._on_list_current_changed)
        self.facts = QPlainTextEdit()
        self.facts.setReadOnly(True)
        self.facts.setTabChangesFocus(True)
        self._fit_heights()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list, 2)
        below = QHBoxLayout()
        below.addWidget(group_label("選んだ行の事業", self.facts), 1)
        below.addWidget(self.copy)
        layout.addLayout(below)
        layout.addWidget(self.facts, 1)

    def show_figures(self, figures: Figures) -> None:
        """Show the picked rows of ``figures``, those of another plan in the plan's order."""
        if figures is not self._figures:
            header = self.list.horizontalHeader()
            with silenced(header):
                header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._figures = figures
        self.list.table.heads[RowColumn.AMOUNT] = amount_head(figures)
        self._show_rows(figures)
        self._make_room()
        self.facts.setPlainText("")
        self.facts.setPlaceholderText(rows_hint(figures))

    def show_row(self, row: Listing) -> None:
        """Scroll to ``row`` and mark it."""
        place = self._select(row)
        index = self.list.table.index(place, 0)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.list.scrollTo(index)  # rows above it may have become higher as they came into sight
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_heights()
            in_next_step(self, self._fit_type)  # the list gets the type after it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _show_rows(self, figures: Figures) -> None:
        """Show the rows in the order that is asked for by the heads."""
        header = self.list.horizontalHeader()
        by = header.sortIndicatorSection()
        rows: Sequence[Listing] = figures.rows
        if by >= 0:
            descending = header.sortIndicatorOrder() is not RISING
            rows = sorted_rows(figures, RowColumn(by), descending=descending)
        self.list.table.show(rows)

    def _select(self, row: Listing) -> int:
        """Mark ``row``; return where it stands."""
        place = next(n for n, other in enumerate(self.list.table.items) if other is row)
        self.list.selectRow(place)
        return place

    def _fit_type(self) -> None:
        """Give all columns the width that they ask for with the type as it is."""
        for place in RowColumn:
            self.list.setColumnWidth(place, self.list.width_of(place))
        self._make_room()

    def _fit_heights(self) -> None:
        metrics = self.fontMetrics()
        self.list.verticalHeader().setDefaultSectionSize(metrics.height() + _ABOVE_AND_BELOW)
        self.facts.setMaximumHeight(_MOST_FACTS * metrics.lineSpacing() + 12)

    def _fit_row(self, row: int) -> None:
        """Let a row take as many lines as its name and its departments need, up to five."""
        listing, metrics = self.list.table.items[row], self.list.fontMetrics()
        texts = (
            (RowColumn.NAME, listing.printed_name),
            (RowColumn.DEPARTMENTS, listing.printed_departments),
        )
        needed = max(
            wrapped_height(text, self.list.columnWidth(column) - _EDGES, metrics)
            for column, text in texts
        )
        high = min(needed, _MOST_LINES * metrics.lineSpacing())
        self.list.setRowHeight(row, high + _ABOVE_AND_BELOW)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("区分", 5, lambda row: format_path(row.path), hint=SECTIONS_TOLD),
            Column("印", 2, _mark, is_centred=True, hint=MARKS_TOLD),
            Column("事業名", 16, lambda row: row.printed_name),
            Column("所管課", 9, lambda row: row.printed_departments),
            Column("事業費", 8, self._amount, is_number=True),
            Column("事業概要", 10, lambda row: row.description or row.kind.label),
        )

    def _make_room(self) -> None:
        """Show what the plan tells; descriptions, which stand below too, if room is left.

        Without these the names take what is left.
        """
        header, mode = self.list.horizontalHeader(), QHeaderView.ResizeMode
        figures = self._figures
        has_amounts = figures is not None and bool(figures.department_money)
        wide = self.list.fontMetrics().horizontalAdvance("あ")
        has_room = self.width() >= _CHARACTERS * wide
        is_described = has_room and not has_amounts and figures is not None and figures.tells_more
        if figures:
            self.list.setColumnHidden(RowColumn.FLAG, not figures.has_flags)
            self.list.setColumnHidden(RowColumn.DEPARTMENTS, not figures.has_departments)
        self.list.setColumnHidden(RowColumn.AMOUNT, not has_amounts)
        self.list.setColumnHidden(RowColumn.DESCRIPTION, not is_described)
        header.setStretchLastSection(False)
        departments = self.list.width_of(RowColumn.DEPARTMENTS)
        self.list.setColumnWidth(
            RowColumn.DEPARTMENTS, departments if has_room else departments * 2 // 3
        )
        others = sum(map(self.list.columnWidth, set(RowColumn) - {RowColumn.NAME}))
        is_narrow = self.list.width() - others < _TOO_NARROW * wide
        for place, stretches in (
            (RowColumn.NAME, not is_described and not is_narrow),
            (RowColumn.DESCRIPTION, is_described),
        ):
            header.setSectionResizeMode(place, mode.Stretch if stretches else mode.Interactive)
        if is_described:
            self.list.setColumnWidth(RowColumn.NAME, self.list.width_of(RowColumn.NAME))
        elif is_narrow:
            self.list.setColumnWidth(RowColumn.NAME, _NAME * wide)

    def _amount(self, row: Listing) -> str:
        return self._figures.of_row(row) if self._figures else ""

    def _on_list_menu_requested(self, at: QPoint) -> None:
        order_menu(self.list, "計画の順").popup(self.list.viewport().mapToGlobal(at))

    def _on_header_sorted(self) -> None:
        if self._figures is None:
            return
        chosen = self.list.currentIndex()
        row = self.list.table.items[chosen.row()] if chosen.isValid() else None
        self._show_rows(self._figures)
        if row is None:
            self.list.scrollToTop()
        else:
            self._select(row)

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        if self._figures and index.isValid():
            self.facts.setPlainText(row_facts(self._figures, self.list.table.items[index.row()]))


def _mark(row: Listing) -> str:
    return row.flag.mark if row.flag else ""
