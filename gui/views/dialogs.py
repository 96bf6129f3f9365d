"""The small dialogs: title page, findings, messages, faults. None blocks its caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from model.errors import AppError
from model.finding import Finding
from model.plan import PlanHeading
from model.version import VERSION

_Buttons = QDialogButtonBox.StandardButton
_FIRST_YEAR, _LAST_YEAR = 1989, 2100


class HeadingDialog(QDialog):
    """Asks for the title page of a plan whose text has none."""

    def __init__(self, heading: PlanHeading, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("計画の名前")
        self.title = QLineEdit(heading.title)
        self.city = QLineEdit(heading.city)
        self.city.setPlaceholderText("例：鹿児島市")
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setSuffix(" 年度（西暦）")
        self.year.setValue(heading.fiscal_year or year)
        form = QFormLayout()
        form.addRow("計画の名前(&T)", self.title)
        form.addRow("市区町村(&C)", self.city)
        form.addRow("年度(&Y)", self.year)
        buttons = QDialogButtonBox(_Buttons.Ok | _Buttons.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        says = QLabel("この本文には表題がありません。帳票の表紙に印刷する内容を入力してください。")
        says.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(says)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(420)

    def heading(self) -> PlanHeading:
        """Return what was typed in."""
        title = self.title.text().strip() or "実施計画"
        return PlanHeading(title, self.city.text().strip(), self.year.value())


class FindingsDialog(QDialog):
    """Lists the findings of a plan."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("確認事項")
        self.resize(860, 460)
        self.table = QTableWidget(len(findings), 3)
        self.table.setHorizontalHeaderLabels(["重さ", "場所", "内容"])
        self.table.setAccessibleName("確認事項の一覧")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        for row, finding in enumerate(findings):
            for column, text in enumerate((finding.severity.label, finding.where, finding.message)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.setColumnWidth(0, 90)
        self.table.setColumnWidth(1, 90)
        self.table.horizontalHeader().setStretchLastSection(True)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(_Buttons.Close)
        buttons.rejected.connect(self.reject)
        says = QLabel("計画を読み取ったときに気付いたことです。元の計画書と見比べてください。")
        layout = QVBoxLayout(self)
        layout.addWidget(says)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)


def show_error(error: AppError, parent: QWidget) -> QMessageBox:
    """Show what happened, where, and what to do; return the box."""
    box = _box(QMessageBox.Icon.Warning, error.what, parent)
    box.setInformativeText("\n\n".join(filter(None, (error.where, error.remedy))))
    box.open()
    return box


def show_fault(report: str, log: str, parent: QWidget | None) -> QMessageBox:
    """Tell of a fault of the program, with a button that copies the report; return the box."""
    box = _box(QMessageBox.Icon.Critical, "プログラムの不具合が起きました", parent)
    box.setInformativeText(
        f"作業を続けられないときは、プログラムを起動し直してください。\n記録：{log}\n版：{VERSION}"
    )
    box.setDetailedText(report)
    copy = box.addButton("内容をコピー", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.open()
    return box


def ask_to_replace(
    names: Sequence[str], answer: Callable[[bool], None], parent: QWidget
) -> QMessageBox:
    """Ask once whether all files of ``names`` are to be replaced; return the box."""
    box = _box(QMessageBox.Icon.Question, "同じ名前のファイルがすでにあります", parent)
    box.setInformativeText("\n".join(names[:8]) + ("\n…" if len(names) > 8 else ""))  # noqa: PLR2004
    replaces = box.addButton("置き換える", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("やめる", QMessageBox.ButtonRole.RejectRole)
    box.finished.connect(lambda _: answer(box.clickedButton() is replaces))
    box.open()
    return box


def _box(icon: QMessageBox.Icon, text: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(icon, "計画帳票", text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def show_about(version: str, log: object, parent: QWidget) -> QMessageBox:
    """Show what the program is; return the box."""
    box = _box(QMessageBox.Icon.Information, f"計画帳票　{version}", parent)
    box.setInformativeText(
        "実施計画から、所管課ごとの Excel と会議用の PDF を作成します。\n"
        f"書体：BIZ UDGothic（SIL Open Font License 1.1）\n記録のフォルダー：{log}"
    )
    box.open()
    return box
