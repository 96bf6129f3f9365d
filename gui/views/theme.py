"""How the window looks: one accent colour, hairlines, a grid of four pixels."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from reports.typesetting.fonts import Weight, load_font

_SYSTEM_FONTS = ("Yu Gothic UI", "Meiryo UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP")
_POINTS = 9.5

STYLE = """
* { color: #1d2329; }
QMainWindow, QDialog, QMessageBox { background: #f4f6f8; }
QWidget#header { background: #14406b; }
QWidget#header QLabel { color: white; }
QLabel#headline { font-size: 14pt; font-weight: bold; }
QLabel#source { color: #c9d8e6; }
QPushButton#onHeader { color: white; background: transparent; border: 1px solid #7d9bb8;
  border-radius: 4px; padding: 5px 12px; }
QPushButton#onHeader:hover, QPushButton#onHeader:focus { background: #235683; }
QFrame#panel { background: white; border: 1px solid #d5dbe1; border-radius: 6px; }
QLabel#step { color: white; background: #14406b; border-radius: 10px; font-weight: bold;
  min-width: 20px; max-width: 20px; min-height: 20px; max-height: 20px; }
QLabel#caption { font-size: 11pt; font-weight: bold; color: #14406b; }
QLabel#group { font-weight: bold; color: #39434d; margin-top: 4px; }
QLabel#hint { color: #5b6570; }
QLabel#warning { color: #9a3412; }
QLabel#strip { font-weight: bold; font-size: 11pt; color: #14406b; }
QLineEdit { background: white; border: 1px solid #b9c2cb; border-radius: 4px;
  padding: 4px 6px; min-height: 18px; selection-background-color: #14406b; selection-color: white; }
QLineEdit:focus { border: 1px solid #14406b; }
QTreeView, QListWidget, QTableView { background: white; border: 1px solid #d5dbe1;
  border-radius: 4px; alternate-background-color: #f7f9fb; selection-background-color: #dce8f3;
  selection-color: #1d2329; outline: 0; }
QTreeView::item, QListWidget::item { padding: 3px 2px; }
QTreeView::item:selected, QListWidget::item:selected { background: #dce8f3; color: #1d2329; }
QHeaderView::section { background: #e8eef4; border: 0; border-right: 1px solid #d5dbe1;
  border-bottom: 1px solid #c4ccd4; padding: 5px 6px; font-weight: bold; }
QPushButton { background: white; border: 1px solid #b9c2cb; border-radius: 4px;
  padding: 5px 12px; }
QPushButton:hover { background: #eef3f8; }
QPushButton:focus { border: 1px solid #14406b; }
QPushButton:disabled { color: #8b949d; background: #eef0f2; }
QPushButton#primary { background: #14406b; color: white; border: 1px solid #14406b;
  font-weight: bold; font-size: 12pt; padding: 9px 12px; }
QPushButton#primary:hover, QPushButton#primary:focus { background: #1d5690; }
QPushButton#primary:disabled { background: #aab6c2; border-color: #aab6c2; color: white; }
QPushButton#link { border: 0; background: transparent; color: #14406b; padding: 2px 4px;
  text-decoration: underline; }
QPushButton#link:focus { border: 1px dotted #14406b; }
QProgressBar { border: 1px solid #b9c2cb; border-radius: 4px; background: white; height: 16px;
  text-align: center; }
QProgressBar::chunk { background: #7fa5c9; border-radius: 3px; }
QScrollArea { border: 0; background: transparent; }
QWidget#clear { background: transparent; }
QSplitter::handle { background: transparent; }
QToolTip { background: #1d2329; color: white; border: 0; padding: 4px; }
"""


def apply_theme(app: QApplication) -> None:
    """Give ``app`` its style, a Japanese font and Qt's own Japanese texts."""
    app.setStyle("Fusion")
    app.setFont(_font())
    app.setStyleSheet(STYLE)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Japanese), "qtbase", "_", folder):
        app.installTranslator(translator)


def _font() -> QFont:
    """Return the system's Japanese font, or the bundled one where it has none."""
    families = set(QFontDatabase.families())
    for name in _SYSTEM_FONTS:
        if name in families:
            return QFont(name, _point_size())
    family = ""
    for weight in Weight:  # from memory: by path it failed once in a folder with a Japanese name
        data = QByteArray(load_font(weight).path.read_bytes())
        number = QFontDatabase.addApplicationFontFromData(data)
        family = (QFontDatabase.applicationFontFamilies(number) or [family])[0]
    return QFont(family, _point_size())


def _point_size() -> int:
    return round(_POINTS)
