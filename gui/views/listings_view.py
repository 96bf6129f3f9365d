"""The table of the picked listings, and below it all that is known of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.figures import Figures
from gui.presenters.row_facts import amount_head, row_facts, rows_hint
from gui.views.items_table import Column, ItemsView
from gui.views.parts import group_label
from model.listing import Listing, format_path

_NAME, _AMOUNT, _DESCRIPTION = 2, 4, 5
_LINES = 7


class ListingsView(QWidget):
    """Shows listings, a line each, with their amounts where the plan tells any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.list = ItemsView(self._columns(), "載る事業の一覧")
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.selectionModel().currentRowChanged.connect(self._on_list_current_changed)
        self.facts = QPlainTextEdit()
        self.facts.setReadOnly(True)
        self.facts.setTabChangesFocus(True)
        self._fit_heights()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list, 1)
        layout.addWidget(group_label("選んだ行の事業", self.facts))
        layout.addWidget(self.facts)

    def show_figures(self, figures: Figures) -> None:
        """Show the picked rows of ``figures``."""
        self._figures = figures
        self.list.table.heads[_AMOUNT] = amount_head(figures)
        self._make_room(has_amounts=bool(figures.department_money))
        self.list.table.show(figures.rows)
        self.facts.setPlainText("")
        self.facts.setPlaceholderText(rows_hint(figures))

    def show_row(self, row: Listing) -> None:
        """Scroll to ``row`` and mark it."""
        place = next(n for n, other in enumerate(self.list.table.items) if other is row)
        self.list.selectRow(place)
        index = self.list.table.index(place, 0)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_heights()

    def _fit_heights(self) -> None:
        metrics = self.fontMetrics()
        self.list.verticalHeader().setDefaultSectionSize(metrics.height() + 9)
        self.facts.setFixedHeight(_LINES * metrics.lineSpacing() + 12)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("区分", 5, lambda row: format_path(row.path)),
            Column("印", 2, lambda row: row.flag.mark if row.flag else "", is_centred=True),
            Column("事業名", 16, lambda row: row.printed_name),
            Column("所管課", 9, lambda row: row.printed_departments),
            Column("事業費", 7, self._amount, is_number=True),
            Column("事業概要", 10, lambda row: row.description or row.kind.label),
        )

    def _make_room(self, *, has_amounts: bool) -> None:
        """Show amounts in place of descriptions, for which there is no room beside them."""
        self.list.setColumnHidden(_AMOUNT, not has_amounts)
        self.list.setColumnHidden(_DESCRIPTION, has_amounts)
        header, mode = self.list.horizontalHeader(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        for place, stretches in ((_NAME, has_amounts), (_DESCRIPTION, not has_amounts)):
            header.setSectionResizeMode(place, mode.Stretch if stretches else mode.Interactive)

    def _amount(self, row: Listing) -> str:
        return self._figures.of_row(row) if self._figures else ""

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        if self._figures and index.isValid():
            self.facts.setPlainText(row_facts(self._figures, self.list.table.items[index.row()]))
