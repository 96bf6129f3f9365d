"""Step 1, what: sections, departments, marks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.picks import Picks
from gui.presenters.section_ticks import Tick, TickNode
from gui.views.parts import Panel, group_label, link_button

_STATES = {
    Tick.NONE: Qt.CheckState.Unchecked,
    Tick.SOME: Qt.CheckState.PartiallyChecked,
    Tick.ALL: Qt.CheckState.Checked,
}
_NAME = Qt.ItemDataRole.UserRole
_EXPANDED_LEVELS = 1


class PicksPanel(Panel):
    """The ticks; it shows what the presenter holds and hands on what the user ticks."""

    def __init__(self, picks: Picks, parent: QWidget | None = None) -> None:
        super().__init__(1, "何を載せるか", parent)
        self._picks = picks
        self._items: dict[TickNode, QTreeWidgetItem] = {}
        self.sections = QTreeWidget()
        self.sections.setHeaderHidden(True)
        self.sections.setAccessibleName("区分")
        self.sections.itemChanged.connect(self._on_sections_changed)
        self.department_search = QLineEdit()
        self.department_search.setPlaceholderText("課の名前で絞り込む")
        self.department_search.setClearButtonEnabled(True)
        self.department_search.setAccessibleName("所管課を名前で絞り込む")
        self.department_search.textChanged.connect(self._show_like)
        self.departments = QListWidget()
        self.departments.setAccessibleName("所管課")
        self.departments.itemChanged.connect(self._on_departments_changed)
        self.relisted = QCheckBox("再掲(&R)")
        self.relisted.toggled.connect(lambda on: self._picks.take_relisted(taken=on))
        self.other = QCheckBox("その他の主な事業(&O)")
        self.other.toggled.connect(lambda on: self._picks.take_other(taken=on))
        self._flag_grid = QGridLayout()
        self._flag_grid.setContentsMargins(0, 0, 0, 0)
        self.flags: dict[str, QCheckBox] = {}
        self._lay_out()

    def show_plan(self) -> None:
        """Show the sections, departments and marks of the open plan."""
        self._fill_sections()
        self._fill_departments()
        self._fill_flags()
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show the ticks as the presenter has them."""
        self.sections.blockSignals(True)
        for node, item in self._items.items():
            item.setCheckState(0, _STATES[node.tick])
        self.sections.blockSignals(False)
        self.sections.viewport().update()
        self.departments.blockSignals(True)
        for entry in self._department_items():
            ticked = self._picks.is_department_ticked(entry.data(_NAME))
            entry.setCheckState(_STATES[Tick.ALL if ticked else Tick.NONE])
        self.departments.blockSignals(False)
        self.departments.viewport().update()
        boxes = {
            self.relisted: self._picks.takes_relisted,
            self.other: self._picks.takes_other,
            **{box: self._picks.is_flag_ticked(mark) for mark, box in self.flags.items()},
        }
        for box, ticked in boxes.items():
            box.blockSignals(True)
            box.setChecked(ticked)
            box.blockSignals(False)

    def show_counts(self) -> None:
        """Show beside each department how many projects it has under the other picks."""
        counts = self._picks.department_counts()
        self.departments.blockSignals(True)
        for item in self._department_items():
            name = item.data(_NAME)
            item.setText(f"{name}　{counts.get(name, 0):,}")
        self.departments.blockSignals(False)

    def _lay_out(self) -> None:
        reset = link_button("選択を元に戻す", "すべての選択を元に戻す")
        reset.clicked.connect(self._picks.reset)
        self.top.addWidget(reset)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._section_box())
        splitter.addWidget(self._department_box())
        splitter.setSizes([330, 250])
        self.body.addWidget(splitter, 1)
        self.body.addWidget(group_label("印"))
        self.body.addLayout(self._flag_grid)
        self.body.addWidget(group_label("含めるもの"))
        kinds = QHBoxLayout()
        kinds.addWidget(self.relisted)
        kinds.addWidget(self.other)
        kinds.addStretch(1)
        self.body.addLayout(kinds)

    def _section_box(self) -> QWidget:
        head = _list_head(
            group_label("区分(&S)", self.sections), "区分", self._picks.tick_all_sections
        )
        return _column(head, self.sections)

    def _department_box(self) -> QWidget:
        label = group_label("所管課(&D)と事業数", self.departments)
        head = _list_head(label, "表示中の所管課", self._tick_shown)
        return _column(head, self.department_search, self.departments)

    # --- filling --------------------------------------------------------------------------------

    def _fill_sections(self) -> None:
        self.sections.blockSignals(True)
        self.sections.clear()
        self._items.clear()
        for node in self._picks.section_nodes:
            self._add_node(node, self.sections.invisibleRootItem(), 0)
        self.sections.blockSignals(False)

    def _add_node(self, node: TickNode, parent: QTreeWidgetItem, depth: int) -> None:
        item = QTreeWidgetItem(parent, [node.label])
        item.setToolTip(0, node.label)
        item.setData(0, _NAME, node)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, _STATES[node.tick])
        self._items[node] = item
        for child in node.children:
            self._add_node(child, item, depth + 1)
        item.setExpanded(depth < _EXPANDED_LEVELS)

    def _fill_departments(self) -> None:
        self.departments.blockSignals(True)
        self.departments.clear()
        for name in self._picks.departments:
            item = QListWidgetItem(name, self.departments)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.departments.blockSignals(False)
        self.department_search.clear()

    def _fill_flags(self) -> None:
        for box in self.flags.values():
            self._flag_grid.removeWidget(box)
            box.deleteLater()
        self.flags = {}
        for place, (mark, meaning) in enumerate(self._picks.flags):
            box = QCheckBox(mark or "印なし")
            box.setToolTip(meaning)
            box.setAccessibleName(f"印 {mark or 'なし'}：{meaning}")
            box.toggled.connect(lambda on, mark=mark: self._picks.tick_flag(mark, ticked=on))
            self.flags[mark] = box
            self._flag_grid.addWidget(box, place // 4, place % 4)

    # --- slots ----------------------------------------------------------------------------------

    def _on_sections_changed(self, item: QTreeWidgetItem, column: int) -> None:
        ticked = item.checkState(column) is Qt.CheckState.Checked
        self._picks.tick_section(item.data(0, _NAME), ticked=ticked)

    def _on_departments_changed(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        self._picks.tick_departments([item.data(_NAME)], ticked=ticked)

    def _show_like(self, words: str) -> None:
        shown = set(self._picks.departments_like(words))
        for item in self._department_items():
            item.setHidden(item.data(_NAME) not in shown)

    def _tick_shown(self, *, ticked: bool) -> None:
        names = [item.data(_NAME) for item in self._department_items() if not item.isHidden()]
        self._picks.tick_departments(names, ticked=ticked)

    def _department_items(self) -> list[QListWidgetItem]:
        return [self.departments.item(row) for row in range(self.departments.count())]


def _list_head(label: QLabel, what: str, tick: Callable[..., None]) -> QWidget:
    """Return the line above a list: its caption, and ticks for everything and nothing."""
    everything = link_button("すべて", f"{what}をすべて選ぶ")
    everything.clicked.connect(lambda: tick(ticked=True))
    nothing = link_button("なし", f"{what}の選択をすべて外す")
    nothing.clicked.connect(lambda: tick(ticked=False))
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label)
    row.addStretch(1)
    row.addWidget(everything)
    row.addWidget(nothing)
    return head


def _column(*widgets: QWidget) -> QWidget:
    """Return ``widgets`` one below the other; the last takes the room that is left."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretchFactor(widgets[-1], 1)
    return box
