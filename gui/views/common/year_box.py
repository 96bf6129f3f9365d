"""A box for a fiscal year, shown by its era as papers print it."""

from __future__ import annotations

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from model.wareki import find_fiscal_years, format_fiscal_year

FIRST_YEAR, LAST_YEAR = 1989, 2100
"""The fiscal years (西暦) that can be chosen."""


class YearBox(QSpinBox):
    """A fiscal year; its value is the western one, and 令和8年度, R8 and 2026 can be typed in."""

    def __init__(self, *, none: str = "") -> None:
        """Take a year from FIRST_YEAR on; one less, shown as ``none``, where that is no text."""
        super().__init__()
        self.setRange(FIRST_YEAR - bool(none), LAST_YEAR)
        self.setSpecialValueText(none)
        self.setKeyboardTracking(False)  # 令和1 is another year on the way to 令和12
        self.setToolTip("「令和8年度」「R8」「2026」のどの書き方でも入力できます。")

    def textFromValue(self, value: int) -> str:
        return format_fiscal_year(value)

    def valueFromText(self, text: str) -> int:
        return self._typed(text) or self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        is_year = self._typed(text) is not None
        state = QValidator.State.Acceptable if is_year else QValidator.State.Intermediate
        return state, text, position

    def _typed(self, text: str) -> int | None:
        """Return the year that ``text`` names, None where it names none that can be chosen."""
        if self.specialValueText() and text.strip() == self.specialValueText():
            return self.minimum()
        years = [year for year in find_fiscal_years(text) if FIRST_YEAR <= year <= LAST_YEAR]
        return years[0] if years else None
