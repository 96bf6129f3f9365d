"""Step 1, what: sections, departments, marks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QWidget,
)

from gui.presenters.figures import MARKS_TOLD
from gui.presenters.picks import Picks
from gui.views.common.controls import show_ticks
from gui.views.common.drawing_turns import DrawingTurns
from gui.views.common.parts import (
    Panel,
    chain_tabs,
    column,
    group_label,
    link_button,
    silenced,
)
from gui.views.picks.search_lines import PickingLine, SearchLine
from gui.views.picks.tick_models import (
    MONEY,
    DepartmentsTable,
    SectionsTree,
    shown_department,
)
from gui.views.picks.tick_tree import TickTree

_ABREAST = 4
_LINES_OF_SECTION, _LINES_OF_DEPARTMENT = 3, 6
"""Sections are told by their numbers; long departments by the ends of their names."""
_ONLY = "Ctrl+Enter Ctrl+Return"
"""Both of the keys, called as it is usual."""


class PicksPanel(Panel):
    """The ticks; it shows what the presenter holds and hands on what the user ticks."""

    def __init__(self, picks: Picks, turns: DrawingTurns, parent: QWidget | None = None) -> None:
        super().__init__(1, "何を載せるか", parent)
        self._picks, self._turns = picks, turns
        self.sections_tree = SectionsTree(picks)
        self.departments_table = DepartmentsTable(picks)
        self.sections = TickTree(self.sections_tree, "区分", _LINES_OF_SECTION)
        self.departments = TickTree(self.departments_table, "所管課", _LINES_OF_DEPARTMENT)
        self.departments.setRootIsDecorated(False)
        self.departments.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.department_search = SearchLine("課の名前で絞り込む", "所管課を名前で絞り込む")
        self.department_search.textChanged.connect(self._show_like)
        self.search = PickingLine("事業を検索（Ctrl+F）", "検索の言葉")
        self.search.textChanged.connect(picks.search)
        self.relisted = QCheckBox("再掲(&R)")
        self.relisted.toggled.connect(lambda on: self._picks.take_relisted(taken=on))
        self.other = QCheckBox("その他の主な事業(&W)")
        self.other.toggled.connect(lambda on: self._picks.take_other(taken=on))
        self._flag_grid = QGridLayout()
        self._flag_grid.setContentsMargins(0, 0, 0, 0)
        self._flag_grid.setVerticalSpacing(2)
        self._flags_label = group_label("印")
        self._flags_label.setToolTip(MARKS_TOLD)
        self.flags: dict[str, QCheckBox] = {}
        self.section_actions = self._section_actions()
        self.department_actions = self._department_actions()
        self._lay_out()

    def focus_search(self) -> None:
        """Go to where words are searched for."""
        self.search.setFocus()
        self.search.selectAll()

    def show_plan(self) -> None:
        """Show the sections, departments and marks of the open plan."""
        self.sections_tree.open()
        for node in self._picks.section_nodes:
            self.sections.expand(self.sections_tree.index_of(node))
        self.sections.setColumnHidden(MONEY, not self.sections_tree.money)
        with silenced(self.department_search):
            self.department_search.clear()
        self.departments_table.show(())  # none of another plan
        self._turns.wait(self.sections)
        self._turns.wait(self.departments, self._show_departments)
        self.departments.setColumnHidden(MONEY, not self.departments_table.money)
        self._fit_columns()
        self._fill_flags()
        self._departments_box.setVisible(self._picks.figures.has_departments)
        self.relisted.setVisible(self._picks.figures.has_relisted)
        self.other.setVisible(self._picks.figures.has_other)

    def show_picked(self) -> None:
        """Show ticks and figures as the presenter has them."""
        self.sections.draw_anew()
        self._turns.wait(self.departments)
        if self.search.text() != self._picks.words:
            self.search.setText(self._picks.words)  # told to who picks already by these words
        boxes = {
            self.relisted: self._picks.takes_relisted,
            self.other: self._picks.takes_other,
            **{box: self._picks.is_flag_ticked(mark) for mark, box in self.flags.items()},
        }
        show_ticks(boxes)

    def draw_in_turns(self) -> None:
        """Draw the lists in steps of their own, where the whole window is drawn anew."""
        self._turns.wait(self.sections)
        self._turns.wait(self.departments)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._picks.reading:
            QTimer.singleShot(0, self, self._fit_columns)  # the trees get the font after it

    # --- laying out -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        reset = link_button("すべて選ぶ", "すべての選択を元に戻す")
        reset.clicked.connect(self._picks.reset)
        self.top.addWidget(reset)
        self.body.addWidget(self.search)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        self._departments_box = self._department_box()
        splitter.addWidget(self._section_box())
        splitter.addWidget(self._departments_box)
        splitter.setSizes([300, 260])
        self.body.addWidget(splitter, 1)
        self._flag_grid.addWidget(self._flags_label, 0, 0)
        for place in range(_ABREAST):
            self._flag_grid.setColumnStretch(place + 1, 1)
        self.body.addLayout(self._flag_grid)
        kinds = QHBoxLayout()
        kinds.addWidget(self.relisted)
        kinds.addWidget(self.other)
        kinds.addStretch(1)
        self.body.addLayout(kinds)

    def _section_box(self) -> QWidget:
        head = _list_head(
            group_label("区分(&S)", self.sections), "区分", self._picks.tick_all_sections
        )
        return column(head, self.sections)

    def _department_box(self) -> QWidget:
        label = group_label("所管課(&D)", self.departments)
        head = _list_head(label, "表示中の所管課", self._tick_shown)
        return column(head, self.department_search, self.departments)

    def _fit_columns(self) -> None:
        figures = self._picks.figures
        for tree in (self.sections, self.departments):
            tree.set_widths(figures.widest_count, figures.widest_money)
        self.departments.names.fit()

    def _fill_flags(self) -> None:
        for box in self.flags.values():
            box.hide()  # at once: it goes when the event loop comes to it
            self._flag_grid.removeWidget(box)
            box.deleteLater()
        self.flags = {}
        for place, (mark, meaning) in enumerate(self._picks.flags):
            box = QCheckBox(mark or "印なし")
            box.setToolTip(meaning)
            box.setAccessibleName(f"印 {mark or 'なし'}：{meaning}")
            box.toggled.connect(lambda on, mark=mark: self._picks.tick_flag(mark, ticked=on))
            self.flags[mark] = box
            self._flag_grid.addWidget(box, place // _ABREAST, place % _ABREAST + 1)
        self._flags_label.setVisible(bool(self.flags))
        chain_tabs(self.departments, *self.flags.values(), self.relisted, self.other)

    # --- menus of the lists ---------------------------------------------------------------------

    def _section_actions(self) -> list[QAction]:
        return self.sections.offer(
            (
                ("これだけ選ぶ", _ONLY, self._tick_only_section),
                ("すべて選ぶ", "Ctrl+A", lambda: self._picks.tick_all_sections(ticked=True)),
                (
                    "選択をすべて外す",
                    "Ctrl+Shift+A",
                    lambda: self._picks.tick_all_sections(ticked=False),
                ),
                ("選択を反転", "Ctrl+I", self._picks.invert_sections),
                ("すべて展開", "Ctrl+E", self.sections.expandAll),
                ("たたむ", "Ctrl+Shift+E", self.sections.collapseAll),
            ),
        )

    def _department_actions(self) -> list[QAction]:
        return self.departments.offer(
            (
                ("これだけ選ぶ", _ONLY, self._tick_only_departments),
                ("表示中をすべて選ぶ", "Ctrl+A", lambda: self._tick_shown(ticked=True)),
                (
                    "表示中の選択をすべて外す",
                    "Ctrl+Shift+A",
                    lambda: self._tick_shown(ticked=False),
                ),
                (
                    "表示中の選択を反転",
                    "Ctrl+I",
                    lambda: self._picks.invert_departments(self.departments_table.shown),
                ),
            ),
        )

    # --- slots ----------------------------------------------------------------------------------

    def _tick_only_section(self) -> None:
        index = self.sections.currentIndex()
        if index.isValid():
            self._picks.tick_only_section(self.sections_tree.node(index))

    def _tick_only_departments(self) -> None:
        rows = {index.row() for index in self.departments.selectionModel().selectedIndexes()}
        if rows:
            self._picks.tick_only_departments({self.departments_table.shown[row] for row in rows})

    def _show_departments(self) -> None:
        self._show_like(self.department_search.text())

    def _show_like(self, words: str) -> None:
        names = self._picks.departments_like(words)
        self.departments_table.show(names)
        self.departments.names.show(map(shown_department, names))

    def _tick_shown(self, *, ticked: bool) -> None:
        self._picks.tick_departments(self.departments_table.shown, ticked=ticked)


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
