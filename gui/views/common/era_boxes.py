"""Boxes for a day and for a fiscal year, shown by their era as papers print them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from model.wareki import find_fiscal_years, format_date, format_fiscal_year, read_date

NO_YEAR = "記載なし"
"""What a plan has that tells no year."""
_FIRST_DAY, _LAST_DAY = date(1989, 1, 8), date(2100, 12, 31)
_FIRST_YEAR, _LAST_YEAR = 1989, 2100
_FIRST_MONTH = 4


class _EraBox(QSpinBox):
    """A number that is typed in as it is printed, or none, below the ``first``, shown as ``none``.

    ``says`` tells who points at it how it can be typed in.
    """

    def __init__(self, first: int, last: int, none: str, says: str) -> None:
        super().__init__()
        self.setRange(first - 1, last)
        self.setSpecialValueText(none)
        self.setKeyboardTracking(False)  # 令和8年6月1 is another day on the way to 令和8年6月12日
        self.setToolTip(says)

    @property
    def chosen(self) -> int | None:
        """The number that is shown, None for none."""
        return None if self.value() == self.minimum() else self.value()

    def stepBy(self, steps: int) -> None:
        if self.chosen is None:
            self.setValue(self._now())  # the arrows would begin at the first that there is
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | (
            QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

    def valueFromText(self, text: str) -> int:
        typed = self._typed(text)
        return self.value() if typed is None else typed

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        is_read = self._typed(text) is not None
        state = QValidator.State.Acceptable if is_read else QValidator.State.Intermediate
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # who scrolls over it changes nothing

    def _typed(self, text: str) -> int | None:
        """Return the number that ``text`` is, None where it is none to be chosen."""
        if text.strip() in ("", self.specialValueText()):
            return self.minimum()
        return next((n for n in self._read(text) if self.minimum() < n <= self.maximum()), None)

    def _now(self) -> int:
        """Return the number of today."""
        raise NotImplementedError

    def _read(self, text: str) -> Sequence[int]:
        """Return the numbers that ``text`` may be."""
        raise NotImplementedError


class DayBox(_EraBox):
    """A day, or none, shown as ``none``; 令和8年6月1日, R8.6.1, 2026/6/1 and 6/1 can be typed in.

    Its value counts days as ``date.toordinal`` does.
    """

    def __init__(self, none: str) -> None:
        says = (
            "「令和8年6月1日」「R8.6.1」「2026/6/1」「6/1」のどの書き方でも入力できます。"
            f"空にすると「{none}」に戻ります。"
        )
        super().__init__(_FIRST_DAY.toordinal(), _LAST_DAY.toordinal(), none, says)

    @property
    def day(self) -> date | None:
        """The day that is chosen, None where none is."""
        return None if self.chosen is None else date.fromordinal(self.chosen)

    def show_day(self, day: date | None) -> None:
        """Show ``day``."""
        self.setValue(day.toordinal() if day else self.minimum())

    def textFromValue(self, value: int) -> str:
        return format_date(date.fromordinal(value))

    def _now(self) -> int:
        return _today().toordinal()

    def _read(self, text: str) -> Sequence[int]:
        day = read_date(text, _today().year)
        return [day.toordinal()] if day else []


class YearBox(_EraBox):
    """A fiscal year (西暦) or none, shown as ``none``; 令和8年度, R8 and 2026 can be typed in."""

    def __init__(self, none: str = "なし") -> None:
        says = (
            "「令和8年度」「R8」「2026」のどの書き方でも入力できます。"
            f"年度がなければ「{none}」です。"
        )
        super().__init__(_FIRST_YEAR, _LAST_YEAR, none, says)

    @property
    def year(self) -> int | None:
        """The fiscal year that is chosen, None where none is."""
        return self.chosen

    def show_year(self, year: int | None) -> None:
        """Show ``year``."""
        self.setValue(self.minimum() if year is None else year)

    def textFromValue(self, value: int) -> str:
        return format_fiscal_year(value)

    def _now(self) -> int:
        today = _today()
        return today.year - (today.month < _FIRST_MONTH)

    def _read(self, text: str) -> Sequence[int]:
        return find_fiscal_years(text)


def _today() -> date:
    return date.today()  # noqa: DTZ011  the user's own day
