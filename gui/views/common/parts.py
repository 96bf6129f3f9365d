"""Small pieces that the panels are made of."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

FRAME = QSize(20, 50)
"""What frame, title and task bar take of a screen."""
_ELLIPSIS = "…"


class Panel(QFrame):
    """A white panel with a numbered caption, for one of the steps."""

    def __init__(self, step: int, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        number = QLabel(str(step))
        number.setObjectName("step")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(caption)
        title.setObjectName("caption")
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(number)
        self.top.addWidget(title)
        self.top.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(10, 6, 10, 8)
        self.body.setSpacing(5)
        self.body.addLayout(self.top)


def new_action(text: str, parent: QObject) -> QAction:
    """Return an action that says ``text``.

    Where its constructor is given that, PySide looks whether it is an icon, and makes QIcon with
    all its enumerations for that while the window is waited for.
    """
    made = QAction(parent)
    made.setText(text)
    return made


def group_label(text: str, buddy: QWidget | None = None) -> QLabel:
    """Return the caption of a group of controls; ``buddy`` gets its mnemonic."""
    label = QLabel(text)
    label.setObjectName("group")
    label.setIndent(0)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def hint_label(text: str = "") -> QLabel:
    """Return a wrapped label that says something by the way."""
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


def warning_label(text: str = "") -> QLabel:
    """Return a wrapped label that warns."""
    label = hint_label(text)
    label.setObjectName("warning")
    return label


def link_button(text: str, name: str) -> QPushButton:
    """Return a button that looks like a link; ``name`` is its accessible name."""
    button = QPushButton(text)
    button.setObjectName("link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def column(*widgets: QWidget) -> QWidget:
    """Return ``widgets`` one below the other; the last takes the room that is left."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretchFactor(widgets[-1], 1)
    return box


def row(*widgets: QWidget, spacing: int = 6) -> QWidget:
    """Return ``widgets`` side by side; the last takes the room that is left."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretchFactor(widgets[-1], 1)
    return box


def resize_by_type(window: QWidget, wide: int, high: int) -> None:
    """Give ``window`` room for so many characters, or as much as the screen has."""
    character, room = window.fontMetrics().horizontalAdvance("あ"), window.screen().availableSize()
    window.resize((QSize(wide, high) * character).boundedTo(room - FRAME))


def chain_tabs(*widgets: QWidget) -> None:
    """Let Tab go from each of ``widgets`` to the next."""
    for before, after in itertools.pairwise(widgets):
        QWidget.setTabOrder(before, after)


def in_next_step(of: QObject, run: Callable[[], object]) -> None:
    """Call ``run`` once what has changed now is laid out and drawn; never where ``of`` is gone.

    A timer of 0 ms would be an event like others, and come before what is drawn.
    """
    QTimer.singleShot(1, of, run)


class ElidedLabel(QLabel):
    """A line of text that ends in … where there is no room for the rest."""

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("あ…")
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        if shown != _ELLIPSIS:  # which alone says nothing
            QPainter(self).drawText(room, self.alignment(), shown)


class Place(QWidget):
    """Room for what is made when it is needed; the Tab key goes from ``before`` to that."""

    def __init__(self, before: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = before
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def put(self, made: QWidget) -> None:
        """Put ``made`` into the room."""
        self._layout.addWidget(made)
        chain_tabs(self._before, *_tab_stops(made))


def _tab_stops(made: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key reaches in ``made``, as it is laid out.

    Qt's own chain leads through widgets that Qt made, for which PySide makes the classes of all
    widgets there are: half of the time until the first pages are seen.
    """
    if made.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield made
    layout = made.layout()
    if layout is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _tab_stops(widget)
        elif inner is not None:
            yield from _stops_of(inner)


class Fold(QWidget):
    """Seldom used controls that fold away under a caption; ``make`` makes them when they unfold."""

    def __init__(
        self, text: str, make: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._make = text, make
        self._chosen: QLabel | None = None
        self.content: QWidget | None = None
        self.button = QToolButton()
        self.button.setObjectName("fold")
        self.button.setCheckable(True)
        self.button.setAccessibleName(text.partition("(&")[0])
        self.button.toggled.connect(self.unfold)
        self.button.clicked.connect(self.button.setFocus)  # by its letter too: Tab goes on from it
        self._line = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button)
        self._place = Place(self.button)
        layout.addWidget(self._place)
        self.unfold(is_open=False)

    def unfold(self, is_open: bool) -> None:  # noqa: FBT001  Qt's signal
        """Show the controls or fold them away."""
        if is_open and self.content is None:
            self.content = self._make()
            self._place.put(self.content)
        self.button.setChecked(is_open)
        self.button.setText(f"{'▼' if is_open else '▶'} {self._text}")
        self._place.setVisible(is_open)
        if self._chosen:
            self._chosen.setVisible(not is_open and bool(self._chosen.text()))

    def show_chosen(self, chosen: str) -> None:
        """Show what of the controls is ``chosen``, as long as they are folded away."""
        if self._chosen is None:
            if not chosen:
                return
            self._chosen = hint_label()
            self._line.addWidget(self._chosen)
        self._chosen.setText(chosen)
        self._chosen.setVisible(bool(chosen) and not self.button.isChecked())


@contextmanager
def silenced(*objects: QObject) -> Iterator[None]:
    """Let ``objects`` be changed without telling, as where they show what they are told."""
    for each in objects:
        each.blockSignals(True)
    try:
        yield
    finally:
        for each in objects:
            each.blockSignals(False)
