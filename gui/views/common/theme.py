"""How the window looks: one accent colour, hairlines, a grid of four pixels; light or dark."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from gui.presenters.memory import STANDARD, Settings, Theme
from gui.views.common.style_sheet import DARK, LIGHT, Colours, sheet_of

_SYSTEM_FONTS = ("Yu Gothic UI", "Meiryo UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP")
_IN_VIEW = ("QTreeView",)
_FRAMED = ("QCheckBox", "QRadioButton", "QComboBox", "QAbstractSpinBox")
_FRAMED_BY_SHEET = ("QTableView", "QListView", "QLineEdit", "QPlainTextEdit", "QAbstractButton")
"""Kinds of widgets whose frames Fusion draws, and those that get theirs from the style sheet."""

_NO_RULES = "/* the colours are the system's */"
"""A style sheet without rules: Qt gives all widgets another style where a sheet is taken away, and
crashed on widgets that were going when the next one came."""


_JAPANESE = "japanese"
_STYLED = "styled"
"""The property of an application that has its style from the start."""


def begin_application(name: str) -> QApplication:
    """Return the application, begun as ``name``, with its style.

    Given its style later, Qt makes two, and PySide some fifty enumerations for the one that it
    hands out.
    """
    app = QApplication([name, "-style", "Fusion"])
    app.setProperty(_STYLED, True)
    return app


def apply_theme(app: QApplication, settings: Settings | None = None) -> None:
    """Give ``app`` its look, and Qt's own texts in Japanese."""
    settings = settings or Settings()
    apply_type(app, settings)
    apply_sheet(app, settings)
    speak_japanese(app)


def follow_system(app: QApplication, settings: Callable[[], Settings]) -> None:
    """Give ``app`` its look anew when the system turns light or dark; ``settings`` are those then.

    Where the user set either, that stays.
    """
    app.styleHints().colorSchemeChanged.connect(lambda _: apply_theme(app, settings()))


def apply_type(app: QApplication, settings: Settings) -> None:
    """Give ``app`` its palette and font, and once its style."""
    colours = _colours(app, settings.theme)
    if app.property("family") is None:
        if app.property(_STYLED) is None:
            app.setStyle("Fusion")
        app.setProperty("family", _family())
    if _keeps_colours(app, settings.theme):
        _leave_colours(app)
    else:
        palette = _palette(colours)
        app.setPalette(palette)
        _frame_controls(app, palette, colours)
    app.setFont(_font(str(app.property("family")), settings.points or STANDARD))


def apply_sheet(app: QApplication, settings: Settings) -> None:
    """Give ``app`` its style sheet.

    While there is one, a widget is styled anew each time that it is put into another: a window
    that is built first and gets its sheet then is on the screen sooner.
    """
    is_ours = not _keeps_colours(app, settings.theme)
    app.setStyleSheet(sheet_of(_colours(app, settings.theme)) if is_ours else _NO_RULES)


def _keeps_colours(app: QApplication, theme: Theme) -> bool:
    """Whether the colours are those of the system, of high contrast, which their user needs.

    Qt tells of them on Windows alone: such a system is neither light nor dark
    (``QWindowsTheme::effectiveColorScheme``).
    """
    is_neither = app.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    return theme is Theme.SYSTEM and is_neither and sys.platform == "win32"


def _leave_colours(app: QApplication) -> None:
    """Give ``app`` the system's palette, and frames in the colour of its texts.

    Fusion makes frames of the ground, which here is black.
    """
    app.setPalette(QPalette())
    framed = QPalette(app.palette())
    edge = framed.windowText().color().lighter(140)  # Fusion darkens it by as much
    framed.setColor(QPalette.ColorRole.Window, edge)
    for kind in (*_IN_VIEW, *_FRAMED, *_FRAMED_BY_SHEET):
        app.setPalette(framed, kind)  # type: ignore[arg-type]  # the stub takes bytes, Qt text


def _colours(app: QApplication, theme: Theme) -> Colours:
    is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if theme is Theme.DARK or (theme is Theme.SYSTEM and is_dark) else LIGHT


def _palette(colours: Colours) -> QPalette:
    """Return the palette, for all that is drawn without the style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.ink),
        (role.Base, colours.field),
        (role.AlternateBase, colours.stripe),
        (role.Text, colours.ink),
        (role.Button, colours.panel),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.warning),
        (role.Highlight, colours.picked),
        (role.HighlightedText, colours.ink),
        (role.Mid, colours.line),
        (role.Midlight, colours.head),
        (role.Dark, colours.edge),
        (role.Link, colours.accent),
        (role.PlaceholderText, colours.faint),
        (role.ToolTipBase, colours.ink),
        (role.ToolTipText, colours.ground),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.rest))
    return palette


def _frame_controls(app: QApplication, palette: QPalette, colours: Colours) -> None:
    """Let Fusion frame ticked boxes and the like clearly: it takes a shade of what is below."""
    role, edge = QPalette.ColorRole, QColor(colours.edge).lighter(140)  # it darkens that by as much
    in_view, framed = QPalette(palette), QPalette(palette)
    in_view.setColor(role.Window, edge)
    for name, colour in (
        (role.Window, edge),
        (role.Highlight, QColor(colours.accent)),  # frames what has the keyboard
        (role.Accent, QColor(colours.accent)),
        (role.HighlightedText, QColor(colours.on_accent)),
    ):
        framed.setColor(name, colour)
    for shades in (in_view, framed):
        faint = QColor(colours.line).lighter(140)
        shades.setColor(QPalette.ColorGroup.Disabled, role.Window, faint)
    for kind in _IN_VIEW:
        app.setPalette(in_view, kind)  # type: ignore[arg-type]  # the stub takes bytes, Qt text
    for kind in _FRAMED:
        # It is declared to take bytes, and takes text alone.
        app.setPalette(framed, kind)  # type: ignore[arg-type]


def speak_japanese(app: QApplication) -> None:
    """Give ``app`` Qt's own texts in Japanese, which dialogs and menus of its widgets have."""
    from PySide6.QtCore import QLibraryInfo, QTranslator  # noqa: PLC0415  after the window is painted

    if app.findChild(QTranslator, _JAPANESE):
        return
    translator = QTranslator(app)
    translator.setObjectName(_JAPANESE)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Japanese), "qtbase", "_", folder):
        app.installTranslator(translator)


def _family() -> str:
    """Return the system's Japanese font, or the bundled one where it has none."""
    families = set(QFontDatabase.families())
    for name in _SYSTEM_FONTS:
        if name in families:
            return name
    from reports.typesetting.font_files import Weight, font_path  # noqa: PLC0415  only on systems without the font

    numbers = [_add_font(font_path(weight)) for weight in Weight]
    return next((name for n in numbers for name in QFontDatabase.applicationFontFamilies(n)), "")


def _font(family: str, points: int) -> QFont:
    """Return the type of the window.

    FreeType would fit each stroke to the pixels, which takes longer than drawing it; at scalings
    of 125 or 150 % Qt has nothing fitted either.
    """
    font = QFont(family, points)
    if sys.platform.startswith("linux"):
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _add_font(path: Path) -> int:
    """Return the number of the font at ``path``, read by Qt itself, which takes it in pieces.

    Once it could not, in a folder with a Japanese name.
    """
    number = QFontDatabase.addApplicationFont(str(path))
    if number < 0:
        number = QFontDatabase.addApplicationFontFromData(QByteArray(path.read_bytes()))
    return number
