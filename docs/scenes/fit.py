"""Texts that have less room than they ask for."""

from __future__ import annotations


def cut_off(widget) -> list[str]:
    """Return the texts of labels, buttons, choices and tabs of ``widget`` that are cut off."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar

    ways = {QLabel: _label, QAbstractButton: _button, QComboBox: _choice, QTabBar: _tabs}
    return [
        f"{text} is cut off"
        for kind, text_lacking_room in ways.items()
        for each in widget.findChildren(kind)
        if each.isVisible() and (text := text_lacking_room(each) or _half_seen(each))
    ]


def _label(label) -> str:
    from gui.views.common.parts import ElidedLabel

    if not label.text() or isinstance(label, ElidedLabel):
        return ""
    tall = label.heightForWidth(label.width()) if label.wordWrap() else 0
    wide = 0 if label.wordWrap() else label.sizeHint().width()
    high = max(tall, label.fontMetrics().height())
    return "" if label.width() >= wide - 1 and label.height() >= high else label.text()


def _button(button) -> str:
    wanted = button.sizeHint()
    fits = button.width() >= wanted.width() - 1 and button.height() >= wanted.height() - 1
    return "" if fits else button.text()


def _choice(box) -> str:
    from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    kind, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(kind, option, field, box).width()
    fits = box.fontMetrics().horizontalAdvance(box.currentText()) <= room
    return "" if fits else box.currentText()


def _tabs(bar) -> str:
    fits = bar.width() >= bar.sizeHint().width() - 1
    return "" if fits else "／".join(bar.tabText(n) for n in range(bar.count()))


def _half_seen(widget) -> str:
    """Return what ``widget`` is where a view that scrolls shows its left or right part alone."""
    seen = widget.visibleRegion().boundingRect().width()
    return f"{type(widget).__name__} {widget.accessibleName()}" if 0 < seen < widget.width() else ""
