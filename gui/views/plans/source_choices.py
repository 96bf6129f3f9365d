"""The line of the import wizard that says what of a list is read: sheet, headings and mapping."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox, QWidget

from gui.presenters.import_wizard import ListImport
from gui.views.common.parts import FRAME, row, silenced

_GUESS = "自動で推測"
_MOST_HEAD_ROWS = 4
_SHORTEST = 8
_BETWEEN, _MARGINS = 16, 40
"""Pixels between the controls, and beside them in the wizard."""


class SourceChoices(QWidget):
    """Sheet, rows of headings and saved mapping side by side; what is chosen is told to a list.

    Beside large type on a small screen they take two lines.
    """

    def __init__(self, imported: ListImport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imported = imported
        self.sheet, self.saved = QComboBox(), QComboBox()
        self.first, self.count = QSpinBox(), QSpinBox()
        self._lay_out()
        self.sheet.activated.connect(imported.choose_sheet)
        self.saved.activated.connect(self._on_saved_activated)
        self.first.valueChanged.connect(self._on_heads_changed)
        self.count.valueChanged.connect(self._on_heads_changed)

    def show_source(self) -> None:
        """Show what is chosen, among what the list and the shelf of mappings offer."""
        source, shelf = self._imported.shown.source, self._imported.shelf
        with silenced(self.sheet, self.saved, self.first, self.count):
            self.sheet.clear()
            self.sheet.addItems([sheet.grid.name or "（CSV）" for sheet in source.sheets])
            self.sheet.setCurrentIndex(source.chosen)
            self.sheet.setEnabled(self.sheet.count() > 1)
            self.saved.clear()
            self.saved.addItems([_GUESS, *shelf.names])
            self.saved.setCurrentText(self._imported.shown.saved or _GUESS)
            self.first.setMaximum(max(len(source.grid.rows), 1))
            self.first.setValue(source.heads.first + 1)
            self.count.setValue(source.heads.count)
        self._place()
        if self.first.hasFocus():
            self.first.selectAll()  # what is typed takes its place

    # --- slots ----------------------------------------------------------------------------------

    def _on_saved_activated(self, index: int) -> None:
        if index == 0:
            self._imported.guess()
        else:
            self._imported.take_saved(self.saved.itemText(index))

    def _on_heads_changed(self) -> None:
        heads = self._imported.shown.source.heads
        chosen = self.first.value(), self.count.value()
        if chosen != (heads.first + 1, heads.count):  # Enter tells of what is there already
            self._imported.choose_heads(*chosen)

    # --- private --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.count.setRange(1, _MOST_HEAD_ROWS)
        self.first.setMinimum(1)
        self.first.setSuffix(" 行目")
        self.count.setSuffix(" 行")
        self._boxes: list[QWidget] = []
        for text, widget in (
            ("シート(&S)", self.sheet),
            ("見出し(&H)", self.first),
            ("行数(&L)", self.count),
            ("対応付け(&M)", self.saved),
        ):
            label = QLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.split("(")[0])
            if isinstance(widget, QComboBox):
                widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
                widget.setMinimumContentsLength(_SHORTEST)
            self._boxes.append(row(label, widget))
        self.count.setAccessibleName("見出しの行数")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setColumnStretch(len(self._boxes), 1)
        self._place()

    def _place(self) -> None:
        """Put each control with its caption into the first line, or half of them into a second."""
        room = self.screen().availableSize().width() - FRAME.width() - _MARGINS
        needed = sum(box.sizeHint().width() + _BETWEEN for box in self._boxes)
        most = len(self._boxes) if needed <= room else len(self._boxes) // 2
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, *divmod(number, most))
