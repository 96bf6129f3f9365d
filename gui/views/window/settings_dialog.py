"""The dialog of settings: how the window looks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QSpinBox, QWidget

from gui.presenters.memory import LARGEST, SMALLEST, STANDARD, Settings, Theme
from gui.views.common.dialogs import fill_form, keep_on_screen, widen
from gui.views.common.parts import in_next_step


class SettingsDialog(QDialog):
    """Size of type, light or dark; shown at once, kept when it is confirmed."""

    def __init__(
        self, settings: Settings, apply: Callable[[Settings], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("設定")
        self._before, self._apply = settings, apply
        self.points = QSpinBox()
        self.points.setRange(SMALLEST, LARGEST)
        self.points.setSuffix(" ポイント")
        self.points.setValue(settings.points or STANDARD)
        self.theme = QComboBox()
        for theme in Theme:
            self.theme.addItem(theme.value, theme)
        self.theme.setCurrentText(settings.theme.value)
        form = QFormLayout()
        form.addRow("文字の大きさ(&F)", self.points)
        form.addRow("画面の明るさ(&B)", self.theme)
        says = "画面の見やすさを変えます。作成する帳票は変わりません。"
        fill_form(self, says, form, "この設定にする(&S)")
        self.points.selectAll()  # what is typed takes its place
        self.points.valueChanged.connect(lambda _: apply(self.settings()))
        self.theme.currentIndexChanged.connect(lambda _: apply(self.settings()))
        self.rejected.connect(lambda: apply(self._before))

    def settings(self) -> Settings:
        """Return what is chosen; the standard size is none of the user's own."""
        points = self.points.value()
        return Settings(None if points == STANDARD else points, self.theme.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.layout():
            in_next_step(self, self._fit)  # what stands in it gets the font after it

    def _fit(self) -> None:
        widen(self)
        self.adjustSize()
        keep_on_screen(self)
