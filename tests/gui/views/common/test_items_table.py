from __future__ import annotations

from gui.views.common.items_table import Column, ItemsView

COLUMNS = (Column("場所", 5, lambda item: item[0]), Column("内容", 10, lambda item: item[1]))
LONG = "この行は、列の幅よりも長い文なので、二行か三行になる。"


def test_rows_grow_with_their_texts_when_they_come_into_sight(qtbot):
    view = ItemsView(COLUMNS, "一覧")
    qtbot.addWidget(view)
    view.fit_last_column()
    view.grow_rows()
    view.resize(240, 300)
    view.table.show([("表題", "短い"), *[("行", LONG)] * 5_000])
    one_line = view.rowHeight(0)
    view.show()
    qtbot.waitUntil(lambda: view.rowHeight(1) > one_line)
    assert view.rowHeight(5_000) == one_line  # not measured before it is seen
    view.scrollToBottom()
    assert view.rowHeight(5_000) == view.rowHeight(1)
    high = view.rowHeight(1)
    view.resize(900, 300)
    view.scrollToTop()
    qtbot.waitUntil(lambda: view.rowHeight(1) < high)


def test_rows_of_other_items_are_measured_anew(qtbot):
    view = ItemsView(COLUMNS, "一覧")
    qtbot.addWidget(view)
    view.grow_rows()
    view.fit_last_column()
    view.resize(240, 300)
    view.table.show([("行", "短い")])
    view.show()
    qtbot.waitUntil(view.isVisible)
    one_line = view.rowHeight(0)
    view.table.show([("行", LONG)])
    qtbot.waitUntil(lambda: view.rowHeight(0) > one_line)
