"""Step 3, what comes out: reports, options, folder, and making the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.views.parts import Panel, group_label, hint_label, link_button
from model.errors import AppError
from model.money import Unit
from reports.catalogue import PLAN_REPORTS
from reports.making.job import WrittenFile
from reports.options import Format, Split
from reports.page import Paper

_SHOWN = 5
_DIRECTIONS = (("帳票に合わせる", None), ("縦", False), ("横", True))


class OutcomePanel(Panel):
    """The choices of what is made; while files are made, progress; then the results.

    Signals:
        cancelled: the user wants the run to stop.
    """

    cancelled = Signal()

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(3, "何を作るか", parent)
        self._making = making
        self.formats: dict[tuple[str, Format], QCheckBox] = {}
        self.split = _combo([(split.label, split) for split in Split], "分け方")
        self.unit = _combo([(unit.label, unit) for unit in Unit], "金額の単位")
        self.paper = _combo([(paper.name, paper) for paper in Paper], "用紙")
        self.direction = _combo(list(_DIRECTIONS), "用紙の向き")
        self.grey = QCheckBox("色を使わない（白黒印刷向け）")
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName("保存先のフォルダー")
        self.names = hint_label()
        self.make_button = QPushButton("作成(&M)")
        self.make_button.setObjectName("primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self._making.make)
        self.reason = QLabel()
        self.reason.setObjectName("warning")
        self.reason.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress_text = hint_label()
        self.cancel_button = QPushButton("中止(&C)")
        self.cancel_button.clicked.connect(self.cancelled)
        self.results = QWidget()
        self.results.setObjectName("clear")
        self.result_rows = QVBoxLayout(self.results)
        self.result_rows.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        for page in (self._choices_page(), self._progress_page(), self._results_page()):
            self.pages.addWidget(page)
        self._choose()
        self._connect()

    # --- what the window shows ------------------------------------------------------------------

    def show_outcome(self) -> None:
        """Show folder and file names, or why nothing can be made."""
        self.folder.setText(str(self._making.folder))
        self.folder.setToolTip(str(self._making.folder))
        try:
            files = self._making.planned()
        except AppError as error:
            self.names.setText("")
            self.reason.setText(f"{error.what}。{error.remedy}")
            self.reason.show()
            self.make_button.setEnabled(False)
            return
        names = [file.path.name for file in files[:_SHOWN]]
        more = f"\nほか{len(files) - _SHOWN:,}件" if len(files) > _SHOWN else ""
        self.names.setText("\n".join(names) + more)
        self.reason.hide()
        self.make_button.setEnabled(True)

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the run is."""
        self.pages.setCurrentIndex(1)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.progress_text.setText(what)

    def show_choices(self) -> None:
        """Show the choices again."""
        self.pages.setCurrentIndex(0)
        self.show_outcome()

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show the files that were written, each with a way to open it."""
        while item := self.result_rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for file in files:
            self.result_rows.addWidget(_result_row(file.path))
        self.result_rows.addStretch(1)
        self.result_count.setText(f"{len(files):,}件のファイルを作成しました。")
        self.pages.setCurrentIndex(2)
        self.open_folder_button.setFocus()

    # --- pages ----------------------------------------------------------------------------------

    def _choices_page(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("clear")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(group_label("帳票と形式"))
        layout.addLayout(self._report_grid())
        layout.addWidget(group_label("体裁"))
        layout.addLayout(self._option_grid())
        layout.addWidget(self.grey)
        layout.addWidget(group_label("保存先(&F)", self.folder))
        layout.addLayout(self._folder_row())
        layout.addWidget(group_label("作成されるファイル"))
        layout.addWidget(self.names)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addWidget(self.reason)
        column.addWidget(self.make_button)
        return page

    def _report_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        places = {form: place for place, form in enumerate(Format, 1)}
        for row, report in enumerate(PLAN_REPORTS):
            label = QLabel(report.title)
            label.setToolTip(report.summary)
            grid.addWidget(label, row, 0)
            for form in report.formats:
                box = QCheckBox(form.label)
                box.setAccessibleName(f"{report.title}を{form.label}で作る")
                self.formats[report.id, form] = box
                grid.addWidget(box, row, places[form])
        grid.setColumnStretch(0, 1)
        return grid

    def _option_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows = (
            ("分け方(&B)", self.split),
            ("金額の単位(&U)", self.unit),
            ("用紙(&P)", self.paper),
            ("向き(&L)", self.direction),
        )
        for row, (text, combo) in enumerate(rows):
            label = QLabel(text)
            label.setBuddy(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        browse = QPushButton("参照…")
        browse.setAccessibleName("保存先を選ぶ")
        browse.clicked.connect(self._browse)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        return row

    def _progress_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(group_label("作成しています"))
        column.addWidget(self.progress)
        column.addWidget(self.progress_text)
        column.addStretch(1)
        column.addWidget(self.cancel_button)
        return page

    def _results_page(self) -> QWidget:
        self.result_count = group_label("")
        self.open_folder_button = QPushButton("フォルダーを開く(&O)")
        self.open_folder_button.setObjectName("primary")
        self.open_folder_button.clicked.connect(lambda: open_path(self._making.folder))
        back = QPushButton("続けて作成する(&B)")
        back.clicked.connect(self.show_choices)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.results)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.result_count)
        column.addWidget(scroll, 1)
        column.addWidget(self.open_folder_button)
        column.addWidget(back)
        return page

    # --- binding --------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Set the controls to what the presenter holds."""
        by_id = {report.id: report for report in PLAN_REPORTS}
        for (report_id, form), box in self.formats.items():
            box.setChecked(self._making.is_wanted(by_id[report_id], form))
        self.unit.setCurrentText(self._making.options.unit.label)
        self.paper.setCurrentText(self._making.options.paper.name)
        self.grey.setChecked(self._making.options.grey)

    def _connect(self) -> None:
        making = self._making
        for report in PLAN_REPORTS:
            for form in report.formats:
                self.formats[report.id, form].toggled.connect(
                    lambda on, r=report, f=form: making.want(r, f, wanted=on)
                )
        self._bind(self.split, making.change_split)
        self._bind(self.unit, lambda unit: making.change_options(unit=unit))
        self._bind(self.paper, lambda paper: making.change_options(paper=paper))
        self._bind(self.direction, lambda wide: making.change_options(landscape=wide))
        self.grey.toggled.connect(lambda on: making.change_options(grey=on))

    def _bind(self, combo: QComboBox, change: Callable[..., None]) -> None:
        combo.currentIndexChanged.connect(lambda _: change(combo.currentData()))

    def _browse(self) -> None:
        dialog = QFileDialog(self, "保存先のフォルダー", str(self._making.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(lambda path: self._making.change_folder(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _result_row(path: Path) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 2)
    name = QLabel(path.name)
    name.setToolTip(str(path))
    name.setWordWrap(True)
    layout.addWidget(name, 1)
    button = link_button("開く", f"{path.name}を開く")
    button.clicked.connect(lambda: open_path(path))
    layout.addWidget(button)
    return row


def _combo(items: list[tuple[str, object]], name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for text, value in items:
        combo.addItem(text, value)
    return combo
