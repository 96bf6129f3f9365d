from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from gui.presenters.figures import Figures
from gui.presenters.row_order import RowColumn
from gui.views.preview.listings_view import ListingsView
from model.pick_index import PickIndex
from model.plan import Plan
from model.selection import Selection


@pytest.fixture
def figures(two_goals: Plan) -> Figures:
    return Figures(PickIndex(two_goals), Selection())


@pytest.fixture
def view(qtbot, figures: Figures) -> ListingsView:
    made = ListingsView()
    qtbot.addWidget(made)
    made.show_figures(figures)
    made.resize(700, 500)
    made.show()
    return made


def click_head(qtbot, view: ListingsView, column: RowColumn) -> list[str]:
    header = view.list.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return amounts(view)


def amounts(view: ListingsView) -> list[str]:
    table = view.list.table
    return [table.index(row, RowColumn.AMOUNT).data() for row in range(table.rowCount())]


def test_clicks_on_a_head_sort_the_rows_and_the_third_one_brings_the_plans_order_back(qtbot, view):
    before = amounts(view)
    known = ["0", "99,600", "1,500,500", "2,400,400"]
    assert click_head(qtbot, view, RowColumn.AMOUNT)[:4] == known
    assert click_head(qtbot, view, RowColumn.AMOUNT)[:4] == known[::-1]
    assert click_head(qtbot, view, RowColumn.AMOUNT) == before


def choose_order(view: ListingsView, text: str) -> list[str]:
    """Choose an entry of the menu that the keyboard opens on the rows."""
    view.list.customContextMenuRequested.emit(QPoint())
    menu = QApplication.activePopupWidget()
    (entry,) = [entry for entry in menu.actions() if text in entry.text()]
    entry.trigger()
    menu.close()
    return amounts(view)


def test_rows_are_sorted_by_the_keyboard_as_by_the_mouse(qtbot, view):
    before = amounts(view)
    rising = click_head(qtbot, view, RowColumn.AMOUNT)
    assert choose_order(view, "計画の順") == before
    assert choose_order(view, "事業費") == rising
    assert choose_order(view, "降順")[:4] == rising[:4][::-1]
    assert choose_order(view, "昇順") == rising


def test_the_chosen_row_stays_chosen_and_picks_keep_the_order(
    qtbot, view, figures: Figures, two_goals: Plan
):
    row = next(row for row in two_goals.listings() if row.name == "ふれあい食堂")
    view.show_row(row)
    click_head(qtbot, view, RowColumn.AMOUNT)
    assert view.list.table.items[view.list.currentIndex().row()] is row
    assert view.facts.toPlainText().startswith("ふれあい食堂")
    figures.pick(Selection(departments=frozenset({"福祉課"})))
    view.show_figures(figures)
    assert amounts(view) == ["1,500,500", "2,400,400", "再掲"]


def test_another_plan_comes_in_its_own_order(qtbot, view, two_goals: Plan):
    before = amounts(view)
    click_head(qtbot, view, RowColumn.NAME)
    view.show_figures(Figures(PickIndex(two_goals), Selection()))
    assert amounts(view) == before


def test_rows_keep_their_room_beside_large_type(view: ListingsView):
    font = view.font()
    font.setPointSize(20)
    view.setFont(font)
    view.resize(500, 300)
    assert view.list.height() > view.facts.height()


def test_the_columns_follow_the_size_of_type_and_names_keep_some_room(qtbot, view: ListingsView):
    def wide() -> int:
        return view.list.fontMetrics().horizontalAdvance("あ")

    before = view.list.columnWidth(RowColumn.SECTION)
    font = view.font()
    small = font.pointSize()
    for points in (24, small):
        font.setPointSize(points)
        view.setFont(font)
        view.list.setFont(font)
        wanted = view.list.width_of(RowColumn.SECTION)
        qtbot.waitUntil(lambda: view.list.columnWidth(RowColumn.SECTION) == wanted)  # noqa: B023
        assert view.list.columnWidth(RowColumn.NAME) >= 2 * wide()
    assert view.list.columnWidth(RowColumn.SECTION) == before
