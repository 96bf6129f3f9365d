"""What a table draws, as the delegate that draws it is told."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.views.common.items_table import Column, ItemsTable
from gui.views.picks.tick_models import MONEY, NAME, PROJECTS
from gui.views.window.main_window import MainWindow

COLUMNS = (Column("名前", 5, str), Column("数", 2, lambda text: str(len(text)), is_number=True))


class Drawing(QStyledItemDelegate):
    """Says what it would draw."""

    def option(self, index: QModelIndex) -> Any:
        made = QStyleOptionViewItem()
        self.initStyleOption(made, index)
        return made


def test_a_department_is_drawn_with_its_tick_and_its_figures(qtbot, window: MainWindow):
    table, drawing = window.picks_panel.departments_table, Drawing()
    window.picks.tick_departments(table.shown[:1], ticked=False)
    for row, state in ((0, Qt.CheckState.Unchecked), (1, Qt.CheckState.Checked)):
        name = drawing.option(table.index(row, NAME))
        assert (name.text, name.checkState) == (table.shown[row], state)
        figure = drawing.option(table.index(row, PROJECTS))
        assert figure.text == str(window.picks.figures.of_department(table.shown[row]).projects)
        assert figure.displayAlignment & Qt.AlignmentFlag.AlignRight
        assert not figure.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator


def test_a_figure_that_is_not_known_is_drawn_as_nothing(qtbot, window: MainWindow):
    table, drawing = window.picks_panel.departments_table, Drawing()
    assert drawing.option(table.index(0, MONEY)).text == ""


def test_an_item_is_drawn_in_one_line_where_its_columns_say(qapp):
    table, drawing = ItemsTable(COLUMNS), Drawing()
    table.show(["市民\n相談"])
    assert drawing.option(table.index(0, 0)).text == "市民 相談"
    assert drawing.option(table.index(0, 1)).displayAlignment & Qt.AlignmentFlag.AlignRight
    assert table.data(table.index(0, 0), Qt.ItemDataRole.ToolTipRole) == "市民\n相談"
