"""What the small dialogs have in common: boxes, forms, and their turn. None blocks its caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.views.common.parts import FRAME, in_next_step

_Buttons = QDialogButtonBox.StandardButton
_WIDTH, _TEXT = 35, 34
"""How wide a dialog, and the text of a box, are at least, in characters."""
_SMALL_SCREEN, _LEFT_BESIDE = 1024, 480
_BESIDE_TEXT = 110
"""Pixels that icon and margins take."""


def message_box(icon: QMessageBox.Icon, text: str, parent: QWidget | None) -> QMessageBox:
    """Return a box that says ``text`` and is gone once it is closed."""
    box = QMessageBox(icon, "計画帳票", text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    label = box.findChild(QLabel, "qt_msgbox_label")  # the other one stands in its column
    if label:
        label.setMinimumWidth(_width_of_text(box))
    return box


def _nothing() -> None:
    """Do nothing: who gives up a question wants it so."""


def open_question(
    box: QMessageBox,
    answers: Mapping[str, Callable[[], object]],
    rest: str,
    gives_up: Callable[[], object] = _nothing,
    *,
    default: str = "",
) -> QMessageBox:
    """Open ``box`` with a button for each of ``answers``, by its text; return the box.

    ``rest`` is the button beside them, which Esc presses, ``default`` the text of the one that
    Enter does. What the button stands for is called once the box is closed.
    """
    told: dict[object, Callable[[], object]] = {}
    for text, does in {**answers, rest: gives_up}.items():
        role = QMessageBox.ButtonRole
        button = box.addButton(text, role.RejectRole if text == rest else role.AcceptRole)
        told[button] = does
        if text == rest:
            box.setEscapeButton(button)
        if text == default:
            box.setDefaultButton(button)
    box.finished.connect(lambda _: told.get(box.clickedButton(), gives_up)())
    buttons = box.findChild(QDialogButtonBox)
    if buttons and buttons.sizeHint().width() > _widest(box):
        buttons.setOrientation(Qt.Orientation.Vertical)  # one above the other, each whole
    box.open()
    return box


def _width_of_text(box: QMessageBox) -> int:
    """Return how wide the text of ``box`` is at least; by itself it is as its shortest line."""
    return min(_TEXT * box.fontMetrics().horizontalAdvance("あ"), _widest(box) - _BESIDE_TEXT)


def _widest(box: QMessageBox) -> int:
    """Return how wide ``box`` is at most.

    Qt lets no box be wider than the screen but for 480 pixels, on a small screen no wider than that
    (``QMessageBoxPrivate::updateSize``), and cuts off what does not fit.
    """
    room = box.screen().availableSize().width()
    return room if room <= _SMALL_SCREEN else room - _LEFT_BESIDE


def fill_form(dialog: QDialog, says: str, form: QFormLayout, does: str) -> QDialogButtonBox:
    """Lay out a dialog: what it is for, its fields, confirm and cancel; return the buttons.

    ``does`` is what the dialog does with what is typed in, as the button that confirms says it.
    """
    label = QLabel(says)
    label.setWordWrap(True)
    buttons = QDialogButtonBox(_Buttons.Ok | _Buttons.Cancel)
    buttons.button(_Buttons.Ok).setText(does)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setSpacing(12)
    layout.addWidget(label)
    layout.addLayout(form)
    layout.addWidget(buttons)
    widen(dialog)
    return buttons


def widen(dialog: QDialog) -> None:
    """Make ``dialog`` as wide as the small dialogs are at least, in characters of its own type."""
    dialog.setMinimumWidth(_WIDTH * dialog.fontMetrics().horizontalAdvance("あ"))


def keep_on_screen(window: QWidget) -> None:
    """Bring ``window`` back to where all of it is seen, smaller where the screen is."""
    room = window.screen().availableGeometry()
    if window.isMaximized() or room.contains(window.frameGeometry()):
        return
    window.resize(window.size().boundedTo(room.size() - FRAME))
    frame = window.frameGeometry()
    left = max(min(frame.left(), room.right() - frame.width()), room.left())
    top = max(min(frame.top(), room.bottom() - frame.height()), room.top())
    window.move(left, top)


def after_open_ones(parent: QWidget, ask: Callable[[], None]) -> None:
    """Call ``ask`` at once, or once the dialog that stands open in front of ``parent`` is closed.

    What is read in the background may have something to ask while a question waits.
    """
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        again = partial(after_open_ones, parent, ask)
        dialog.finished.connect(lambda _: in_next_step(parent, again))
    else:
        ask()
