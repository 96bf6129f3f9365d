"""Texts that have less room than they ask for."""

from __future__ import annotations


def cut_off(widget) -> list[str]:
    """Return the texts of labels, buttons, choices and tabs of ``widget`` that are cut off."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar

    lacking = []
    for label in widget.findChildren(QLabel):
        if label.isVisible() and label.text() and label.objectName() != "free":
            tall = label.heightForWidth(label.width()) if label.wordWrap() else 0
            wide = 0 if label.wordWrap() else label.sizeHint().width()
            if label.width() < wide - 1 or label.height() < max(tall, label.fontMetrics().height()):
                lacking.append(label.text())
    for button in widget.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            wanted = button.sizeHint()
            if button.width() < wanted.width() - 1 or button.height() < wanted.height() - 1:
                lacking.append(button.text())
    for combo in widget.findChildren(QComboBox):
        room = combo.width() - combo.fontMetrics().height() - 8
        if combo.isVisible() and combo.fontMetrics().horizontalAdvance(combo.currentText()) > room:
            lacking.append(combo.currentText())
    for bar in widget.findChildren(QTabBar):
        if bar.isVisible() and bar.width() < bar.sizeHint().width() - 1:
            lacking.append("／".join(bar.tabText(n) for n in range(bar.count())))
    return [f"{text} is cut off" for text in lacking]
