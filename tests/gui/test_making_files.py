"""Making files."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from gui.views.making.outcome_panel import CHOICES
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from model.errors import TargetLockedError
from model.finding import Finding, Severity
from model.readers.reading import Reading
from reports.catalogue import report_by_id
from reports.making.delivery import WhenLocked
from reports.making.messages import Locked, Made
from reports.making.run import WrittenFile
from reports.options import Format
from tests.gui.children import children
from tests.gui.verbs import (
    LOCKED_ANSWERS,
    button_of,
    file_links,
    follow,
    made,
    pages_shown,
    press,
    want_only,
)
from tests.plans import plan_of_two_goals


def test_with_nothing_changed_two_files_are_made_in_the_folder_that_is_named(
    qtbot, window: MainWindow, folder: Path
):
    pages_shown(qtbot, window)
    panel = window.outcome_panel
    assert panel.names.text() == "所管課別一覧.xlsx\n計画冊子.pdf"
    assert panel.folder.path == str(folder)
    preview = window.preview_panel.width()
    press(qtbot, panel.make_button)
    made(qtbot, window)
    assert window.preview_panel.width() == preview
    assert sorted(path.name for path in folder.iterdir()) == ["所管課別一覧.xlsx", "計画冊子.pdf"]
    assert panel.results.count.text() == "ファイルを2件作成しました。"
    assert list(file_links(window)) == [
        "所管課別一覧.xlsxを開く",
        "計画冊子.pdfを開く",
        "計画冊子.pdfを印刷する",
    ]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert panel.shown == CHOICES


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Return what the system is asked to open; it says that it did."""
    asked: list[str] = []
    monkeypatch.setattr("gui.views.common.system_programs.which", lambda _program: None)

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", open_url)
    return asked


def test_what_was_made_is_opened_by_the_systems_program(
    qtbot, window: MainWindow, folder: Path, opened: list[str]
):
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    follow(qtbot, window, "データ.csvを開く")
    press(qtbot, window.outcome_panel.results.open_folder_button)
    assert opened == [str(folder / "データ.csv"), str(folder)]


def test_the_folder_of_what_was_made_is_opened_and_not_one_chosen_since(
    qtbot, window: MainWindow, folder: Path, opened: list[str]
):
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    window.making.change_folder(folder.parent)
    assert window.outcome_panel.results.folder.path == str(folder)
    press(qtbot, window.outcome_panel.results.open_folder_button)
    assert opened == [str(folder)]


def copied_place(qtbot, window: MainWindow) -> str:
    """Return what the button of the message copies, once it has come."""
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    box = window.failures.message
    press(qtbot, button_of(box, "場所をコピー"))
    assert box.isVisible()
    box.close()
    return QGuiApplication.clipboard().text()


def test_a_file_that_no_program_opens_is_told_with_its_place(
    qtbot, window: MainWindow, folder: Path, monkeypatch
):
    monkeypatch.setattr("gui.views.common.system_programs.which", lambda _program: None)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: False)
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    follow(qtbot, window, "データ.csvを開く")
    assert "「データ.csv」を開くプログラムが見つかりません" in window.failures.message.text()
    assert copied_place(qtbot, window) == str(folder / "データ.csv")
    del window.failures.message
    press(qtbot, window.outcome_panel.results.open_folder_button)
    assert copied_place(qtbot, window) == str(folder)


def test_a_file_that_the_desktop_of_linux_fails_to_open_is_told_too(
    qtbot, window: MainWindow, folder: Path, monkeypatch
):
    programs = "gui.views.common.system_programs"
    monkeypatch.setattr(f"{programs}.sys", SimpleNamespace(platform="linux"))
    monkeypatch.setattr(f"{programs}.which", lambda _program: sys.executable)  # runs no table
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    follow(qtbot, window, "データ.csvを開く")
    assert copied_place(qtbot, window) == str(folder / "データ.csv")


def test_each_name_of_many_files_is_read_whole(
    qtbot, window: MainWindow, shop: Workshop, folder: Path
):
    panel = window.outcome_panel
    window.making.run.follow(77)
    files = tuple(
        WrittenFile(folder / f"所管課別一覧_子育て支援相談{n}課.xlsx", "departments", "xlsx", 1, 1)
        for n in range(48)
    )
    shop.answered.emit(Made(77, files))
    shown = panel.results.files
    qtbot.waitUntil(lambda: shown.rowAt(0) == 0 and shown.rowHeight(0) >= lines_of(shown, 0))
    shown.scrollToBottom()
    assert all(shown.rowHeight(row) >= lines_of(shown, row) for row in (46, 47))


def lines_of(view: QTableView, row: int) -> int:
    """Return how high the name in a row is, broken where the column ends."""
    room, wraps = QRect(0, 0, view.columnWidth(0) - 8, 0), Qt.TextFlag.TextWrapAnywhere
    text = view.model().index(row, 0).data()
    return view.fontMetrics().boundingRect(room, wraps, text).height()


def test_a_thousand_files_are_shown_without_holding_the_window_up(
    qtbot, window: MainWindow, shop: Workshop, folder: Path
):
    window.making.run.follow(77)
    file = WrittenFile(folder / "所管課別一覧_市民協働課.xlsx", "departments", "xlsx", 1, 1)
    before = len(children(window, QObject))
    shop.answered.emit(Made(77, (file,) * 1_000))
    qtbot.waitUntil(window.outcome_panel.results.isVisible)
    assert len(children(window, QObject)) - before < 200


def test_the_keyboard_reaches_what_can_be_done_with_each_file(
    qtbot, window: MainWindow, shop: Workshop, folder: Path, opened: list[str]
):
    printed: list[Path] = []
    window.outcome_panel.printing_wanted.disconnect()  # no printer is asked
    window.outcome_panel.printing_wanted.connect(printed.append)
    folder.mkdir()
    files = tuple(
        WrittenFile(folder / name, "summary", "pdf", 1, 1) for name in ("一.pdf", "二.pdf")
    )
    for file in files:
        file.path.write_bytes(b"")
    window.making.run.follow(77)
    shop.answered.emit(Made(77, files))
    shown = window.outcome_panel.results.files
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert opened == [str(folder / "一.pdf")]
    assert printed == [folder / "二.pdf"]


def test_a_question_about_files_goes_with_the_plan_that_it_is_about(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window.making_view, "question"))
    window.picks.open(Reading(plan_of_two_goals(), "二つの目標"))
    assert not window.making_view.question.isVisible()
    assert not window.making.is_busy
    assert [path.name for path in folder.iterdir()] == ["データ.csv"]


def test_no_question_is_asked_about_files_of_a_plan_that_is_no_longer_open(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    window.picks.open(Reading(plan_of_two_goals(), "二つの目標"))
    qtbot.waitUntil(lambda: not window.making.is_busy, timeout=20_000)
    assert not hasattr(window.making_view, "question")
    assert "前の計画のファイルは作成していません" in window.notice.text()


def test_files_of_a_plan_that_is_no_longer_open_do_not_lead_to_the_findings_of_another(
    qtbot, window: MainWindow, two_goals_with_doubt: Reading
):
    want_only(window, "data", Format.CSV)
    window.picks.open(two_goals_with_doubt)
    title = two_goals_with_doubt.plan.heading.dated_title
    press(qtbot, window.outcome_panel.make_button)
    window.picks.open(Reading(plan_of_two_goals(), "二つの目標"))
    made(qtbot, window)
    results = window.outcome_panel.results
    assert f"前に開いていた「{title}」" in results.doubt.text()
    assert "確認事項が1件" in results.doubt.text()
    assert not results.findings_button.isVisible()
    window.picks.open(two_goals_with_doubt)
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window.making_view, "question"))
    press(qtbot, button_of(window.making_view.question, "置き換える"))
    made(qtbot, window)
    assert "前に開いていた" not in results.doubt.text()
    assert results.findings_button.isVisible()


@pytest.fixture
def two_goals_with_doubt() -> Reading:
    doubt = Finding(Severity.WARNING, "「事業一覧」シート3行目", "金額を読み取れませんでした。")
    return Reading(plan_of_two_goals(), "二つの目標", findings=(doubt,))


def test_what_was_made_stands_beside_the_choices_which_are_off_only_meanwhile(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    panel = window.outcome_panel
    pages_shown(qtbot, window)
    window.making_view.show_progress(1, 2, "データ.csv")
    box = panel.reports.boxes["data", Format.CSV]
    qtbot.waitUntil(panel.progress.isVisible)
    assert box.isVisible()
    assert not box.isEnabled()
    window.making_view.show_choices()
    assert box.isEnabled()
    press(qtbot, panel.make_button)
    made(qtbot, window)
    assert panel.results.isVisible()
    assert panel.make_button.isVisible()
    want_only(window, "summary", Format.PDF)
    press(qtbot, panel.make_button)
    made(qtbot, window)
    assert sorted(path.name for path in folder.iterdir()) == ["データ.csv", "会議用概要.pdf"]
    press(qtbot, panel.results.close_button)
    assert not panel.results.isVisible()


def test_what_was_made_of_a_plan_makes_way_for_the_next_plan(qtbot, window: MainWindow):
    want_only(window, "data", Format.CSV)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    window.picks.open(Reading(plan_of_two_goals(), "二つの目標"))
    assert window.outcome_panel.shown == CHOICES


@pytest.mark.parametrize("link", ["を開く", "を印刷する"])
def test_a_file_that_was_moved_after_it_was_made_is_told(
    qtbot, window: MainWindow, folder: Path, link: str
):
    want_only(window, "summary", Format.PDF)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    (file,) = folder.iterdir()
    file.rename(file.with_stem("部会用"))
    follow(qtbot, window, f"会議用概要.pdf{link}")
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    assert str(file) in window.failures.message.informativeText()
    window.failures.message.close()


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("やめる", ["データ.csv"]),
        ("残して別名", ["データ.csv", "データ（2）.csv"]),
        ("置き換える", ["データ.csv"]),
    ],
)
def test_files_that_are_there_are_asked_for_once(
    qtbot, window: MainWindow, folder: Path, answer: str, names: list[str]
):
    want_only(window, "data", Format.CSV)
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window.making_view, "question"), timeout=20_000)
    press(qtbot, button_of(window.making_view.question, answer))
    if answer != "やめる":
        made(qtbot, window)
    assert sorted(path.name for path in folder.iterdir()) == names
    is_new = "市民参画推進事業" in (folder / "データ.csv").read_text(encoding="utf-8-sig")
    assert is_new == (answer == "置き換える")


@pytest.mark.parametrize(("text", "answer"), LOCKED_ANSWERS)
def test_a_file_open_in_another_program_is_asked_about(
    qtbot, window: MainWindow, shop: Workshop, monkeypatch, text, answer
):
    told: list[WhenLocked | None] = []
    monkeypatch.setattr(shop, "unlock", told.append)
    window.making.run.follow(77)
    error = TargetLockedError(
        "ファイルを書き換えられません", where="計画冊子.pdf", remedy="閉じる。"
    )
    shop.answered.emit(Locked(77, error))
    assert "計画冊子.pdf" in window.making_view.question.informativeText()
    press(qtbot, button_of(window.making_view.question, text))
    assert told == [answer]
    shop.answered.emit(Made(77, ()))
    skipped = window.outcome_panel.results.skipped
    assert skipped.isVisible() is (answer is WhenLocked.SKIP)
    assert not skipped.isVisible() or "計画冊子.pdf" in skipped.text()


def test_the_reports_of_the_panel_are_those_of_the_catalogue(window: MainWindow):
    assert {report_by_id(report).id for report, _ in window.outcome_panel.reports.boxes} == {
        "departments",
        "booklet",
        "summary",
        "data",
    }
