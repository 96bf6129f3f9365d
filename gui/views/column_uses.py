"""The columns of a list beside what each is taken for, to be corrected one by one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.presenters.import_wizard import ListImport, ShownColumn
from gui.views.parts import hint_label
from model.readers.lists.mapping import AmountColumn, ColumnUse, LevelColumn, Role
from model.readers.lists.mapping_file import UNITS

_HEADS = ("列", "見出し", "読み方", "くわしく", "値の例")
_ROLE, _MORE = 2, 3
_NO_YEAR, _LAST_YEAR, _DEEPEST = 1988, 2100, 9
_MORE_WIDTH = 24
_UNIT_NAMES = {yen: name for name, yen in UNITS.items()}


class ColumnUses(QWidget):
    """A row for each column, and below them what more is to be said of the chosen one."""

    def __init__(self, imported: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imported = imported
        self._shown: tuple[ShownColumn, ...] = ()
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setAccessibleName("列の読み方")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.table.currentCellChanged.connect(self._on_table_current_changed)
        self.level, self.amount = LevelForm(), AmountForm()
        self.level.changed.connect(lambda level: imported.change_level(self.current, level))
        self.amount.changed.connect(lambda amount: imported.change_amount(self.current, amount))
        self.more = QStackedWidget()
        says = "「階層」と「金額」の列を選ぶと、ここで段や単位を直せます。"
        for page in (hint_label(says), self.level, self.amount):
            self.more.addWidget(page)
        self.more.setFixedWidth(_MORE_WIDTH * self.fontMetrics().horizontalAdvance("あ"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def current(self) -> int:
        """The row of the chosen column."""
        return max(self.table.currentRow(), 0)

    def role_box(self, row: int) -> QComboBox:
        """Return the box in which the role of a column is chosen."""
        box = self.table.cellWidget(row, _ROLE)
        if not isinstance(box, QComboBox):
            raise TypeError(f"row {row} has no box")
        return box

    def show_columns(self) -> None:
        """Show what the columns are taken for."""
        before, self._shown = self._shown, self._imported.columns
        if [c.use.heading for c in before] != [c.use.heading for c in self._shown]:
            self._fill()
        for row, column in enumerate(self._shown):
            box = self.role_box(row)
            box.blockSignals(True)
            box.setCurrentText(column.use.role.value)
            box.blockSignals(False)
            item = self.table.item(row, _MORE)
            if item:
                item.setText(_more(column.use))
                item.setToolTip(item.text())
        self._show_more()

    def _fill(self) -> None:
        self.table.setRowCount(0)
        self.table.setRowCount(len(self._shown))
        wide = self.fontMetrics().horizontalAdvance("あ")
        for row, column in enumerate(self._shown):
            heading = column.use.heading.replace("\n", " ")
            texts = (column.letter, heading, "", "", "、".join(column.samples))
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text.replace("\n", " "))
                item.setToolTip(text)
                self.table.setItem(row, place, item)
            box = QComboBox()
            box.addItems([role.value for role in Role])
            box.setAccessibleName(f"「{heading}」の読み方")
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.textActivated.connect(lambda text, row=row: self._on_role_chosen(row, text))
            self.table.setCellWidget(row, _ROLE, box)
            self.table.setRowHeight(row, box.sizeHint().height() + 2)
        for place, width in enumerate((2, 16, 8, 14)):
            self.table.setColumnWidth(place, width * wide + 14)

    def _on_role_chosen(self, row: int, text: str) -> None:
        self.table.setCurrentCell(row, _ROLE)
        self._imported.change_role(row, Role(text))

    def _on_table_current_changed(self, *_: int) -> None:
        self._show_more()

    def _show_more(self) -> None:
        use = self._shown[self.current].use if self._shown else None
        if use and use.level:
            self.level.show_level(use.level, is_title=use.role is Role.LEVEL)
            self.more.setCurrentWidget(self.level)
        elif use and use.amount:
            self.amount.show_amount(use.amount)
            self.more.setCurrentWidget(self.amount)
        else:
            self.more.setCurrentIndex(0)


class LevelForm(QWidget):
    """Which level a column of sections is.

    Signals:
        changed: the level as it is now said to be.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = LevelColumn(1, "")
        self.step = QSpinBox()
        self.step.setRange(1, _DEEPEST)
        self.step.setPrefix("上から ")
        self.step.setSuffix(" 段目")
        self.name = QLineEdit()
        self.fills = QCheckBox("空欄は上の行と同じ(&U)")
        self.is_office = QCheckBox("所管の組織でもある（局・部など）(&O)")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("階層(&L)", self.step)
        form.addRow("階層の名前(&G)", self.name)
        form.addRow("", self.fills)
        form.addRow("", self.is_office)
        self.step.valueChanged.connect(self._on_edited)
        self.name.editingFinished.connect(self._on_edited)
        self.fills.toggled.connect(self._on_edited)
        self.is_office.toggled.connect(self._on_edited)

    def show_level(self, level: LevelColumn, *, is_title: bool) -> None:
        """Show ``level``; a column of numbers says less."""
        self._level = level
        for widget in (self.step, self.name, self.fills, self.is_office):
            widget.blockSignals(True)
        self.step.setValue(level.depth)
        self.name.setText(level.name)
        self.fills.setChecked(level.fills)
        self.is_office.setChecked(level.is_office)
        self.is_office.setEnabled(is_title)
        for widget in (self.step, self.name, self.fills, self.is_office):
            widget.blockSignals(False)

    def _on_edited(self) -> None:
        level = LevelColumn(
            self.step.value(),
            self.name.text().strip() or self._level.name,
            self.fills.isChecked(),
            self.is_office.isChecked(),
        )
        if level != self._level:
            self.changed.emit(level)


class AmountForm(QWidget):
    """Unit, year, kind and source of funds of a column of amounts.

    Signals:
        changed: the column as it is now said to be.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amount = AmountColumn()
        self.unit = QComboBox()
        self.unit.addItems(list(UNITS))
        self.year = QSpinBox()
        self.year.setRange(_NO_YEAR, _LAST_YEAR)
        self.year.setSpecialValueText("なし")
        self.year.setSuffix(" 年度（西暦）")
        self.kind, self.funds = QLineEdit(), QLineEdit()
        self.kind.setPlaceholderText("例：予算、決算、計画額")
        self.funds.setPlaceholderText("例：国庫支出金（内訳でなければ空）")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("単位(&U)", self.unit)
        form.addRow("年度(&Y)", self.year)
        form.addRow("種別(&K)", self.kind)
        form.addRow("財源(&F)", self.funds)
        self.unit.currentIndexChanged.connect(self._on_edited)
        self.year.valueChanged.connect(self._on_edited)
        self.kind.editingFinished.connect(self._on_edited)
        self.funds.editingFinished.connect(self._on_edited)

    def show_amount(self, amount: AmountColumn) -> None:
        """Show ``amount``."""
        self._amount = amount
        for widget in (self.unit, self.year, self.kind, self.funds):
            widget.blockSignals(True)
        self.unit.setCurrentText(_UNIT_NAMES.get(amount.unit, "円"))
        self.year.setValue(amount.fiscal_year or _NO_YEAR)
        self.kind.setText(amount.kind or "")
        self.funds.setText(amount.funds or "")
        for widget in (self.unit, self.year, self.kind, self.funds):
            widget.blockSignals(False)

    def _on_edited(self) -> None:
        year = self.year.value()
        amount = replace(
            self._amount,
            unit=UNITS[self.unit.currentText()],
            fiscal_year=None if year == _NO_YEAR else year,
            kind=self.kind.text().strip() or None,
            funds=self.funds.text().strip() or None,
        )
        if amount != self._amount:
            self.changed.emit(amount)


def _more(use: ColumnUse) -> str:
    """Return what more is said of a column, in a few words."""
    if use.level:
        return f"{use.level.depth}段目：{use.level.name}"
    if use.amount:
        year = "" if use.amount.fiscal_year is None else f"{use.amount.fiscal_year}年度"
        unit = _UNIT_NAMES.get(use.amount.unit, "円")
        return "・".join(filter(None, (unit, year, use.amount.kind, use.amount.funds)))
    return ""
