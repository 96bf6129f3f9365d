"""The sheets of the file as it will be, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gui.presenters.shown_sheet import ShownSheet
from gui.views.common.parts import row, silenced
from gui.views.preview.reason_page import ReasonPage
from gui.views.preview.sheet_view import SheetView


class SheetsTab(QStackedWidget):
    """Shows one of ``sheets``, which are asked for as they come in, or why there is none."""

    def __init__(
        self, sheets: Callable[[], Sequence[ShownSheet]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._name = ""
        self.sheet_view = SheetView()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("シート")
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.sheets.setSizeAdjustPolicy(narrow)  # no sheet's name widens the window
        self.sheets.setMinimumContentsLength(8)
        self.sheets.currentIndexChanged.connect(self._on_sheets_changed)
        self.reason = ReasonPage()
        self.addWidget(self._sheets_box())
        self.addWidget(self.reason)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show the sheets that have come; the one of the name shown before is shown again."""
        before = self._name if len(names) > 1 else self.sheets.currentText()
        self._name = before
        place = names.index(before) if before in names else 0
        with silenced(self.sheets):
            if len(names) <= 1:
                self.sheets.clear()
            self.sheets.addItems(list(names[self.sheets.count() :]))
            self.sheets.setCurrentIndex(place)
        self._on_sheets_changed(place)
        self.setCurrentIndex(0)

    def grow(self, sheet: ShownSheet) -> None:
        """Show the lines that were added to ``sheet``, where it is the one that is shown."""
        if sheet is self.sheet_view.table.sheet:
            self.sheet_view.grow()

    def show_reason(self, why: str, *, is_failure: bool = False) -> None:
        """Show ``why`` there are no sheets."""
        self.reason.show_why(why, is_failure=is_failure)
        self.setCurrentIndex(1)
        self.sheets.clear()
        self.sheet_view.show_sheet(None)

    def _sheets_box(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row(QLabel("シート"), self.sheets))
        layout.addWidget(self.sheet_view, 1)
        return box

    def _on_sheets_changed(self, place: int) -> None:
        sheets = self._sheets()
        if 0 <= place < len(sheets):
            sheet = sheets[place]
            self._name = sheet.name
            if sheet is not self.sheet_view.table.sheet:
                self.sheet_view.show_sheet(sheet)
