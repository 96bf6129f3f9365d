"""Sections and departments as Qt asks for them: ticks, and figures beside them.

Nothing is copied: each line asks the presenter, so a change of a thousand ticks is one repaint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.presenters.figures import SECTIONS_TOLD
from gui.presenters.picks import Picks
from gui.presenters.section_ticks import Tick, TickNode
from gui.views.common.drawn_cells import ALIGNMENT, COLOUR, RIGHT, TEXT, TICK, DrawnCells
from model.money import Unit, format_yen
from model.project import AMONG_DEPARTMENTS
from model.row_figures import Figure
from reports.amounts import in_unit

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_STATES = {
    Tick.NONE: Qt.CheckState.Unchecked.value,
    Tick.SOME: Qt.CheckState.PartiallyChecked.value,
    Tick.ALL: Qt.CheckState.Checked.value,
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_PLAIN_ALONE = _PLAIN | Qt.ItemFlag.ItemNeverHasChildren
_TICKABLE_ALONE = _TICKABLE | Qt.ItemFlag.ItemNeverHasChildren
NAME, PROJECTS, MONEY = range(3)
_PICKED = "（選んでいる分）"
_COUNTED = "事業数（再掲は、元の掲載箇所が選ばれていないときだけ数えます）"


class _Ticks(DrawnCells, QAbstractItemModel):
    """What both models share: columns, heads, alignment."""

    def __init__(self, picks: Picks, what: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picks, self._what, self._told = picks, what, told
        self.money = ""
        self._unit, self._money_head = Unit.MILLION, ""

    def columnCount(self, _parent: _Index | None = None) -> int:
        return 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                return (self._what, "事業", self._money_head)[section]
            if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
                unit = self._unit.label
                money = f"{self._picks.figures.name_of(self.money)}（{unit}、表示は四捨五入）"
                return (self._told, _COUNTED, money)[section]
            if role == _Role.TextAlignmentRole and section != NAME:
                return _RIGHT
        return None

    def _take_money(self, money: str) -> None:
        """Take what the amounts are called, with their unit and head."""
        figures = self._picks.figures
        self.money, self._unit = money, figures.unit
        self._money_head = figures.head_of(money)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        return self._in_full(index) if role == _Role.ToolTipRole else self.drawn(index).get(role)

    def drawn(self, index: _Index) -> Mapping[int, Any]:
        column, figure = index.column(), self._figure(index)
        look = _faint() if figure is not None and not figure.projects else {}
        if column == NAME:
            name, tick = self._name(index)
            return {TEXT: name, TICK: _STATES[tick], **look}
        if figure is None:
            return {}
        amount = figure.projects if column == PROJECTS else figure.amount
        if amount is None:
            return {}
        shown = f"{amount:,}" if column == PROJECTS else in_unit(amount, self._unit)
        return {TEXT: shown, ALIGNMENT: RIGHT, **look}

    def _in_full(self, index: _Index) -> str | None:
        """Return what is told of the cell that is pointed at: a name, or an amount to the yen."""
        if index.column() == NAME:
            return self._name(index)[0]
        figure = self._figure(index) if index.column() == MONEY else None
        if figure is None or figure.amount is None:
            return None
        part = _PICKED if self._name(index)[1] is Tick.SOME else ""
        return f"{self._picks.figures.name_of(self.money)}{part} {format_yen(figure.amount)}"

    def _name(self, index: _Index) -> tuple[str, Tick]:
        """Return what the line at ``index`` is called, and its tick."""
        raise NotImplementedError

    def _figure(self, index: _Index) -> Figure | None:
        """Return the figures of the line at ``index``."""
        raise NotImplementedError


class SectionsTree(_Ticks):
    """The tree of sections."""

    def __init__(self, picks: Picks, parent: QWidget | None = None) -> None:
        super().__init__(picks, "区分", SECTIONS_TOLD, parent)
        self._rows: dict[TickNode, int] = {}

    def open(self) -> None:
        """Show the sections of the plan that was opened."""
        self.beginResetModel()
        self._take_money(self._picks.figures.section_money)
        self._rows = {}
        self._number(self._picks.section_nodes)
        self.endResetModel()

    def _number(self, nodes: list[TickNode]) -> None:
        for row, node in enumerate(nodes):
            self._rows[node] = row
            self._number(node.children)

    def node(self, index: _Index) -> TickNode:
        """Return the line at ``index``."""
        node: TickNode = index.internalPointer()
        return node

    def index_of(self, node: TickNode) -> QModelIndex:
        """Return where ``node`` stands."""
        return self.createIndex(self._rows[node], 0, node)

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        nodes = self._children(parent)
        if not (0 <= row < len(nodes) and 0 <= column < self.columnCount()):
            return QModelIndex()
        return self.createIndex(row, column, nodes[row])

    def sibling(self, row: int, column: int, index: _Index) -> QModelIndex:
        if row != index.row():
            return self.index(row, column, self.parent(index))
        return self.createIndex(row, column, self.node(index))

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # the stub knows QObject's parent() too
        above = self.node(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._children(parent))

    def hasChildren(self, parent: _Index | None = None) -> bool:
        return bool(self._children(parent))  # Qt would count rows and columns of each line

    def flags(self, index: _Index) -> Qt.ItemFlag:
        is_name = index.column() == NAME
        if self.hasChildren(index):
            return _TICKABLE if is_name else _PLAIN
        return _TICKABLE_ALONE if is_name else _PLAIN_ALONE

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self._picks.tick_section(self.node(index), ticked=_is_checked(value))
        self.dataChanged.emit(index, index)  # the others are drawn anew: a view asks no heights
        return True

    def _name(self, index: _Index) -> tuple[str, Tick]:
        node = self.node(index)
        return node.label, node.tick

    def _figure(self, index: _Index) -> Figure | None:
        return self._picks.figures.of_section(self.node(index))

    def _children(self, parent: _Index | None) -> list[TickNode]:
        if parent is None or not parent.isValid():
            return self._picks.section_nodes
        return self.node(parent).children if parent.column() == NAME else []


class DepartmentsTable(_Ticks):
    """The departments whose names are like what was typed."""

    def __init__(self, picks: Picks, parent: QWidget | None = None) -> None:
        super().__init__(picks, "所管課", "所管課", parent)
        self.shown: tuple[str, ...] = ()

    def show(self, names: tuple[str, ...]) -> None:
        """Show the departments of these names."""
        self.beginResetModel()
        self._take_money(self._picks.figures.department_money)
        self.shown = names
        self.endResetModel()

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        if 0 <= row < len(self.shown) and 0 <= column <= MONEY and not _is_inner(parent):
            return self.createIndex(row, column)
        return QModelIndex()

    def parent(self, _index: _Index) -> QModelIndex:  # type: ignore[override]  # the stub knows QObject's parent() too
        return QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if _is_inner(parent) else len(self.shown)

    def hasChildren(self, parent: _Index | None = None) -> bool:
        return not _is_inner(parent) and bool(self.shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _PLAIN_ALONE if index.column() else _TICKABLE_ALONE  # Qt asks twice of each line

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole:
            return False
        self._picks.tick_departments([self.shown[index.row()]], ticked=_is_checked(value))
        return True

    def _name(self, index: _Index) -> tuple[str, Tick]:
        name = self.shown[index.row()]
        is_ticked = self._picks.is_department_ticked(name)
        return shown_department(name), Tick.ALL if is_ticked else Tick.NONE

    def _figure(self, index: _Index) -> Figure | None:
        return self._picks.figures.of_department(self.shown[index.row()])


def _faint() -> Mapping[int, Any]:
    """Return the look of a line of no projects, which its figure says too."""
    return {COLOUR: QGuiApplication.palette().placeholderText()}


def _is_inner(parent: _Index | None) -> bool:
    """Whether ``parent`` is a line, below which a list without levels has none."""
    return parent is not None and parent.isValid()


def shown_department(name: str) -> str:
    """Return how the line of a department is called; the empty name stands for rows without."""
    return name or AMONG_DEPARTMENTS


def _is_checked(value: Any) -> bool:
    """Whether a line is to be ticked; one that was ticked in part becomes ticked."""
    return Qt.CheckState(value) is not Qt.CheckState.Unchecked
