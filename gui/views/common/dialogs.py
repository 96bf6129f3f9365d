"""The small dialogs: title page, messages, questions, settings, About. None blocks its caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui.licences import licences_text
from gui.presenters.memory import LARGEST, SMALLEST, Settings, Theme
from gui.views.common.parts import in_next_step, keep_on_screen
from gui.views.common.system_programs import UnopenedError, open_path
from gui.views.common.year_box import YearBox
from model.errors import AppError
from model.plan import PlanHeading
from model.version import VERSION
from reports.making.delivery import WhenLocked

_Buttons = QDialogButtonBox.StandardButton
_Role = QMessageBox.ButtonRole
_SHOWN = 8
_WIDTH = 35
"""How wide a dialog is at least, in characters."""


class HeadingDialog(QDialog):
    """Asks for the title page of a plan; shown is what its text says of it."""

    def __init__(self, heading: PlanHeading, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("計画の名前")
        self.title = QLineEdit(heading.title)
        self.title.setCursorPosition(0)  # a long one is read from its beginning
        self.city = QLineEdit(heading.city)
        self.city.setPlaceholderText("例：鹿児島市")
        self.year = YearBox()
        self.year.setValue(heading.fiscal_year or year)
        form = QFormLayout()
        form.addRow("計画の名前(&T)", self.title)
        form.addRow("市区町村(&C)", self.city)
        form.addRow("年度(&Y)", self.year)
        says = (
            "帳票の表紙に印刷する内容です。\n"
            "本文の初めから読み取れなかったところは入力してください。"
        )
        fill_form(self, says, form, "この名前で開く(&O)")

    def heading(self) -> PlanHeading:
        """Return what was typed in."""
        title = self.title.text().strip() or "実施計画"
        return PlanHeading(title, self.city.text().strip(), self.year.value())


class SettingsDialog(QDialog):
    """Size of type, light or dark; shown at once, kept when it is confirmed."""

    def __init__(
        self, settings: Settings, apply: Callable[[Settings], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("設定")
        self._before, self._apply = settings, apply
        self.points = QSpinBox()
        self.points.setRange(SMALLEST, LARGEST)
        self.points.setSuffix(" ポイント")
        self.points.setValue(settings.points or self.font().pointSize())
        self.theme = QComboBox()
        for theme in Theme:
            self.theme.addItem(theme.value, theme)
        self.theme.setCurrentText(settings.theme.value)
        form = QFormLayout()
        form.addRow("文字の大きさ(&F)", self.points)
        form.addRow("画面の明るさ(&B)", self.theme)
        says = "画面の見やすさを変えます。作成する帳票は変わりません。"
        fill_form(self, says, form, "この設定にする(&S)")
        self.points.selectAll()  # what is typed takes its place
        self.points.valueChanged.connect(lambda _: apply(self.settings()))
        self.theme.currentIndexChanged.connect(lambda _: apply(self.settings()))
        self.rejected.connect(lambda: apply(self._before))

    def settings(self) -> Settings:
        """Return what is chosen."""
        return self._before._replace(points=self.points.value(), theme=self.theme.currentData())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.layout():
            in_next_step(self, self._fit)  # what stands in it gets the font after it

    def _fit(self) -> None:
        _widen(self)
        self.adjustSize()
        keep_on_screen(self)


class AboutDialog(QDialog):
    """Version, licences, and where the log is."""

    def __init__(self, log_folder: Path, notices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("このプログラムについて")
        name = QLabel(f"計画帳票　{VERSION}")
        name.setObjectName("caption")
        says = QLabel("実施計画から、所管課ごとの Excel と会議用の PDF を作成します。")
        says.setWordWrap(True)
        self.licences = QPlainTextEdit(licences_text())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName("使用許諾")
        self.licences.setMinimumSize(430, 170)
        self.folder = QLineEdit(str(log_folder))
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("記録のフォルダー")
        opens = QPushButton("記録のフォルダーを開く(&L)")
        opens.clicked.connect(lambda: open_path(log_folder, self.show_error))
        buttons = QDialogButtonBox(_Buttons.Close)
        buttons.addButton(opens, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (name, says, self.licences, QLabel("記録のフォルダー"), self.folder):
            layout.addWidget(widget)
        for notice in notices:
            label = QLabel(notice)
            label.setObjectName("warning")
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(buttons)

    def show_error(self, error: AppError) -> None:
        """Show why the folder could not be opened."""
        self.message = show_error(error, self)


def show_error(error: AppError, parent: QWidget) -> QMessageBox:
    """Show what happened, where, and what to do; return the box.

    What lies where no program opens it is to be had by its path, with a button that copies that.
    """
    box = message_box(QMessageBox.Icon.Warning, error.what, parent)
    box.setInformativeText("\n\n".join(filter(None, (error.where, error.remedy))))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
    )
    if isinstance(error, UnopenedError):
        box.setDefaultButton(_add_copying(box, "場所をコピー(&C)", error.where))
    box.addButton("閉じる", _Role.RejectRole)
    box.open()
    return box


def show_fault(report: str, log: str, parent: QWidget | None) -> QMessageBox:
    """Tell of a fault of the program, with a button that copies the report; return the box."""
    box = message_box(QMessageBox.Icon.Critical, "プログラムの不具合が起きました", parent)
    box.setInformativeText(
        "開いている計画と選択は保存してあり、次に起動したときに元に戻ります。"
        f"「内容をコピー」で写した記録を、担当者に送ってください。\n\n記録：{log}\n版：{VERSION}"
    )
    box.setDetailedText(report)
    box.setDefaultButton(_add_copying(box, "内容をコピー(&C)", report))
    box.addButton("閉じる", _Role.RejectRole)
    box.open()
    return box


def _add_copying(box: QMessageBox, says: str, text: str) -> QPushButton:
    """Add a button to ``box`` that copies ``text`` and leaves the box open; return it."""
    copy = box.addButton(says, _Role.ActionRole)
    copy.clicked.disconnect()  # the box would close
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    copy.clicked.connect(lambda: copy.setText("コピーしました(&C)"))
    return copy


def ask_to_replace(
    names: Sequence[str], answer: Callable[[bool, bool], None], parent: QWidget
) -> QMessageBox:
    """Ask once for all files of ``names``: replace, keep beside, or neither; return the box.

    ``answer`` gets (replaces, keeps).
    """
    box = message_box(QMessageBox.Icon.Question, "同じ名前のファイルがすでにあります", parent)
    more = f"\nほか{len(names) - _SHOWN:,}件" if len(names) > _SHOWN else ""
    box.setInformativeText("\n".join(names[:_SHOWN]) + more)
    replaces = box.addButton("置き換える(&R)", _Role.AcceptRole)
    keeps = box.addButton("残して別名で保存(&K)", _Role.AcceptRole)
    stops = box.addButton("やめる", _Role.RejectRole)
    box.setDefaultButton(keeps)
    box.setEscapeButton(stops)
    box.finished.connect(
        lambda _: answer(box.clickedButton() is replaces, box.clickedButton() is keeps)
    )
    box.open()
    return box


def ask_about_locked(
    error: AppError, answer: Callable[[WhenLocked | None], None], parent: QWidget
) -> QMessageBox:
    """Ask what to do with a file that another program holds; return the box."""
    box = message_box(QMessageBox.Icon.Warning, error.what, parent)
    box.setInformativeText(
        f"{error.where}\n\n"
        "Excel などで開いていれば、閉じてから「再試行」を押してください。\n"
        "「飛ばす」を押すと、このファイルは前のまま残ります。"
    )
    answers: dict[object, WhenLocked] = {
        box.addButton("再試行(&R)", _Role.AcceptRole): WhenLocked.RETRY,
        box.addButton("別名で保存(&A)", _Role.AcceptRole): WhenLocked.RENAME,
        box.addButton("飛ばす(&S)", _Role.AcceptRole): WhenLocked.SKIP,
    }
    box.setEscapeButton(box.addButton("中止", _Role.RejectRole))
    box.finished.connect(lambda _: answer(answers.get(box.clickedButton())))
    box.open()
    return box


def ask_to_import_again(
    error: AppError,
    imports: Callable[[], None],
    gives_up: Callable[[], None],
    parent: QWidget,
) -> QMessageBox:
    """Tell that a list has changed since it was open, and offer the wizard; return the box."""
    box = message_box(
        QMessageBox.Icon.Warning, "一覧の列が、前に開いたときと変わっています", parent
    )
    box.setInformativeText(
        f"{error.what}。\n{error.where}\n\n列の読み方を確かめて取り込み直しますか。"
    )
    again = box.addButton("取り込み直す(&I)", _Role.AcceptRole)
    box.setDefaultButton(again)
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: imports() if box.clickedButton() is again else gives_up())
    box.open()
    return box


def ask_what_came_back(
    folder: Callable[[], None], files: Callable[[], None], parent: QWidget
) -> QMessageBox:
    """Ask whether the forms that came back are all in a ``folder`` or some ``files``.

    No dialog of a system lets both be chosen. Returns the box.
    """
    box = message_box(QMessageBox.Icon.Question, "返ってきた様式をまとめます", parent)
    box.setInformativeText(
        "返ってきた様式を1つのフォルダーに入れて、そのフォルダーを選んでください。"
        "ファイルをいくつも選ぶこともできます。\n\n"
        "フォルダーやファイルを、ウィンドウに落としても始まります。"
    )
    answers: dict[object, Callable[[], None]] = {}
    whole = box.addButton("フォルダーを選ぶ(&F)…", _Role.AcceptRole)
    answers[whole] = folder
    answers[box.addButton("ファイルを選ぶ(&S)…", _Role.AcceptRole)] = files
    box.setDefaultButton(whole)
    box.setEscapeButton(box.addButton("やめる", _Role.RejectRole))
    box.finished.connect(lambda _: answers.get(box.clickedButton(), lambda: None)())
    box.open()
    return box


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


def message_box(icon: QMessageBox.Icon, text: str, parent: QWidget | None) -> QMessageBox:
    """Return a box that says ``text`` and is gone once it is closed."""
    box = QMessageBox(icon, "計画帳票", text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


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
    _widen(dialog)
    return buttons


def _widen(dialog: QDialog) -> None:
    dialog.setMinimumWidth(_WIDTH * dialog.fontMetrics().horizontalAdvance("あ"))
