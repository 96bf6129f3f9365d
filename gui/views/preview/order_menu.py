"""The menu of a table that is sorted by its heads: the same by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gui.views.common.items_table import RISING, ItemsView

_AS_GIVEN = -1


def order_menu(view: ItemsView, as_given: str) -> QMenu:
    """Return a menu of what ``view`` can be sorted by; ``as_given`` is its own order.

    It does what clicks on the heads do, and shows what they have done.
    """
    header = view.horizontalHeader()
    by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    columns, directions = QActionGroup(menu), QActionGroup(menu)

    def add(group: QActionGroup, text: str, column: int, turned: Qt.SortOrder) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked((by, order if group is directions else turned) == (column, turned))
        action.triggered.connect(lambda _=False: header.setSortIndicator(column, turned))
        group.addAction(action)

    add(columns, as_given, _AS_GIVEN, RISING)
    menu.addSeparator()
    for column, head in enumerate(view.table.heads):
        if not view.isColumnHidden(column):
            add(columns, f"{' '.join(head.split())}で並べ替え", column, RISING)
    if by != _AS_GIVEN:
        menu.addSeparator()
        add(directions, "昇順", by, RISING)
        add(directions, "降順", by, Qt.SortOrder.AscendingOrder)
    return menu
