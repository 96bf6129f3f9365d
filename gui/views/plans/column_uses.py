"""The columns of a list beside what each is taken for, to be corrected one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QStackedWidget, QWidget

from gui.presenters.figures import MARKS_TOLD
from gui.presenters.import_wizard import ListImport
from gui.presenters.shown_columns import ShownColumn
from gui.views.common.items_table import Column, ItemsView
from gui.views.common.parts import chain_tabs, hint_label, in_next_step, silenced
from gui.views.plans.column_forms import AmountForm, LevelForm
from model.readers.tables.amount_heads import unit_label
from model.readers.tables.columns import Role
from model.wareki import format_fiscal_year

_HEADING, _ROLE, _MORE = 1, 2, 3
_HEADING_WIDTH, _LEAST_HEADING, _ROOMY = 14, 7, 30
"""How wide headings are, in characters, in a table of that width at least and in a narrower one."""
_MORE_WIDTH = 20
_USES = {role: MARKS_TOLD if role is Role.FLAG else role.value for role in Role}
"""How uses are called where one is chosen."""
_ROLES = {told: role for role, told in _USES.items()}
_AT_ONCE = 5
"""Boxes that are made in one step: as many take a few milliseconds."""


class ColumnUses(QWidget):
    """A row for each column, and below them what more is to be said of the chosen one."""

    def __init__(self, imported: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imported = imported
        self._boxes: dict[int, QComboBox] = {}
        self.list = ItemsView(_COLUMNS, "列の読み方")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_more())
        self._roles = QStringListModel(list(_USES.values()), self)
        self.more = QStackedWidget()
        self.more.setFixedWidth(_MORE_WIDTH * self.fontMetrics().horizontalAdvance("あ"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        says = "「階層」と「金額」の列を選ぶと、ここで段や単位を直せます。"
        self.more.addWidget(hint_label(says))

    @cached_property
    def level(self) -> LevelForm:
        """What is said of a column of sections, made with the first one that is chosen."""
        made = LevelForm(self.more)
        made.changed.connect(lambda level: self._imported.change_level(self.current, level))
        self.more.addWidget(made)
        return made

    @cached_property
    def amount(self) -> AmountForm:
        """What is said of a column of amounts, made with the first one that is chosen."""
        made = AmountForm(self.more)
        made.changed.connect(lambda amount: self._imported.change_amount(self.current, amount))
        self.more.addWidget(made)
        return made

    @property
    def current(self) -> int:
        """The row of the chosen column."""
        return max(self.list.currentIndex().row(), 0)

    def role_box(self, row: int) -> QComboBox:
        """Return the box in which the role of a column is chosen."""
        if row not in self._boxes:
            self._boxes[row] = self._made_box(row)
        return self._boxes[row]

    def show_columns(self) -> None:
        """Show what the columns are taken for."""
        before, now = self._shown, self._imported.shown.columns
        if [c.use.heading for c in before] != [c.use.heading for c in now]:
            self._fill(now)
        self.list.table.items = now
        self.list.draw_anew()
        for row, box in self._boxes.items():
            with silenced(box):
                box.setCurrentText(_USES[now[row].use.role])
        self.list.resizeColumnToContents(_MORE)
        self._show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_headings()

    @property
    def _shown(self) -> Sequence[ShownColumn]:
        return self.list.table.items

    def _fill(self, columns: Sequence[ShownColumn]) -> None:
        self._boxes = {}
        self.list.table.show(columns)
        if columns:
            high = self.role_box(0).sizeHint().height() + 2
            self.list.verticalHeader().setDefaultSectionSize(high)
            in_next_step(self, self._make_boxes)
        self._fit_headings()

    def _fit_headings(self) -> None:
        """Give way with the headings, so that beside large type the uses are in sight."""
        wide = self.fontMetrics().horizontalAdvance("あ")
        width = _HEADING_WIDTH if self.list.width() >= _ROOMY * wide else _LEAST_HEADING
        self.list.setColumnWidth(_HEADING, width * wide + 14)

    def _make_boxes(self) -> None:
        """Make some of the boxes that are lacking, from the top, and the others in later steps."""
        lacking = [row for row in range(len(self._shown)) if row not in self._boxes]
        for row in lacking[:_AT_ONCE]:
            self.role_box(row)
        if lacking[_AT_ONCE:]:
            in_next_step(self, self._make_boxes)
        else:
            chain_tabs(self.list, *map(self.role_box, range(len(self._shown))))

    def _made_box(self, row: int) -> QComboBox:
        use = self._shown[row].use
        heading = use.heading.replace("\n", " ")
        box = QComboBox(self.list)  # for viewport() PySide makes the classes of all widgets
        box.setModel(self._roles)
        box.setCurrentText(_USES[use.role])
        box.setAccessibleName(f"「{heading}」の読み方")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.textActivated.connect(lambda told: self._on_role_chosen(row, _ROLES[told]))
        self.list.setIndexWidget(self.list.table.index(row, _ROLE), box)
        return box

    def _on_role_chosen(self, row: int, role: Role) -> None:
        self.list.selectRow(row)
        self._imported.change_role(row, role)

    def _show_more(self) -> None:
        shown = self._shown[self.current] if self._shown else None
        use = shown.use if shown else None
        if shown and use and use.level:
            self.level.show_level(use.level, shown.above, is_title=use.role is Role.LEVEL)
            self.more.setCurrentWidget(self.level)
        elif use and use.amount:
            self.amount.show_amount(use.amount)
            self.more.setCurrentWidget(self.amount)
        else:
            self.more.setCurrentIndex(0)


def _more(column: ShownColumn) -> str:
    """Return what more is said of a column, in a few words."""
    use = column.use
    if use.level:
        return f"{column.above + use.level.depth}段目：{use.level.name}"
    if use.amount:
        year = "" if use.amount.fiscal_year is None else format_fiscal_year(use.amount.fiscal_year)
        unit = unit_label(use.amount.unit)
        return "・".join(filter(None, (unit, year, use.amount.kind, use.amount.funds)))
    return ""


_COLUMNS = (
    Column("列", 2, lambda column: column.letter),
    Column("見出し", _HEADING_WIDTH, lambda column: column.use.heading),
    Column("読み方", 12, lambda _: ""),
    Column("詳細", 14, _more),
    Column("値の例", 14, lambda column: "、".join(column.samples)),
)
