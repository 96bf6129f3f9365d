"""What more is to be said of a column of sections or of amounts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from gui.views.common.era_boxes import YearBox
from gui.views.common.parts import hint_label, silenced
from model.readers.tables.amount_heads import UNITS, unit_label
from model.readers.tables.columns import AmountColumn, LevelColumn

_DEEPEST = 9


class LevelForm(QWidget):
    """Which level a column of sections is.

    Signals:
        changed: the level as it is now said to be.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._above = LevelColumn(1, ""), 0
        self.step = QSpinBox()
        self.step.setPrefix("上から ")
        self.step.setSuffix(" 段目")
        self.name = QLineEdit()
        self.above = hint_label()
        self.fills = QCheckBox("空欄は上の行と同じ(&U)")
        self.is_office = QCheckBox("局・部の名前でもある(&O)")
        self.is_office.setToolTip("区分であり、事業を所管する組織でもある列です")
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("階層(&D)", self.step)
        form.addRow(self.above)
        form.addRow("階層の名前(&G)", self.name)
        form.addRow(self.fills)  # below the captions too: what they say is long
        form.addRow(self.is_office)
        self.step.valueChanged.connect(self._on_edited)
        self.name.editingFinished.connect(self._on_edited)
        self.fills.toggled.connect(self._on_edited)
        self.is_office.toggled.connect(self._on_edited)

    def show_level(self, level: LevelColumn, above: int, *, is_title: bool) -> None:
        """Show ``level``, below as many levels of headings in rows; one of numbers says less."""
        self._level, self._above = level, above
        upper = "1段目" if above == 1 else f"1～{above}段目"
        self.above.setText(f"{upper}は、見出しだけの行の区分です。" if above else "")
        self.above.setVisible(above > 0)
        with silenced(self.step, self.name, self.fills, self.is_office):
            self.step.setRange(above + 1, above + _DEEPEST)
            self.step.setValue(above + level.depth)
            self.name.setText(level.name)
            self.fills.setChecked(level.fills)
            self.is_office.setChecked(level.is_office)
            self.is_office.setEnabled(is_title)

    def _on_edited(self) -> None:
        level = LevelColumn(
            self.step.value() - self._above,
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
        self.year = YearBox()
        self.kind, self.funds = QLineEdit(), QLineEdit()
        self.kind.setPlaceholderText("例：予算、決算、計画額")
        self.funds.setPlaceholderText("例：国庫支出金（内訳の列）")
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
        with silenced(self.unit, self.year, self.kind, self.funds):
            self.unit.setCurrentText(unit_label(amount.unit))
            self.year.show_year(amount.fiscal_year)
            self.kind.setText(amount.kind or "")
            self.funds.setText(amount.funds or "")

    def _on_edited(self) -> None:
        amount = replace(
            self._amount,
            unit=UNITS[self.unit.currentText()],
            fiscal_year=self.year.year,
            kind=self.kind.text().strip() or None,
            funds=self.funds.text().strip() or None,
        )
        if amount != self._amount:
            self.changed.emit(amount)
