"""The table of the picked listings."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from gui.views.items_table import Column, ItemsView
from model.listing import Listing, format_path

_COLUMNS = (
    Column("区分", 5, lambda row: format_path(row.path)),
    Column("印", 2, lambda row: row.flag.mark if row.flag else "", is_centred=True),
    Column("事業名", 16, lambda row: row.printed_name),
    Column("所管課", 9, lambda row: row.printed_departments),
    Column("事業概要", 10, lambda row: row.description or row.kind.label),
)


class ListingsView(ItemsView):
    """Shows listings, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_COLUMNS, "載る事業の一覧", parent)
        self.fit_last_column()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 9)

    def show_row(self, row: Listing) -> None:
        """Scroll to ``row`` and mark it."""
        place = next(n for n, other in enumerate(self.table.items) if other is row)
        self.selectRow(place)
        self.scrollTo(self.table.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
