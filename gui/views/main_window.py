"""The main window: three steps side by side under a line that names the open plan."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QProgressDialog,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.choices import NamedChoices
from gui.presenters.finding_rows import row_of
from gui.presenters.making import Making
from gui.presenters.memory import Memory, Settings
from gui.presenters.picks import Picks
from gui.presenters.preview import Preview
from gui.views import dialogs
from gui.views.list_opening import ListOpening
from gui.views.menus import add_menus
from gui.views.outcome_panel import PROGRESS, OutcomePanel
from gui.views.picks_panel import PicksPanel
from gui.views.preview_panel import PreviewPanel
from gui.views.theme import apply_theme
from gui.worker import Signals, Work, Worker
from gui.workshop import Workshop
from model.errors import AppError, OutputError
from model.finding import Finding
from model.pick_index import PickIndex
from model.plan import PlanHeading
from model.readers.reading import Reading
from reports.fault_log import describe_fault, log_folder, record_fault
from reports.making.job import WrittenFile
from reports.making.orders import Broken

LoadBuiltIn = Callable[[], Reading]
ReadPlan = Callable[[Path, PlanHeading | None], Reading]
_FILTER = "計画・一覧（*.txt *.xlsx *.xlsm *.csv *.tsv）;;すべてのファイル（*）"
_BOOK_FILTER = "計画ブック（*.xlsx）"
_WORKBOOK = ".xlsx"
_REMEMBER_MS = 1500
_NOTICE_MS = 12_000
ROWS_TAB, FINDINGS_TAB = 2, 3


@dataclass(frozen=True, slots=True)
class Sources:
    """Where plans come from."""

    load_built_in: LoadBuiltIn
    read_plan: ReadPlan


class MainWindow(QMainWindow):
    """Binds presenters, panels and work in the background."""

    def __init__(self, sources: Sources, workshop: Workshop, memory: Memory, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("計画帳票")
        room = self.screen().availableSize()
        self.resize(min(1320, room.width() - 20), min(800, room.height() - 50))
        self.setAcceptDrops(True)
        self._sources, self._workshop, self.memory = sources, workshop, memory
        self._workers: set[Worker] = set()
        self._plan_path: Path | None = None
        self._is_closing = False
        self.picks: Picks = Picks(self)
        self.making: Making = Making(self, self.picks, workshop, folder)
        self.picks_panel = PicksPanel(self.picks)
        self.preview_panel: PreviewPanel = PreviewPanel()
        self.preview: Preview = Preview(self.preview_panel, self.picks, self.making, workshop)
        self.preview_panel.bind(self.preview)
        self.outcome_panel: OutcomePanel = OutcomePanel(self.making)
        self.headline = QLabel("計画を読み込んでいます…")
        self.headline.setObjectName("headline")
        self.source = QLabel()
        self.source.setObjectName("source")
        self.strip = QLabel()
        self.strip.setObjectName("strip")
        self.notice = QLabel()
        self.notice.setObjectName("hint")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._notice_time = QTimer(self)
        self._notice_time.setSingleShot(True)
        self._notice_time.timeout.connect(self.notice.clear)
        self.findings_button = QPushButton("確認事項")
        self.sets_button = QToolButton()
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.setInterval(_REMEMBER_MS)
        self._remembering.timeout.connect(self.remember)
        self.lists = ListOpening(
            self,
            self.start_work,
            memory.shelf,
            self._on_list_imported,
            self._on_plan_failed,
            self._open_something,
        )
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.recent_menu: QMenu = QMenu("最近使った計画(&R)", self)
        self.sets_menu: QMenu = QMenu("選択のセット(&N)", self)
        self.actions_by_text = add_menus(self)
        self.sets_button.setMenu(self.sets_menu)
        self._connect()
        self._show_recent()
        self._show_sets()
        self.enable_panels(enabled=False)

    @property
    def search(self) -> QLineEdit:
        """Where words are searched for."""
        return self.picks_panel.search

    # --- opening plans --------------------------------------------------------------------------

    def open_last(self) -> None:
        """Open the plan that was open last, with what was chosen then."""
        state = self.memory.state
        if state.plan is None:
            self.open_built_in()
        else:
            self.open_plan(state.plan)

    def open_built_in(self) -> None:
        """Open the built-in plan in the background."""
        self.start_work(
            lambda _: _indexed(self._sources.load_built_in()), lambda made: self._open(made, None)
        )

    def open_plan(self, path: Path) -> None:
        """Open the plan at ``path`` in the background; a text is asked for its title page."""
        path = path.absolute()
        known = self.memory.state.headings.get(str(path))
        self.start_work(
            lambda _: _indexed(self._sources.read_plan(path, known)),
            lambda made: self._on_plan_read(made, path, known),
            self._on_plan_failed,
        )

    def open_reading(self, reading: Reading) -> None:
        """Show a plan that has been read otherwise."""
        self._open((reading, PickIndex(reading.plan)), None)

    def ask_for_plan(self) -> None:
        """Ask for a plan file and open it."""
        self.file_dialog = QFileDialog(self, "計画を開く", "", _FILTER)
        self.file_dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.file_dialog.fileSelected.connect(lambda path: self.open_plan(Path(path)))
        self.file_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file_dialog.open()

    def ask_for_list(self) -> None:
        """Ask for a list and bring it in by the wizard."""
        self.lists.ask()

    def compare_plans(self) -> None:
        """Choose two plans and show what has changed between them."""
        from gui.views.comparison_dialog import ComparisonDialog  # noqa: PLC0415  seldom used

        dialog = ComparisonDialog(
            self.lists.read_as_saved(self._read_known),
            self.start_work,
            self.making.folder,
            self.picks.reading,
            self,
        )
        dialog.failed.connect(self._on_work_failed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.comparison = dialog
        dialog.open()

    def ask_where_to_save(self) -> None:
        """Ask for a file and save the plan as a workbook there."""
        name = f"{self.picks.plan.heading.title}.xlsx"
        self.file_dialog = QFileDialog(
            self, "計画をブックに保存", str(self.making.folder.parent / name), _BOOK_FILTER
        )
        self.file_dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.file_dialog.setDefaultSuffix("xlsx")
        self.file_dialog.fileSelected.connect(lambda path: self.save_plan(Path(path)))
        self.file_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file_dialog.open()

    def save_plan(self, target: Path) -> None:
        """Save the plan as a workbook; the dialog has asked whether to replace one."""
        plan = self.picks.plan

        def save(_: Signals) -> Path:
            from reports.making.plan_workbook import write_plan_workbook  # noqa: PLC0415

            return write_plan_workbook(plan, target, replaces=True)

        self.start_work(save, self._on_plan_saved)

    # --- what the presenters show ---------------------------------------------------------------

    def show_plan(self) -> None:
        """Show the plan that was opened."""
        reading = self.picks.reading
        if reading is None:
            return
        self._workshop.take_plan(reading.plan)
        self.headline.setText(self.picks.headline)
        self.source.setText(Path(reading.source).name)
        self.source.setToolTip(reading.source)
        count = len(reading.findings)
        self.findings_button.setText(f"確認事項 {count:,}件")
        self.findings_button.setEnabled(count > 0)
        self.preview_panel.findings.show_findings(reading.findings)
        self.picks_panel.show_plan()
        self.enable_panels(enabled=True)

    def show_picked(self) -> None:
        """Show what is picked."""
        self.preview_panel.listings.table.show(self.picks.rows)
        self.strip.setText(self.picks.strip)
        self.picks_panel.show_picked()
        self.outcome_panel.show_choices()
        self.actions_by_text["元に戻す(&U)"].setEnabled(self.picks.can_undo)
        self.actions_by_text["やり直す(&Y)"].setEnabled(self.picks.can_redo)
        self._remembering.start()

    def show_choices(self) -> None:
        """Show what is chosen to be made."""
        self.outcome_panel.show_choices()
        self._remembering.start()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the making is."""
        self.outcome_panel.show_progress(done, total, what)

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show what was written."""
        self.outcome_panel.show_results(files)

    def show_error(self, error: AppError) -> None:
        """Show why something failed; what was there stays as it was."""
        self.message = dialogs.show_error(error, self)

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        """Ask whether files that are there are replaced."""
        self.question = dialogs.ask_to_replace(
            names,
            lambda replaces, keeps: self.making.answer_replace(replaces=replaces, keeps=keeps),
            self,
        )

    def ask_about_locked(self, error: AppError) -> None:
        """Ask what to do with a file that is held."""
        self.question = dialogs.ask_about_locked(error, self.making.answer_locked, self)

    def show_notice(self, text: str) -> None:
        """Tell something by the way, at the foot of the window."""
        self.notice.setText(text)
        self.notice.setToolTip(text)
        self._notice_time.start(_NOTICE_MS)

    # --- menus ----------------------------------------------------------------------------------

    def show_findings(self) -> None:
        """Show the findings of the plan."""
        self.preview_panel.tabs.setCurrentIndex(FINDINGS_TAB)
        self.preview_panel.findings.list.setFocus()

    def show_row_of(self, finding: Finding) -> None:
        """Show the row that ``finding`` speaks of, with everything picked where it is not."""
        row = row_of(finding, self.picks.plan)
        if row is None:
            self.show_notice("この確認事項は、特定の事業の行についてではありません。")
            return
        if not any(other is row for other in self.picks.rows):
            self.picks.reset()
            self.show_notice("行を表示するため、すべてを選びました（Ctrl+Z で元に戻ります）。")
        self.preview_panel.tabs.setCurrentIndex(ROWS_TAB)
        self.preview_panel.listings.show_row(row)

    def show_pages_tab(self) -> None:
        """Show the pages of the preview."""
        self.preview_panel.tabs.setCurrentIndex(0)

    def show_sheets_tab(self) -> None:
        """Show the sheets of the preview."""
        self.preview_panel.tabs.setCurrentIndex(1)

    def show_rows_tab(self) -> None:
        """Show the picked rows."""
        self.preview_panel.tabs.setCurrentIndex(ROWS_TAB)

    def zoom_in(self) -> None:
        """Show pages larger."""
        self.preview_panel.page_view.zoom(1)

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.preview_panel.page_view.zoom(-1)

    def switch_spread(self) -> None:
        """Show one page or two side by side."""
        self.preview_panel.spread.click()

    def switch_thumbnails(self) -> None:
        """Show all pages small, or not."""
        self.preview_panel.thumbs.click()

    def make(self) -> None:
        """Make the files."""
        self.making.make()

    def ask_for_folder(self) -> None:
        """Ask where files go."""
        self.outcome_panel.browse()

    def undo(self) -> None:
        """Take the last change of picks back."""
        self.picks.undo()

    def redo(self) -> None:
        """Make the change of picks again that was taken back last."""
        self.picks.redo()

    def pick_all(self) -> None:
        """Pick everything."""
        self.picks.reset()

    def focus_search(self) -> None:
        """Go to where words are searched for."""
        self.search.setFocus()
        self.search.selectAll()

    def show_help(self) -> None:
        """Show how the program is used."""
        from gui.views.help_window import HelpWindow  # noqa: PLC0415  only who asks needs it

        self.help = HelpWindow(self)
        self.help.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.help.show()

    def show_about(self) -> None:
        """Show version, licences and log folder."""
        self.about = dialogs.AboutDialog(log_folder(), self.memory.notices, self)
        self.about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about.open()

    def show_settings(self) -> None:
        """Ask for size of type and colours."""
        dialog = dialogs.SettingsDialog(self.memory.settings, self._apply_settings, self)
        dialog.accepted.connect(lambda: self.memory.keep_settings(dialog.settings()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings_dialog = dialog
        dialog.open()

    def ask_for_set_name(self) -> None:
        """Ask for a name and keep what is chosen under it."""
        names = [named.name for named in self.memory.state.sets]
        dialog = dialogs.NameDialog(names, self)
        dialog.accepted.connect(lambda: self.keep_set(dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name_dialog = dialog
        dialog.open()

    def keep_set(self, name: str) -> None:
        """Keep what is chosen under ``name``."""
        named = NamedChoices(name, self.making.choices)
        self.memory.keep_state(self.memory.state.with_set(named))
        self._show_sets()
        self.show_notice(f"セット「{name}」を保存しました。")

    def take_set(self, named: NamedChoices) -> None:
        """Choose what was kept."""
        self.making.take(named.choices)
        lacking = self.picks.lacking(named.choices.selection)
        more = f"この計画にないため外したもの：{'、'.join(lacking)}" if lacking else ""
        self.show_notice(f"セット「{named.name}」を読み出しました。{more}")

    def drop_set(self, name: str) -> None:
        """Forget a set."""
        self.memory.keep_state(self.memory.state.without_set(name))
        self._show_sets()

    def print_preview(self) -> None:
        """Print the pages that are shown."""
        if self.preview_panel.pdf:
            self.ask_to_print(self.preview_panel.pdf, self.preview_panel.files.currentText())

    def ask_to_print(self, pdf: Path, name: str = "") -> None:
        """Ask for the printer by the system's dialog, then print ``pdf``."""
        from gui.views.printing import print_dialog, printer_for  # noqa: PLC0415

        printer = printer_for(pdf)
        printer.setDocName(Path(name or pdf.name).stem)
        dialog = print_dialog(printer, self)
        dialog.accepted.connect(lambda: self.print_on(pdf, printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.print_dialog = dialog
        QDialog.open(dialog)  # the print dialog's own would take a slot

    def print_on(self, pdf: Path, printer: QPrinter) -> None:
        """Print ``pdf`` in the background, with progress that can be cancelled."""
        from gui.views.printing import print_pages  # noqa: PLC0415

        bar = QProgressDialog("印刷しています", "中止", 0, 1, self)
        bar.setWindowTitle("印刷")
        bar.setMinimumDuration(300)
        signals = self.start_work(
            lambda signals: print_pages(pdf, printer, signals),
            lambda count: self.show_notice(f"{count}ページを印刷しました。"),
        )
        signals.advanced.connect(lambda done, total, what: _show_step(bar, done, total, what))
        for ended in (signals.finished, signals.failed, signals.cancelled):
            ended.connect(bar.close)
        bar.canceled.connect(signals.cancel)
        self.print_bar = bar

    # --- for dialogs of their own ---------------------------------------------------------------

    def start_work(
        self,
        work: Work,
        then: Callable[[Any], None],
        fails: Callable[[Exception], None] | None = None,
    ) -> Signals:
        """Do ``work`` in the background and hand its result to ``then``; failures are told."""
        worker = Worker(work, self)
        worker.signals.finished.connect(then)
        worker.signals.failed.connect(fails or self._on_work_failed)
        worker.finished.connect(lambda: self._workers.discard(worker))
        self._workers.add(worker)
        worker.start()
        return worker.signals

    def enable_panels(self, *, enabled: bool) -> None:
        """Enable the panels once a plan is open."""
        for widget in (self.picks_panel, self.preview_panel, self.outcome_panel, self.sets_button):
            widget.setEnabled(enabled)
        for action in self.actions_by_text.values():
            if action.data():
                action.setEnabled(enabled)

    def remember(self) -> None:
        """Keep what is open and chosen for the next start."""
        if self.picks.reading is None:
            return
        layout = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "columns": self.splitter.sizes(),
        }
        self.memory.keep_state(
            replace(
                self.memory.state,
                plan=self._plan_path,
                choices=self.making.choices,
                layout=layout,
            )
        )

    # --- Qt -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_plan(Path(event.mimeData().urls()[0].toLocalFile()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._restore_layout()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.making.is_busy and not self._is_closing:
            self.question = dialogs.ask_to_close(self._close_at_once, self)
            event.ignore()
            return
        self.making.cancel()
        self._remembering.stop()
        self.remember()
        for worker in tuple(self._workers):
            worker.signals.cancel()
            worker.wait()
        self.preview_panel.close_renderer()
        event.accept()

    # --- slots ----------------------------------------------------------------------------------

    def _on_plan_read(
        self, made: tuple[Reading, PickIndex], path: Path, known: PlanHeading | None
    ) -> None:
        reading, index = made
        if reading.mapping is not None:
            self.lists.open(path)
            return
        if known or path.suffix.casefold() == _WORKBOOK:
            self._open(made, path)
            return
        asks = dialogs.HeadingDialog(reading.plan.heading, date.today().year, self)  # noqa: DTZ011
        asks.accepted.connect(
            lambda: self._open((_with_heading(reading, asks.heading()), index), path)
        )
        asks.rejected.connect(self._open_something)
        asks.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading_dialog = asks
        asks.open()

    def _on_list_imported(self, reading: Reading) -> None:
        self.open_reading(reading)
        self.show_notice("一覧を取り込みました。「計画をブックに保存」で計画として残せます。")

    def _read_known(self, path: Path) -> Reading:
        """Read a plan with the title page that its user gave it before."""
        return self._sources.read_plan(path, self.memory.state.headings.get(str(path.absolute())))

    def _on_plan_failed(self, error: Exception) -> None:
        self._open_something()
        self._on_work_failed(error)

    def _open_something(self) -> None:
        """Leave no window without a plan."""
        if self.picks.reading is None:
            self.open_built_in()

    def _open(self, made: tuple[Reading, PickIndex], path: Path | None) -> None:
        reading, index = made
        state = self.memory.state
        is_first = self.picks.reading is None
        chosen = state.choices if is_first and state.plan == path else None
        self._plan_path = path
        heading = reading.plan.heading if path and path.suffix.casefold() != _WORKBOOK else None
        self.memory.keep_state(state.with_plan(path, heading))
        if chosen:
            self.picks.open(reading, index, chosen.selection)
            self.making.take(chosen)
        else:
            self.picks.open(reading, index)
        self._show_recent()
        gc.freeze()  # a large plan is walked through by each collection otherwise

    def _on_plan_saved(self, path: Path) -> None:
        self.memory.keep_state(self.memory.state.with_plan(path))
        self._plan_path = path
        self.source.setText(path.name)
        self._show_recent()
        self.show_notice(f"計画をブックに保存しました：{path}")

    def _on_work_failed(self, error: Exception) -> None:
        if isinstance(error, AppError):
            self.show_error(error)
        else:
            self.remember()
            log = str(record_fault(error))
            self.message = dialogs.show_fault(describe_fault(error), log, self)

    def _on_workshop_making(self, answer: Any) -> None:
        self.making.take_answer(answer)

    def _on_workshop_preview(self, answer: Any) -> None:
        self.preview.take_answer(answer)

    def _on_workshop_broken(self, broken: Broken) -> None:
        was_busy = self.making.is_busy
        self.making.give_up()
        if was_busy:
            self.message = dialogs.show_fault(broken.report, str(broken.log), self)

    def _on_workshop_died(self) -> None:
        self.making.give_up()
        self.preview.choose("")
        self.preview.outdate()
        self.show_notice("作成の処理が止まったため、起動し直しました。")

    def _on_workshop_lost(self) -> None:
        self.making.give_up()
        error = OutputError(
            "帳票を作る処理を起動できません",
            where=str(log_folder()),
            remedy="プログラムを起動し直してください。続くときは、配布された状態のまま置き直してください。",
        )
        self.preview_panel.show_nothing(f"{error.what}。{error.remedy}")
        self.show_error(error)

    def _on_escape_pressed(self) -> None:
        if self.making.is_busy:
            self.outcome_panel.cancel_button.click()
        elif self.outcome_panel.pages.currentIndex() > PROGRESS:
            self.outcome_panel.back_button.click()

    def _close_at_once(self) -> None:
        self._is_closing = True
        self.close()

    def _apply_settings(self, settings: Settings) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, settings)

    # --- private --------------------------------------------------------------------------------

    def _connect(self) -> None:
        shop = self._workshop
        for told in (shop.advanced, shop.already_there, shop.locked, shop.made):
            told.connect(self._on_workshop_making)
        for told in (shop.named, shop.sheet_begun, shop.lines_added, shop.pages_made):
            told.connect(self._on_workshop_preview)
        for told in (shop.failed, shop.stopped):
            told.connect(self._on_workshop_making)
            told.connect(self._on_workshop_preview)
        shop.broken.connect(self._on_workshop_preview)
        shop.broken.connect(self._on_workshop_broken)
        shop.died.connect(self._on_workshop_died)
        shop.lost.connect(self._on_workshop_lost)
        self.outcome_panel.printing_wanted.connect(self.ask_to_print)
        self.preview_panel.printing_wanted.connect(self.print_preview)
        self.preview_panel.findings.chosen.connect(self.show_row_of)
        self.findings_button.clicked.connect(self.show_findings)
        QShortcut(QKeySequence("Esc"), self, self._on_escape_pressed)

    def _show_recent(self) -> None:
        self.recent_menu.clear()
        for number, path in enumerate(self.memory.state.recent, 1):
            action = QAction(f"&{number} {path.name}", self.recent_menu)
            action.setToolTip(str(path))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open_plan(path))
            self.recent_menu.addAction(action)
        self.recent_menu.setEnabled(bool(self.memory.state.recent))

    def _show_sets(self) -> None:
        self.sets_menu.clear()
        sets = self.memory.state.sets
        for named in sets:
            action = QAction(named.name.replace("&", "&&"), self.sets_menu)
            action.triggered.connect(lambda _=False, named=named: self.take_set(named))
            self.sets_menu.addAction(action)
        self.sets_menu.addSeparator()
        keep = QAction("いまの選択をセットとして保存(&S)…", self.sets_menu)
        keep.triggered.connect(lambda _=False: self.ask_for_set_name())
        self.sets_menu.addAction(keep)
        drops = self.sets_menu.addMenu("セットを削除(&D)")
        drops.setEnabled(bool(sets))
        for named in sets:
            action = QAction(named.name.replace("&", "&&"), drops)
            action.triggered.connect(lambda _=False, name=named.name: self.drop_set(name))
            drops.addAction(action)

    def _restore_layout(self) -> None:
        layout = self.memory.state.layout
        if self.property("restored") or not layout:
            return
        self.setProperty("restored", True)
        self.restoreGeometry(QByteArray.fromBase64(str(layout.get("geometry", "")).encode()))
        sizes: Sequence[int] = layout.get("columns", ())
        if len(sizes) == self.splitter.count() and all(isinstance(size, int) for size in sizes):
            self.splitter.setSizes(list(sizes))

    def _lay_out(self) -> None:
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(6)
        for place, (panel, least) in enumerate(
            ((self.picks_panel, 240), (self.preview_panel, 380), (self.outcome_panel, 232))
        ):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(place, 1 if panel is self.preview_panel else 0)
            panel.setMinimumWidth(least)
        self.splitter.setSizes([276, 700, 244])
        body = QVBoxLayout()
        body.setContentsMargins(6, 6, 6, 3)
        body.addWidget(self.splitter)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        layout.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 5)
        foot.addWidget(self.strip)
        foot.addWidget(self.notice, 1)
        layout.addLayout(foot)
        self.setCentralWidget(central)

    def _header(self) -> QWidget:
        header = QWidget()
        header.setObjectName("header")
        opens = QPushButton("計画を開く…")
        opens.clicked.connect(self.ask_for_plan)
        self.sets_button.setText("選択のセット ▾")
        self.sets_button.setAccessibleName("選択のセット")
        self.sets_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(header)
        line.setContentsMargins(12, 5, 12, 5)
        line.setSpacing(8)
        line.addWidget(self.headline)
        line.addWidget(self.source, 1)
        for button in (self.sets_button, self.findings_button, opens):
            button.setObjectName("onHeader")
            line.addWidget(button)
        return header


def _indexed(reading: Reading) -> tuple[Reading, PickIndex]:
    index = PickIndex(reading.plan)
    index.prepare_search()
    return reading, index


def _with_heading(reading: Reading, heading: PlanHeading) -> Reading:
    return replace(reading, plan=replace(reading.plan, heading=heading))


def _show_step(bar: QProgressDialog, done: int, total: int, what: str) -> None:
    bar.setRange(0, total)
    bar.setValue(done)
    bar.setLabelText(what)
