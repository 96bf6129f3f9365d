"""What Qt's own print dialog says, where Qt has no Japanese for it.

Windows and macOS show dialogs of their own.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QWidget

_WORDS = {
    "Pages": "ページを指定",
    "Double Sided Printing": "両面印刷",
    "Off": "しない",
    "Long side binding": "長辺とじ",
    "Short side binding": "短辺とじ",
    "Advanced": "詳細",
    "Invalid Pages Definition": "ページの指定の誤り",
    "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, "
    "'-' to define ranges and make sure ranges do not intersect with each other.": (
        "「%1」はページの指定として読めません。「1-3,5」のように、ページや範囲を「,」で区切り、"
        "範囲は「-」で、重ならないように書いてください。"
    ),
}
_CONTEXTS = frozenset(
    {"QPrintDialog", "QPrintSettingsOutput", "QPrintPropertiesDialog", "QPrintPropertiesWidget"}
)


class PrintWords(QTranslator):
    """Translates for as long as its parent is there: it is asked for all that Qt says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QCoreApplication.installTranslator(self)

    def translate(  # type: ignore[override]
        self,
        context: str,
        source: str,
        _disambiguation: str | None = None,
        _number: int = -1,
    ) -> str | None:
        # None leaves the text to Qt's own words.
        return _WORDS.get(source) if context in _CONTEXTS else None
