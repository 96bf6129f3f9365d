"""Step 3, what comes out: reports, options, folder, and making the files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from gui.views.parts import Fold, Panel, column, group_label, hint_label, link_button
from model.money import Unit
from reports.catalogue import PLAN_REPORTS
from reports.options import Format, Split
from reports.page import Binding, Imposing, Paper

if TYPE_CHECKING:
    from reports.making.job import WrittenFile

_SHOWN = 4
_DIRECTIONS = (("帳票に合わせる", None), ("縦", False), ("横", True))
CHOICES, PROGRESS, RESULTS = range(3)


class OutcomePanel(Panel):
    """The choices of what is made; while files are made, progress; then the results.

    Signals:
        printing_wanted: a PDF that was written is to be printed.
    """

    printing_wanted = Signal(Path)

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(3, "何を作るか", parent)
        self._making = making
        self.formats: dict[tuple[str, Format], QCheckBox] = {}
        self.split = _combo([(split.label, split) for split in Split], "分け方")
        self.unit = _combo([(unit.label, unit) for unit in Unit], "金額の単位")
        self.paper = _combo([(paper.name, paper) for paper in Paper], "用紙")
        self.direction = _combo(list(_DIRECTIONS), "用紙の向き")
        self.binding = _combo([(side.label, side) for side in Binding], "とじる側")
        self.imposing = _combo([(way.label, way) for way in Imposing], "面付け")
        self.line_numbers = QCheckBox("行番号を付ける(&9)")
        self.line_numbers.setToolTip("PDF の各ページの余白に行番号を印刷します")
        self.grey = QCheckBox("色を使わない(&Y)")
        self.grey.setToolTip("白黒で印刷するための配色にします")
        self.stamp = QLineEdit()
        self.stamp.setPlaceholderText("例：資料１")
        self.stamp.setAccessibleName("資料番号")
        self.draft = QCheckBox("案(&Q)")
        self.confidential = QCheckBox("取扱注意(&Z)")
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
        self.progress.setAccessibleName("作成の進み具合")
        self.progress_text = hint_label()
        self.cancel_button = QPushButton("中止(&C)")
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.results = QWidget()
        self.results.setObjectName("clear")
        self.result_rows = QVBoxLayout(self.results)
        self.result_rows.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        for page in (self._choices_page(), self._progress_page(), self._results_page()):
            self.pages.addWidget(page)
        self._connect()

    # --- what the window shows ------------------------------------------------------------------

    def show_choices(self) -> None:
        """Show the choices, and the files that would be written or why none can be."""
        if not self._making.is_busy and self.pages.currentIndex() == PROGRESS:
            self.pages.setCurrentIndex(CHOICES)
        self._choose()
        self.folder.setText(str(self._making.folder))
        self.folder.setToolTip(str(self._making.folder))
        self.folder.setCursorPosition(0)
        obstacle = self._making.obstacle
        self.reason.setText(f"{obstacle.what}。{obstacle.remedy}" if obstacle else "")
        self.reason.setVisible(obstacle is not None)
        self.make_button.setEnabled(obstacle is None)
        self._show_names(() if obstacle else self._making.names)

    def _show_names(self, names: tuple[str, ...]) -> None:
        more = f"\nほか{len(names) - _SHOWN:,}件" if len(names) > _SHOWN else ""
        self.names.setText("\n".join(names[:_SHOWN]) + more)
        self.names.setToolTip("\n".join(names[:40]))

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the run is."""
        if self.pages.currentIndex() != PROGRESS:
            self.pages.setCurrentIndex(PROGRESS)
            self.cancel_button.setEnabled(True)
            self.cancel_button.setFocus()
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.progress_text.setText(what)

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show the files that were written, each with what can be done with it."""
        while item := self.result_rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for file in files:
            self.result_rows.addWidget(self._result_row(file))
        self.result_rows.addStretch(1)
        self.result_count.setText(f"{len(files):,}件のファイルを作成しました。")
        self.pages.setCurrentIndex(RESULTS)
        self.open_folder_button.setFocus()

    # --- pages ----------------------------------------------------------------------------------

    def _choices_page(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("clear")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(5)
        layout.addWidget(group_label("帳票と形式"))
        layout.addLayout(self._report_grid())
        layout.addLayout(self._option_grid())
        self.fold = Fold("詳しい設定(&X)", self._seldom_used())
        layout.addWidget(self.fold)
        layout.addWidget(group_label("保存先(&N)", self.folder))
        layout.addLayout(self._folder_row())
        layout.addWidget(group_label("作成されるファイル"))
        layout.addWidget(self.names)
        layout.addStretch(1)
        return column(_scrolling(inner), self.reason, self.make_button, stretched=0)

    def _report_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        places = {form: place for place, form in enumerate(Format, 1)}
        for form, place in places.items():
            grid.addWidget(QLabel(form.label), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for row, report in enumerate(PLAN_REPORTS, 1):
            label = QLabel(report.title)
            label.setToolTip(report.summary)
            grid.addWidget(label, row, 0)
            for form in report.formats:
                box = QCheckBox()
                box.setToolTip(f"{report.title}を{form.label}で作る")
                box.setAccessibleName(f"{report.title}を{form.label}で作る")
                self.formats[report.id, form] = box
                grid.addWidget(box, row, places[form], Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(0, 1)
        return grid

    def _option_grid(self) -> QGridLayout:
        return _grid(
            (("分け方(&B)", self.split), ("単位(&U)", self.unit), ("用紙(&P)", self.paper))
        )

    def _seldom_used(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(4)
        rows = (
            ("向き(&I)", self.direction),
            ("とじる側(&7)", self.binding),
            ("面付け(&8)", self.imposing),
            ("資料番号(&J)", self.stamp),
        )
        layout.addLayout(_grid(rows))
        marks = QHBoxLayout()
        marks.addWidget(self.draft)
        marks.addWidget(self.confidential)
        marks.addStretch(1)
        layout.addLayout(marks)
        layout.addWidget(self.line_numbers)
        layout.addWidget(self.grey)
        return box

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        browse = QPushButton("参照…")
        browse.setAccessibleName("保存先を選ぶ")
        browse.clicked.connect(self.browse)
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        return row

    def _progress_page(self) -> QWidget:
        rest = QWidget()
        return column(
            group_label("作成しています"),
            self.progress,
            self.progress_text,
            self.cancel_button,
            rest,
        )

    def _results_page(self) -> QWidget:
        self.result_count = group_label("")
        self.open_folder_button = QPushButton("フォルダーを開く(&O)")
        self.open_folder_button.setObjectName("primary")
        self.open_folder_button.clicked.connect(lambda: open_path(self._making.folder))
        self.back_button = QPushButton("続けて作成する(&B)")
        self.back_button.clicked.connect(self._on_back_clicked)
        return column(
            self.result_count,
            _scrolling(self.results),
            self.open_folder_button,
            self.back_button,
            stretched=1,
        )

    def _result_row(self, file: WrittenFile) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 1, 0, 1)
        layout.setSpacing(2)
        name = QLabel(file.path.name)
        name.setToolTip(str(file.path))
        name.setWordWrap(True)
        layout.addWidget(name, 1)
        opens = link_button("開く", f"{file.path.name}を開く")
        opens.clicked.connect(lambda: open_path(file.path))
        layout.addWidget(opens)
        if file.format == Format.PDF.value:
            prints = link_button("印刷", f"{file.path.name}を印刷する")
            prints.clicked.connect(lambda: self.printing_wanted.emit(file.path))
            layout.addWidget(prints)
        elif sys.platform == "win32" and file.format == Format.XLSX.value:
            prints = link_button("印刷", f"{file.path.name}を Excel で印刷する")
            prints.clicked.connect(lambda: _print_by_its_program(file.path))
            layout.addWidget(prints)
        return row

    # --- binding --------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Set the controls to what the presenter holds, without telling it."""
        making, options = self._making, self._making.options
        by_id = {report.id: report for report in PLAN_REPORTS}
        boxes = {
            box: making.is_wanted(by_id[report], form)
            for (report, form), box in self.formats.items()
        }
        boxes |= {
            self.grey: options.grey,
            self.line_numbers: options.line_numbers,
            self.draft: options.marks.is_draft,
            self.confidential: options.marks.is_confidential,
        }
        for box, is_checked in boxes.items():
            box.blockSignals(True)
            box.setChecked(is_checked)
            box.blockSignals(False)
        for combo, value in (
            (self.split, making.split),
            (self.unit, options.unit),
            (self.paper, options.paper),
            (self.direction, options.landscape),
            (self.binding, options.binding),
            (self.imposing, options.imposition.way),
        ):
            combo.blockSignals(True)
            combo.setCurrentIndex(combo.findData(value))
            combo.blockSignals(False)
        if self.stamp.text() != options.marks.stamp:
            self.stamp.blockSignals(True)
            self.stamp.setText(options.marks.stamp)
            self.stamp.blockSignals(False)

    def _connect(self) -> None:
        making = self._making
        for report in PLAN_REPORTS:
            for form in report.formats:
                self.formats[report.id, form].toggled.connect(
                    lambda on, r=report, f=form: making.want(r, f, wanted=on)
                )
        _bind(self.split, making.change_split)
        _bind(self.unit, lambda unit: making.change_options(unit=unit))
        _bind(self.paper, lambda paper: making.change_options(paper=paper))
        _bind(self.direction, lambda wide: making.change_options(landscape=wide))
        _bind(self.binding, lambda side: making.change_options(binding=side))
        _bind(self.imposing, self._impose)
        self.line_numbers.toggled.connect(lambda on: making.change_options(line_numbers=on))
        self.grey.toggled.connect(lambda on: making.change_options(grey=on))
        self.stamp.textEdited.connect(lambda text: self._mark(stamp=text))
        self.draft.toggled.connect(lambda on: self._mark(is_draft=on))
        self.confidential.toggled.connect(lambda on: self._mark(is_confidential=on))

    def _impose(self, way: Imposing) -> None:
        imposition = replace(self._making.options.imposition, way=way)
        self._making.change_options(imposition=imposition)

    def _mark(self, **changes: object) -> None:
        marks = replace(self._making.options.marks, **changes)  # type: ignore[arg-type]
        self._making.change_options(marks=marks)

    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self.progress_text.setText("中止しています…")
        self._making.cancel()

    def _on_back_clicked(self) -> None:
        self.pages.setCurrentIndex(CHOICES)
        self.show_choices()
        self.make_button.setFocus()

    def browse(self) -> None:
        """Ask for the folder."""
        self.folder_dialog = QFileDialog(self, "保存先のフォルダー", str(self._making.folder))
        self.folder_dialog.setFileMode(QFileDialog.FileMode.Directory)
        self.folder_dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        self.folder_dialog.fileSelected.connect(lambda path: self._making.change_folder(Path(path)))
        self.folder_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.folder_dialog.open()


def open_path(path: Path) -> None:
    """Open a file or folder with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _print_by_its_program(path: Path) -> None:
    import os  # noqa: PLC0415  Windows alone has this

    os.startfile(path, "print")  # type: ignore[attr-defined]  # noqa: S606  a file that we wrote


def _bind(combo: QComboBox, change: Callable[..., None]) -> None:
    combo.currentIndexChanged.connect(lambda _: change(combo.currentData()))


def _grid(rows: tuple[tuple[str, QWidget], ...]) -> QGridLayout:
    """Return captions with their controls, a line each."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for number, (text, control) in enumerate(rows):
        label = QLabel(text)
        label.setBuddy(control)
        grid.addWidget(label, number, 0)
        grid.addWidget(control, number, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _scrolling(content: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setObjectName("clear")
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    scroll.setMinimumWidth(content.minimumSizeHint().width() + 4)
    return scroll


def _combo(items: list[tuple[str, object]], name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for text, value in items:
        combo.addItem(text, value)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(7)
    return combo
