"""Printing what is shown: on a printer, and to a PDF file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QProgressDialog

from gui.views.printing import printing
from gui.views.printing.printing import Printable, draw_pages, printer_for, read_printable
from gui.views.window.main_window import MainWindow
from gui.worker import Worker
from model.readers.reading import Reading
from reports.page import Imposing, Imposition
from reports.progress import NoProgress
from tests.gui.children import child
from tests.gui.verbs import button_of, choose, goal, pages_shown, press, tick
from tests.plans import plan_of_two_goals


def shown_pages(qtbot, window: MainWindow) -> Printable:
    """Return the pages of the preview as they are printed."""
    pages_shown(qtbot, window)
    pdf = window.preview_panel.pdf
    assert pdf is not None
    return read_printable(pdf, "計画冊子")


def printed_pages(qtbot, window: MainWindow, target: Path, *pages: int) -> PdfDocument:
    """Print ``pages`` of the preview, all where none are named, to the file ``target``."""
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setOutputFileName(str(target))
    if pages:
        printer.setPrintRange(printer.PrintRange.PageRange)
        printer.setFromTo(pages[0], pages[-1])
    window.works.printing.print_on(shown, printer)
    qtbot.waitUntil(lambda: f"PDF に保存しました：{target}" in window.notice.text(), timeout=20_000)
    return PdfDocument(target)


def dialog_for_printing(qtbot, window: MainWindow) -> QPrintDialog:
    """Choose 印刷, and return the dialog that comes."""
    vars(window.works.printing).pop("print_dialog", None)
    choose(window, "印刷(&P)…")
    qtbot.waitUntil(lambda: "print_dialog" in vars(window.works.printing))
    return window.works.printing.print_dialog


def test_some_pages_printed_to_a_file_are_the_pages_themselves(
    qtbot, window: MainWindow, tmp_path: Path
):
    with printed_pages(qtbot, window, tmp_path / "印刷.pdf", 2, 3) as printed:
        assert "2ページを PDF に保存" in window.notice.text()
        assert len(printed) == 2
        assert "目次" in printed[0].get_textpage().get_text_range()
        width, height = printed.get_page_size(0)
        assert (round(width), round(height)) == (595, 842)


def test_the_pages_that_were_shown_are_printed_though_others_came_meanwhile(
    qtbot, window: MainWindow, tmp_path: Path
):
    pages_shown(qtbot, window)
    shown = window.preview_panel.pdf
    pages = shown.read_bytes()
    dialog = dialog_for_printing(qtbot, window)
    window.picks.search("広報")
    qtbot.waitUntil(lambda: window.preview_panel.pdf != shown, timeout=20_000)
    dialog.printer().setOutputFileName(str(tmp_path / "印刷.pdf"))
    dialog.accepted.emit(dialog.printer())
    qtbot.waitUntil(lambda: "PDF に保存" in window.notice.text(), timeout=20_000)
    assert (tmp_path / "印刷.pdf").read_bytes() == pages
    dialog.close()


def test_the_page_that_is_looked_at_is_printed_where_that_is_chosen(
    qtbot, window: MainWindow, tmp_path: Path
):
    pages_shown(qtbot, window)
    window.preview_panel.pages_tab.page_view.go(1)
    pages_shown(qtbot, window)
    dialog = dialog_for_printing(qtbot, window)
    assert dialog.testOption(dialog.PrintDialogOption.PrintCurrentPage)
    printer = dialog.printer()
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    dialog.accepted.emit(dialog.printer())
    qtbot.waitUntil(lambda: "1ページを PDF に保存" in window.notice.text(), timeout=20_000)
    dialog.close()
    with PdfDocument(tmp_path / "印刷.pdf") as printed:
        assert "目次" in printed[0].get_textpage().get_text_range()


def test_the_window_does_not_wait_for_the_server_that_the_pages_lie_on(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    pages_shown(qtbot, window)
    server, read = threading.Event(), printing.read_printable
    monkeypatch.setattr(printing, "read_printable", lambda *of: server.wait(20) and read(*of))
    choose(window, "印刷(&P)…")
    assert "印刷の準備をしています" in window.notice.text()
    server.set()
    qtbot.waitUntil(lambda: "print_dialog" in vars(window.works.printing))
    window.works.printing.print_dialog.close()


def test_a_printer_that_takes_no_more_pages_is_told_and_what_it_has_is_withdrawn(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    withdrawn = []
    monkeypatch.setattr(QPrinter, "newPage", lambda _: False)
    monkeypatch.setattr(QPrinter, "abort", lambda printer: withdrawn.append(printer))
    monkeypatch.setattr(printing, "file_of", lambda _: None)
    window.works.printing.print_on(shown, printer)
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"), timeout=20_000)
    assert "印刷を中止しました" in window.failures.message.text()
    assert "送れたのは1ページです" in window.failures.message.informativeText()
    assert withdrawn == [printer]
    window.failures.message.close()


@pytest.fixture
def at_print(qtbot, window: MainWindow, tmp_path: Path, monkeypatch):
    """Print on a printer that takes its first page and waits; return what was withdrawn."""
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    is_free, withdrawn = threading.Event(), []
    monkeypatch.setattr(QPrinter, "newPage", lambda _: is_free.wait(20))
    monkeypatch.setattr(QPrinter, "abort", lambda printer: withdrawn.append(printer))
    monkeypatch.setattr(printing, "file_of", lambda _: None)
    window.works.printing.print_on(shown, printer)
    yield withdrawn, is_free
    is_free.set()


def test_printing_that_is_stopped_is_withdrawn_and_that_is_said(qtbot, window, at_print):
    withdrawn, is_free = at_print
    (bar,) = window.findChildren(QProgressDialog)
    bar.canceled.emit()
    is_free.set()
    qtbot.waitUntil(lambda: "印刷を中止しました" in window.notice.text(), timeout=20_000)
    assert len(withdrawn) == 1


def test_closing_while_pages_are_printed_is_asked_about(qtbot, window, at_print):
    withdrawn, is_free = at_print
    window.close()
    assert window.works.closing.question.text() == "印刷しています"
    press(qtbot, button_of(window.works.closing.question, "続ける"))
    assert window.isVisible()
    window.close()
    press(qtbot, button_of(window.works.closing.question, "中止して終了"))
    is_free.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert len(withdrawn) == 1


def test_pages_that_are_not_there_are_not_printed(qtbot, window: MainWindow):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(shown.count + 1, shown.count + 2)
    window.works.printing.print_on(shown, printer)
    assert "指定されたページがない" in window.notice.text()


def test_where_nothing_is_picked_printing_says_that_there_is_no_page(qtbot, window: MainWindow):
    window.picks.search("どこにもない")
    choose(window, "印刷(&P)…")
    qtbot.waitUntil(lambda: window.notice.text() == "印刷するページがありません。")


def asked_to_print(window: MainWindow, monkeypatch) -> list[tuple[Path, str]]:
    """Return what the print dialog would be opened for: the file of pages and the job's name."""
    asked: list[tuple[Path, str]] = []
    monkeypatch.setattr(
        window.works.printing, "ask", lambda pdf, name, _: asked.append((pdf, name))
    )
    return asked


def test_after_a_change_the_pages_that_hold_are_waited_for_and_printed(
    qtbot, window: MainWindow, monkeypatch
):
    pages_shown(qtbot, window)
    asked = asked_to_print(window, monkeypatch)
    outdated = window.preview_panel.pdf
    tick(window, goal(window).children[1], ticked=False)
    choose(window, "印刷(&P)…")
    assert asked == []
    assert "できしだい" in window.notice.text()
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert window.notice.text() == ""
    assert asked == [(window.preview_panel.pdf, "計画冊子.pdf")]
    assert asked[0][0] != outdated


def test_another_file_is_printed_with_its_own_pages_under_its_own_name(
    qtbot, window: MainWindow, monkeypatch
):
    pages_shown(qtbot, window)
    asked = asked_to_print(window, monkeypatch)
    files, booklet = window.preview_panel.files, window.preview_panel.pdf
    files.setCurrentText("所管課別一覧.xlsx")
    files.textActivated.emit("所管課別一覧.xlsx")
    press(qtbot, window.preview_panel.pages_tab.print_button)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    ((pdf, name),) = asked
    assert name == "所管課別一覧.xlsx"
    assert pdf != booklet
    with PdfDocument(pdf) as paper:
        assert "所管課別一覧" in paper[0].get_textpage().get_text_range()


def test_pages_of_another_plan_are_not_printed_for_those_that_were_asked_for(
    qtbot, window: MainWindow, monkeypatch
):
    pages_shown(qtbot, window)
    asked = asked_to_print(window, monkeypatch)
    window.picks.search("広報")
    choose(window, "印刷(&P)…")
    window.picks.open(Reading(plan_of_two_goals(), "二つの目標"))
    pages_shown(qtbot, window)
    assert asked == []
    choose(window, "印刷(&P)…")
    assert len(asked) == 1


def test_pages_are_printed_from_the_last_where_that_is_asked_for(
    qtbot, window: MainWindow, tmp_path: Path
):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setPageOrder(printer.PageOrder.LastPageFirst)
    target = tmp_path / "逆順.pdf"
    printer.setOutputFileName(str(target))
    window.works.printing.print_on(shown, printer)
    qtbot.waitUntil(lambda: "PDF に保存" in window.notice.text(), timeout=20_000)
    with PdfDocument(shown.file) as paper, PdfDocument(target) as printed:
        last = paper[shown.count - 1].get_textpage().get_text_range()
        assert printed[0].get_textpage().get_text_range() == last


def test_all_pages_printed_to_a_file_are_the_file_itself(qtbot, window: MainWindow, tmp_path: Path):
    target = tmp_path / "印刷.pdf"
    target.write_text("前のもの")
    printed_pages(qtbot, window, target).close()
    assert target.read_bytes() == window.preview_panel.pdf.read_bytes()
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [target]


def test_a_printer_of_pdfs_is_not_given_pictures_but_a_file(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    monkeypatch.setattr(printer, "printerName", lambda: "Microsoft Print to PDF")
    window.works.printing.print_on(shown, printer)
    dialog = window.works.printing.file_dialog
    assert dialog.selectedFiles()[0].endswith("計画冊子.pdf")
    dialog.fileSelected.emit(str(tmp_path / "印刷.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: "PDF に保存" in window.notice.text(), timeout=20_000)
    assert (tmp_path / "印刷.pdf").read_bytes() == window.preview_panel.pdf.read_bytes()


def test_no_box_of_progress_is_left_by_printing_that_is_over_at_once(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    start = Worker.start

    def start_and_end(worker: Worker) -> None:
        start(worker)
        worker.wait()

    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    printer.setPrintRange(printer.PrintRange.PageRange)
    printer.setFromTo(1, 1)
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    monkeypatch.setattr(printing, "file_of", lambda _: None)
    monkeypatch.setattr(Worker, "start", start_and_end)
    window.works.printing.print_on(shown, printer)
    qtbot.waitUntil(lambda: "1ページを印刷しました" in window.notice.text())
    qtbot.waitUntil(lambda: not window.findChildren(QProgressDialog))


def test_a_file_that_cannot_be_printed_to_is_told(
    qtbot, window: MainWindow, tmp_path: Path, profile: Path
):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    target = tmp_path / "印刷.pdf"
    target.mkdir()
    printer.setOutputFileName(str(target))
    window.works.printing.print_on(shown, printer)
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    assert str(target) in window.failures.message.informativeText()
    assert [path for path in tmp_path.iterdir() if path != profile] == [target]
    window.failures.message.close()


@pytest.mark.parametrize("grey", [False, True])
def test_a_printer_gets_pictures_of_its_resolution_without_smoothed_edges(
    qtbot, window: MainWindow, tmp_path: Path, grey: bool
):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setColorMode(printer.ColorMode.GrayScale if grey else printer.ColorMode.Color)
    assert printer.resolution() >= 600
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    draw_pages(shown, [1], printer, NoProgress())
    with PdfDocument(tmp_path / "印刷.pdf") as printed:
        pictures = list(printed[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))
        assert {round(picture.get_metadata().horizontal_dpi) for picture in pictures} == {600}
        samples = b"".join(bytes(picture.get_bitmap().buffer) for picture in pictures)
    assert len(set(samples)) < 20  # ink, lines and tints: no greys between ink and paper
    assert (tmp_path / "印刷.pdf").stat().st_size < 600_000


def test_a_page_larger_than_the_paper_is_made_to_fit(qtbot, window: MainWindow, tmp_path: Path):
    shown = shown_pages(qtbot, window)
    printer = printer_for(shown)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setOutputFileName(str(tmp_path / "印刷.pdf"))
    draw_pages(shown, [1], printer, NoProgress())
    with PdfDocument(tmp_path / "印刷.pdf") as printed:
        width, height = printed.get_page_size(0)
        for picture in printed[0].get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = picture.get_bounds()
            assert -1 <= left < right <= width + 1
            assert -1 <= bottom < top <= height + 1


def offered(qtbot, window: MainWindow) -> Path:
    """Open the print dialog, and return the file that it offers for printing to one."""
    dialog = dialog_for_printing(qtbot, window)
    file = Path(child(dialog, QLineEdit, "filename").text())
    dialog.close()
    return file


def test_a_pdf_file_is_offered_beside_the_files_that_are_made_and_in_place_of_none(
    qtbot, window: MainWindow, folder: Path
):
    pages_shown(qtbot, window)
    assert (
        offered(qtbot, window) == folder.parent / "計画冊子.pdf"
    )  # the folder comes with the first files
    folder.mkdir()
    assert offered(qtbot, window) == folder / "計画冊子.pdf"
    (folder / "計画冊子.pdf").write_text("作成したもの")
    assert offered(qtbot, window) == folder / "計画冊子（2）.pdf"


@pytest.mark.parametrize(
    ("imposition", "duplex"),
    [
        (Imposition(), QPrinter.DuplexMode.DuplexLongSide),
        (Imposition(Imposing.BOOKLET), QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_a_booklet_to_be_folded_is_turned_over_at_the_short_edge(
    qtbot, window: MainWindow, monkeypatch, imposition: Imposition, duplex: QPrinter.DuplexMode
):
    asked = []  # a printer that is none, as of a machine without any, knows one side alone
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, mode: asked.append(mode))
    window.making.change_options(imposition=imposition)
    printer_for(shown_pages(qtbot, window))
    assert asked == [duplex]
