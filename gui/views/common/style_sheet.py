"""The colours of the window, and the style sheet that is made of them."""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """The colours of a theme.

    Text on its ground keeps a contrast of 4.5 or more, an ``edge`` of 3 (WCAG 2.2, 1.4.3, 1.4.11).
    """

    ink: str
    faint: str
    ground: str
    panel: str
    field: str
    stripe: str
    line: str
    edge: str
    head: str
    accent: str
    on_accent: str
    accent_over: str
    bar: str
    picked: str
    warning: str
    rest: str


LIGHT = Colours(
    ink="#1d2329",
    faint="#56606a",
    ground="#f4f6f8",
    panel="#ffffff",
    field="#ffffff",
    stripe="#f7f9fb",
    line="#d5dbe1",
    edge="#697581",
    head="#e8eef4",
    accent="#14406b",
    on_accent="#ffffff",
    accent_over="#1d5690",
    bar="#14406b",
    picked="#d3e3f2",
    warning="#9a3412",
    rest="#6b747d",
)
DARK = Colours(
    ink="#e6eaee",
    faint="#aab4be",
    ground="#1b1f24",
    panel="#23282e",
    field="#1b1f24",
    stripe="#272d34",
    line="#3c444d",
    edge="#818d99",
    head="#2d343c",
    accent="#8fc1f0",
    on_accent="#10202f",
    accent_over="#b3d6f6",
    bar="#10273d",
    picked="#2f4c68",
    warning="#f5b78a",
    rest="#9099a2",
)

_STYLE = """
* {{ color: {ink}; }}
*:disabled {{ color: {rest}; }}
QMainWindow, QDialog, QMessageBox, QWizard {{ background: {ground}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenuBar, QMenu {{ background: {panel}; color: {ink}; }}
QMenuBar::item {{ padding: 3px 8px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {picked}; }}
QMenu {{ border: 1px solid {edge}; }}
QMenu::item {{ padding: 4px 28px 4px 22px; }}
QMenu::item:disabled {{ color: {rest}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 3px 6px; }}
QWidget#header {{ background: {bar}; }}
QWidget#header QLabel {{ color: white; }}
QLabel#headline {{ font-weight: bold; }}
QPushButton#onHeader, QToolButton#onHeader {{ color: white; background: transparent;
  border: 1px solid #7d9bb8;
  border-radius: 4px; padding: 3px 10px; }}
QPushButton#onHeader:hover, QPushButton#onHeader:focus, QToolButton#onHeader:hover,
QToolButton#onHeader:focus {{ background: #235683; }}
QPushButton#onHeader:focus, QToolButton#onHeader:focus {{ border: 2px solid white;
  padding: 2px 9px; outline: 0; }}
QPushButton#onHeader:disabled, QToolButton#onHeader:disabled {{ color: #9db2c6;
  border-color: #4d6d8c; }}
QToolButton#onHeader::menu-indicator {{ image: none; }}
QMessageBox QLabel#qt_msgbox_label {{ font-weight: bold; }}
QFrame#panel {{ background: {panel}; border: 1px solid {line}; border-radius: 6px; }}
QFrame#line {{ background: {line}; border: 0; }}
QWidget#clear, QScrollArea#clear {{ background: transparent; border: 0; }}
QLabel {{ padding-bottom: 1px; }}
QDialog QLabel {{ qproperty-indent: 0; }}
QLabel#step {{ padding: 0; color: {on_accent}; background: {accent}; border-radius: 0.75em;
  font-weight: bold; min-width: 1.5em; max-width: 1.5em; min-height: 1.5em; max-height: 1.5em; }}
QLabel#caption {{ font-weight: bold; color: {accent}; }}
QLabel#group {{ font-weight: bold; color: {ink}; }}
QLabel#group:disabled {{ color: {rest}; }}
QLabel#hint {{ color: {faint}; }}
QLabel#warning {{ color: {warning}; }}
QLabel#strip {{ font-weight: bold; color: {accent}; }}
QLineEdit, QPlainTextEdit, QTextBrowser {{ background: {field}; color: {ink};
  border: 1px solid {edge}; border-radius: 4px; padding: 2px 5px;
  selection-background-color: {accent}; selection-color: {on_accent};
  placeholder-text-color: {faint}; }}
QLineEdit:disabled {{ background: {ground}; border-color: {line}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 1px 4px; }}
QPlainTextEdit:focus, QTextBrowser:focus {{ border: 1px solid {accent}; }}
QListView, QTableView {{ background: {field}; }}
QTreeView, QListView, QTableView {{ color: {ink}; border: 1px solid {line};
  border-radius: 4px; alternate-background-color: {stripe};
  selection-background-color: {picked}; selection-color: {ink}; outline: 0; }}
QTreeView:focus, QListView:focus, QTableView:focus {{ border: 1px solid {accent}; }}
QListView#thumbnails {{ background: {ground}; }}
QTreeView::item {{ padding: 1px 0; }}
QTableView::item {{ padding: 2px 0; }}
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {{
  background: {picked}; color: {ink}; }}
QHeaderView {{ background: {head}; }}
QHeaderView::section {{ background: {head}; color: {ink}; border: 0;
  border-right: 1px solid {line}; border-bottom: 1px solid {line}; padding: 3px 4px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QCheckBox {{ min-height: 1.25em; }}
QCheckBox::indicator {{ width: 1.1em; height: 1.1em; }}
QCheckBox::indicator:unchecked, QTreeView::indicator:unchecked,
QListView::indicator:unchecked {{
  border: 1px solid {edge}; border-radius: 2px; background: {field}; }}
QCheckBox::indicator:unchecked {{ width: 1em; height: 1em; }}
QCheckBox::indicator:unchecked:disabled {{ border-color: {line}; background: {ground}; }}
QTreeView::indicator:unchecked, QListView::indicator:unchecked {{ width: 11px; height: 11px; }}
QCheckBox::indicator:unchecked:focus {{ border: 2px solid {accent}; }}
QRadioButton::indicator {{ width: 1em; height: 1em; border: 1px solid {edge};
  border-radius: 0.55em; background: {field}; }}
QRadioButton::indicator:checked {{ background: qradialgradient(cx: 0.5, cy: 0.5, fx: 0.5, fy: 0.5,
  radius: 0.5, stop: 0 {accent}, stop: 0.5 {accent}, stop: 0.6 {field}, stop: 1 {field}); }}
QRadioButton::indicator:disabled {{ border-color: {line}; background: {ground}; }}
QRadioButton::indicator:checked:disabled {{ background: {rest}; }}
QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QTabBar::tab {{ background: transparent; color: {ink}; padding: 4px 10px;
  border: 0; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {accent}; border-bottom: 3px solid {accent}; font-weight: bold; }}
QTabBar::tab:focus {{ background: {picked}; }}
QPushButton, QToolButton {{ background: {panel}; color: {ink}; border: 1px solid {edge};
  border-radius: 4px; padding: 3px 10px; }}
QToolButton {{ padding: 2px 4px; }}
QPushButton:hover, QToolButton:hover {{ background: {head}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 2px 9px; }}
QToolButton:focus {{ border: 2px solid {accent}; padding: 1px 3px; }}
QPushButton:focus, QToolButton:focus {{ background: {head}; outline: 0; }}
QPushButton:disabled, QToolButton:disabled {{ border-color: {line}; }}
QToolButton:checked {{ background: {picked}; border: 1px solid {accent}; }}
QToolButton#more::menu-indicator {{ image: none; }}
QToolButton#fold {{ border: 0; font-weight: bold; padding: 2px 0; text-align: left;
  background: transparent; }}
QToolButton#fold:focus {{ border: 1px dotted {accent}; padding: 1px 0; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border: 1px solid {accent};
  font-weight: bold; padding: 7px 12px; }}
QPushButton#primary:hover, QPushButton#primary:focus {{ background: {accent_over}; }}
QPushButton#primary:focus {{ border: 2px solid {ink}; padding: 6px 11px; outline: 0; }}
QPushButton#primary:disabled {{ background: {head}; border-color: {line}; color: {rest}; }}
QPushButton#link {{ border: 0; background: transparent; color: {accent}; padding: 1px 3px;
  text-decoration: underline; }}
QPushButton#link:disabled {{ color: {rest}; }}
QPushButton#link:focus {{ border: 1px dotted {accent}; padding: 0 2px; }}
QProgressBar {{ border: 1px solid {edge}; border-radius: 4px; background: {field}; height: 16px;
  text-align: center; color: {ink}; }}
QProgressBar::chunk {{ background: {picked}; border-radius: 3px; }}
QScrollBar {{ background: {ground}; border: 0; }}
QScrollBar:vertical {{ width: 14px; }}
QScrollBar:horizontal {{ height: 14px; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 3px 4px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {accent}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; margin: 4px 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: {ground}; border: 0; }}
QSplitter::handle {{ background: transparent; }}
QToolTip {{ background: {ink}; color: {ground}; border: 0; padding: 4px; }}
"""


def sheet_of(colours: Colours) -> str:
    """Return the style sheet in ``colours``."""
    return _STYLE.format(**colours._asdict())
