"""The windows beside the work: help, about and settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.presenters.memory import Memory, Settings
from gui.views.common.parts import in_next_step


class SideWindows:
    """Opens what stands beside the window; each is deleted when it is closed."""

    def __init__(self, parent: QWidget, memory: Memory) -> None:
        self._parent, self._memory = parent, memory

    def show_help(self) -> None:
        """Show how the program is used."""
        from gui.views.window.help_window import HelpWindow  # noqa: PLC0415  only when it is asked for

        self.help = HelpWindow(self._parent)
        self.help.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.help.show()

    def show_about(self) -> None:
        """Show version, licences and log folder."""
        from gui.views.window.about_dialog import AboutDialog  # noqa: PLC0415
        from reports.fault_log import log_folder  # noqa: PLC0415

        self.about = AboutDialog(log_folder(), self._memory.notices, self._parent)
        self.about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about.open()

    def show_settings(self) -> None:
        """Ask for size of type and colours."""
        from gui.views.window.settings_dialog import SettingsDialog  # noqa: PLC0415

        dialog = SettingsDialog(self._memory.settings, _apply, self._parent)
        dialog.accepted.connect(lambda: self._memory.keep_settings(dialog.settings()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: in_next_step(self._parent, self._keep_on_screen))
        self.settings_dialog = dialog
        dialog.open()

    def _keep_on_screen(self) -> None:
        """Larger type may have made the window larger than the screen; smaller type does not."""
        from gui.views.common.dialogs import keep_on_screen  # noqa: PLC0415  only for settings

        keep_on_screen(self._parent)


def _apply(settings: Settings) -> None:
    from gui.views.common.theme import apply_theme  # noqa: PLC0415

    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, settings)
