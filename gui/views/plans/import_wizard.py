"""The wizard that brings in any list: columns and first rows, then what was found."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.figures import MARKS_TOLD, SECTIONS_TOLD
from gui.presenters.import_wizard import ListImport
from gui.presenters.list_looks import PREVIEW_HEADS, ListLook, Look, brief_sections
from gui.presenters.mapping_shelf import MappingShelf
from gui.views.common import failure_boxes
from gui.views.common.dialog_work import DialogWork, StartWork
from gui.views.common.drawing_turns import DrawingTurns
from gui.views.common.items_table import Column, ItemsView
from gui.views.common.parts import (
    Place,
    chain_tabs,
    group_label,
    hint_label,
    resize_by_type,
    warning_label,
)
from gui.views.plans.column_uses import ColumnUses
from gui.views.plans.found_page import FoundPage
from gui.views.plans.source_choices import SourceChoices
from model.errors import AppError
from model.readers.lists.source.list_source import ListSource
from model.readers.reading import Reading

_FITTED = {"区分": (5, 22), "所管課": (5, 14), "金額": (7, 40)}
"""Columns that are as wide as what stands in them, within so many characters."""
_BRIEF = {"区分": brief_sections}
_HINTS = {"区分": SECTIONS_TOLD, "印": MARKS_TOLD}
_PREVIEW_COLUMNS = tuple(
    Column(head, width, itemgetter(place), brief=_BRIEF.get(head, str), hint=_HINTS.get(head, ""))
    for place, (head, width) in enumerate(
        zip(PREVIEW_HEADS, (2, 5, 13, 3, 14, 13, 8, 18, 10), strict=True)
    )
)
_COLUMNS, _FOUND = 0, 1
_COLUMNS_CAPTION = "列の読み方"


class ImportWizard(QDialog):
    """Two steps: what the columns are, beside the first rows; then what came in.

    Signals:
        imported: the reading, with the title page that the user gave it.
        failed: a fault of the program in the background.
    """

    imported = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        source: ListSource,
        shelf: MappingShelf,
        start: StartWork,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("一覧を取り込む")
        resize_by_type(self, 90, 55)
        self._work, self._turns = DialogWork(self, start), DrawingTurns(self)
        self.presenter = ListImport(self, shelf, source)
        self.choices = SourceChoices(self.presenter)
        last = self.choices.saved
        self._columns_place, self._preview_place = Place(last), Place(last)
        self.columns_caption = group_label(_COLUMNS_CAPTION)
        self.problem = warning_label()
        self.pages = QStackedWidget()
        self.cancel, self.back = QPushButton("やめる"), QPushButton("戻る(&B)")
        self.next = QPushButton("次へ(&N)")
        self._lay_out()
        self._connect()
        self.presenter.begin()
        self.choices.first.setFocus()

    @cached_property
    def columns(self) -> ColumnUses:
        """What the columns are taken for, made when it is known: the dialog is open by then."""
        made = ColumnUses(self.presenter)
        self._columns_place.put(made)
        return made

    @cached_property
    def preview(self) -> ItemsView:
        """The first rows, made when they are known."""
        made = ItemsView(_PREVIEW_COLUMNS, "取り込まれる行")
        self._preview_place.put(made)
        chain_tabs(self.columns.list, made)
        return made

    @cached_property
    def found(self) -> FoundPage:
        """The second step, made when it is first come to."""
        made = FoundPage(self.presenter, self.pages)
        self.pages.addWidget(made)
        return made

    # --- what the presenter shows ---------------------------------------------------------------

    def look(self, work: Look, then: Callable[[ListLook | AppError], None]) -> None:
        """Do ``work`` in the background and hand its result to ``then``."""
        self._work.start(work, then, self._on_reading_failed)

    def show_waiting(self) -> None:
        """Show that the columns are about to be taken for something else."""
        self._columns_place.setEnabled(False)
        self.next.setEnabled(False)

    def show_source(self) -> None:
        """Show sheet, headings and saved mapping."""
        self.choices.show_source()

    def show_columns(self) -> None:
        """Show what the columns are taken for."""
        self._columns_place.setEnabled(True)
        self._turns.wait(self.columns)
        count = len(self.presenter.shown.columns)
        self.columns_caption.setText(f"{_COLUMNS_CAPTION}（全{count:,}列）")
        self.columns.show_columns()

    def show_preview(self) -> None:
        """Show the first rows as they would come in, or why none can."""
        problem = self.presenter.shown.problem
        if "preview" in vars(self):
            self._turns.wait(self.preview)
            self._fill_preview()
        else:  # behind the columns, which are made in this step
            self._turns.wait(self._preview_place, self._fill_preview)
        self.problem.setText(f"{problem.what}。{problem.remedy}" if problem else "")
        self.problem.setVisible(problem is not None)
        self.next.setEnabled(problem is None)

    def _fill_preview(self) -> None:
        self.preview.table.show(self.presenter.preview)
        blank = self.presenter.blank_heads
        for place, head in enumerate(PREVIEW_HEADS):
            self.preview.setColumnHidden(place, head in blank)
            if head in _FITTED:
                self.preview.fit_column(place, *_FITTED[head])

    def show_reading(self) -> None:
        """Show what came in, before the plan opens."""
        reading = self.presenter.reading
        if reading is None:
            return
        self.found.show_reading(reading)
        if self.pages.currentIndex() == _COLUMNS:  # what was typed in stays when it is read again
            self.found.show_heading(reading.plan.heading)
        self._show_page(_FOUND)
        self.next.setFocus()

    def read_again(self) -> None:
        """Read the list in the background."""
        self.next.setEnabled(False)
        self.next.setText("読み込んでいます…")
        self.pages.setEnabled(self.pages.currentIndex() == _FOUND)  # what is read by stays
        presenter = self.presenter
        self._work.start(presenter.reader(), presenter.take_reading, self._on_reading_failed)

    def show_error(self, error: AppError) -> None:
        """Show why something failed."""
        self.message = failure_boxes.show_error(error, self)

    # --- slots ----------------------------------------------------------------------------------

    def _on_next_clicked(self) -> None:
        if self.pages.currentIndex() == _FOUND:
            self._finish()
            return
        self.read_again()

    def _on_reading_failed(self, error: Exception) -> None:
        self._show_page(_COLUMNS)
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            self.failed.emit(error)

    def _finish(self) -> None:
        name = self.found.name.text().strip()
        if name and not self.presenter.save(name):
            return
        heading = self.found.form.heading
        for control in (self.next, self.back, self.pages):
            control.setEnabled(False)
        presenter = self.presenter
        self._work.start(
            lambda _: presenter.finished(heading), self._on_finished, self._on_reading_failed
        )

    def _on_finished(self, reading: Reading) -> None:
        self.imported.emit(reading)
        self.accept()

    # --- private --------------------------------------------------------------------------------

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.pages.setEnabled(True)
        self.back.setEnabled(True)
        self.back.setVisible(page == _FOUND)
        self.next.setText("取り込む(&I)" if page == _FOUND else "次へ(&N)")
        self.next.setEnabled(page == _FOUND or self.presenter.shown.problem is None)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._show_page(_COLUMNS))
        self.next.clicked.connect(self._on_next_clicked)

    def _lay_out(self) -> None:
        """Lay the pages out from the outside in: what is put into another is styled anew."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(self.pages, 1)
        buttons = QHBoxLayout()
        layout.addLayout(buttons)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        for button in (self.cancel, self.back):
            button.setAutoDefault(False)  # Enter goes on wherever the keyboard is
        page = QWidget(self.pages)
        self.pages.addWidget(page)
        self._fill_columns_page(page)
        self._show_page(_COLUMNS)

    def _fill_columns_page(self, page: QWidget) -> None:
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        source = self.presenter.shown.source.source
        file = hint_label(f"{Path(source).name}　列の読み方を確かめ、違うところを直してください。")
        file.setToolTip(source)
        layout.addWidget(file)
        layout.addWidget(self.choices)
        splitter = QSplitter(Qt.Orientation.Vertical, page)
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)
        _add_captioned(splitter, self.columns_caption, self._columns_place)
        preview = group_label("はじめの行は、このように取り込まれます")
        _add_captioned(splitter, preview, self._preview_place)
        splitter.setSizes([300, 230])
        layout.addWidget(self.problem)


def _add_captioned(splitter: QSplitter, caption: QLabel, content: QWidget) -> None:
    box = QWidget(splitter)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(caption)
    layout.addWidget(content, 1)
