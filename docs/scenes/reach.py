"""What keeps a view from being used without a mouse, or with a screen reader.

Each function returns sentences about what is amiss in a window, a dialog or a menu.
"""

from __future__ import annotations

import itertools
from collections import Counter

_MOST_STEPS = 200


def lost_to_tab(top) -> list[str]:
    """Walk ``top`` with Tab; return the controls not reached, and steps against reading order."""
    from PySide6.QtWidgets import QMenu

    if isinstance(top, QMenu):  # a menu is walked with the arrows
        return []
    walked = _walk(top)
    lost = [f"Tab does not reach {_name(w)}" for w in _controls(top) if w not in walked]
    start = walked.index(min(walked, key=lambda w: (_region(w, top), _rectangle(w, top).y())))
    ordered = walked[start:] + walked[:start]
    return lost + [
        f"Tab goes from {_name(before)} back to {_name(after)}"
        for before, after in itertools.pairwise(ordered)
        if not _reads_on(before, after, top)
    ]


def nameless(top) -> list[str]:
    """Return the controls of which a screen reader has nothing to say."""
    return [
        f"{type(widget).__name__} at {_rectangle(widget, top).topLeft().toTuple()} has no name"
        for widget in _controls(top)
        if not _name(widget)
    ]


def click_only(top) -> list[str]:
    """Return the switches that listen to clicks alone: a screen reader toggles them without one."""
    from PySide6.QtCore import SIGNAL
    from PySide6.QtWidgets import QAbstractButton

    return [
        f"{_name(button)} does nothing where it is toggled without a click"
        for button in top.findChildren(QAbstractButton)
        if button.isCheckable()
        and button.receivers(SIGNAL("clicked(bool)"))
        and not button.receivers(SIGNAL("toggled(bool)"))
    ]


def doubled_letters(top) -> list[str]:
    """Return the letters that lead to two places of a window or a menu."""
    from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QMenu, QTabBar

    if isinstance(top, QMenu):
        texts = [action.text() for action in top.actions()]
    else:
        kinds = (QAbstractButton, QLabel)
        shown = [w for kind in kinds for w in top.findChildren(kind) if w.isVisible()]
        texts = [w.text() for w in shown if w.window() is top]
        for bar in top.findChildren(QTabBar):
            texts += [bar.tabText(place) for place in range(bar.count()) if bar.isVisible()]
        if isinstance(top, QMainWindow):
            texts += [action.text() for action in top.menuBar().actions()]
    letters = Counter(text.partition("&")[2][:1].upper() for text in texts if "&" in text)
    return [f"Alt+{letter} leads to {n} places" for letter, n in letters.items() if n > 1]


def _controls(top) -> list:
    """Return what Tab should reach: the inner parts of a control are reached with it."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top)
        and widget.isEnabled()
        and widget.window() is top
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (widget.parentWidget().focusProxy() or _is_inner(widget))
    ]


def _is_inner(widget) -> bool:
    """Whether ``widget`` is the line of a box, or a box in the cell of a table."""
    from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox

    parent = widget.parentWidget()
    return isinstance(parent, (QAbstractSpinBox, QComboBox)) or isinstance(
        parent.parentWidget(), QAbstractItemView
    )


def _walk(top) -> list:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    top.activateWindow()
    top.setFocus()
    QTest.keyClick(top, Qt.Key.Key_Tab)
    walked = []
    for _ in range(_MOST_STEPS):
        widget = QApplication.focusWidget()
        if widget in walked[:-1]:
            break
        if widget not in walked:  # Tab goes through the links of a page before it leaves that
            walked.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return walked


def _reads_on(before, after, top) -> bool:
    """Whether ``after`` is read after ``before``: right of it in a line, or in one further down."""
    if _region(before, top) != _region(after, top):
        return _region(before, top) < _region(after, top)
    first, second = _rectangle(before, top), _rectangle(after, top)
    if second.top() > first.bottom():
        return True
    return second.bottom() >= first.top() and second.left() > first.left()


def _region(widget, top) -> int:
    """Return which part of the main window ``widget`` is in, from left to right under the line.

    What is told at the foot comes last.
    """
    from PySide6.QtWidgets import QMainWindow

    if not isinstance(top, QMainWindow):
        return 0
    panels = (top.picks_panel, top.preview_panel, top.outcome_panel, top.notice)
    return next((n for n, panel in enumerate(panels, 1) if panel.isAncestorOf(widget)), 0)


def _rectangle(widget, top):
    return widget.rect().translated(widget.mapTo(top, widget.rect().topLeft()))


def _name(widget) -> str:
    """Return what a screen reader says: the name given, the caption, or the text."""
    from PySide6.QtGui import QAccessible

    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Name) if said else ""
