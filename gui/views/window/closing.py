"""Closing the window while files are made: it is asked first, and what is under way arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.presenters.order_run import OrderRun

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class Closing:
    """Says whether the window may close, and closes it once a run that was stopped is over."""

    def __init__(self, run: OrderRun, show_end: Callable[[str], None], window: QWidget) -> None:
        self._run, self._show_end, self._window = run, show_end, window
        self._is_left = False

    def is_allowed(self) -> bool:
        """Return whether nothing is being made; asks where something is.

        A run stops at once, but for files that are on their way to their places: the window waits
        for these unless it is asked a second time.
        """
        if self._is_left or not self._run.is_busy:
            return True
        self.question = self.ask_to_leave() if self._run.is_ending else self.ask_to_stop()
        return False

    def ask_to_stop(self) -> QMessageBox:
        """Ask whether to stop what is being made and end; return the box."""
        return _ask_to_end(
            "帳票を作成しています",
            "中止して終了しますか。作りかけのファイルは残りません。",
            ("中止して終了(&X)", "作成を続ける"),
            self._stop,
            self._window,
        )

    def ask_to_leave(self) -> QMessageBox:
        """Ask whether to end before all files have arrived; return the box."""
        return _ask_to_end(
            "できたファイルを保存先へ移しています",
            "移し終えると、自動で終了します。待たずに終了すると、まだ移していないファイルは、"
            "前のものが残るか、ないままになります。壊れるファイルはありません。",
            ("待たずに終了(&X)", "待つ"),
            self._leave,
            self._window,
        )

    def _stop(self) -> None:
        self._show_end("終了しています。できたファイルを移し終えるまでお待ちください…")
        self._run.cancel(then=self._window.close)

    def _leave(self) -> None:
        self._is_left = True
        self._window.close()


def _ask_to_end(
    what: str, says: str, buttons: tuple[str, str], ends: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask whether to end; the second of ``buttons`` goes on. Return the box."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  only when it is asked

    from gui.views.common.dialogs import message_box  # noqa: PLC0415

    box = message_box(QMessageBox.Icon.Question, what, parent)
    box.setInformativeText(says)
    end = box.addButton(buttons[0], QMessageBox.ButtonRole.AcceptRole)
    goes_on = box.addButton(buttons[1], QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(goes_on)
    box.setEscapeButton(goes_on)
    box.finished.connect(lambda _: ends() if box.clickedButton() is end else None)
    box.open()
    return box
