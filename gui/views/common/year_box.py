"""A box for a fiscal year, shown by its era as papers print it."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from model.wareki import find_fiscal_years, format_fiscal_year

FIRST_YEAR, LAST_YEAR = 1989, 2100
"""The fiscal years (西暦) that can be chosen."""
NO_YEAR = "記載なし"
"""What a plan has that tells no year."""
_NO_YEAR = FIRST_YEAR - 1
_FIRST_MONTH = 4


class YearBox(QSpinBox):
    """A fiscal year or none, shown as ``none``; 令和8年度, R8 and 2026 can be typed in."""

    def __init__(self, none: str = "なし") -> None:
        super().__init__()
        self.setRange(_NO_YEAR, LAST_YEAR)
        self.setSpecialValueText(none)
        self.setKeyboardTracking(False)  # 令和1 is another year on the way to 令和12
        self.setToolTip(
            f"「令和8年度」「R8」「2026」のどの書き方でも入力できます。"
            f"年度がなければ「{none}」です。"
        )

    @property
    def year(self) -> int | None:
        """The fiscal year (西暦) that is shown, None for none."""
        return None if self.value() == _NO_YEAR else self.value()

    def show_year(self, year: int | None) -> None:
        """Show ``year``."""
        self.setValue(_NO_YEAR if year is None else year)

    def stepBy(self, steps: int) -> None:
        if self.year is None:
            self.setValue(_this_year())  # the arrows would begin at the first year that there is
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | (
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

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
        if text.strip() in ("", self.specialValueText()):
            return _NO_YEAR
        years = [year for year in find_fiscal_years(text) if FIRST_YEAR <= year <= LAST_YEAR]
        return years[0] if years else None


def _this_year() -> int:
    today = date.today()  # noqa: DTZ011  the user's own day
    return today.year - (today.month < _FIRST_MONTH)
