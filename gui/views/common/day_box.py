"""A box for a day, shown by its era as papers print it."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from model.wareki import format_date, read_date

_FIRST, _LAST = date(1989, 1, 8), date(2100, 12, 31)


class DayBox(QSpinBox):
    """A day, or none, shown as ``none``; 令和8年6月1日, R8.6.1, 2026/6/1 and 6/1 can be typed in.

    Its value counts days as ``date.toordinal`` does.
    """

    def __init__(self, none: str) -> None:
        super().__init__()
        self.setRange(_FIRST.toordinal() - 1, _LAST.toordinal())
        self.setSpecialValueText(none)
        self.setKeyboardTracking(False)  # 令和8年6月1 is another day on the way to 令和8年6月12日
        self.setToolTip(
            "「令和8年6月1日」「R8.6.1」「2026/6/1」「6/1」のどの書き方でも入力できます。"
            f"空にすると「{none}」に戻ります。"
        )

    @property
    def day(self) -> date | None:
        """The day that is chosen, None where none is."""
        return None if self.value() == self.minimum() else date.fromordinal(self.value())

    def show_day(self, day: date | None) -> None:
        """Show ``day``, or that there is none."""
        self.setValue(day.toordinal() if day else self.minimum())

    def stepBy(self, steps: int) -> None:
        if self.day:
            super().stepBy(steps)
        else:
            self.show_day(_today())

    def textFromValue(self, value: int) -> str:
        return format_date(date.fromordinal(value))

    def valueFromText(self, text: str) -> int:
        typed = self._typed(text)
        return self.value() if typed is None else typed

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        is_day = self._typed(text) is not None
        state = QValidator.State.Acceptable if is_day else QValidator.State.Intermediate
        return state, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # who scrolls over it changes no day

    def _typed(self, text: str) -> int | None:
        """Return the value of the day that ``text`` is, None where it is none to be chosen."""
        if text.strip() in ("", self.specialValueText()):
            return self.minimum()
        day = read_date(text, _today().year)
        return day.toordinal() if day and _FIRST <= day <= _LAST else None


def _today() -> date:
    return date.today()  # noqa: DTZ011  the user's own day
