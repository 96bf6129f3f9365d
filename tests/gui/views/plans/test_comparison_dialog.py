"""The comparison of two plans, used as its user does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from gui.views.common.theme import apply_theme
from gui.views.plans.comparison_dialog import ComparisonDialog
from gui.workshop import Workshop
from model.errors import TargetLockedError
from model.readers.reading import Reading
from model.readers.source import read_plan
from reports.making.delivery import WhenLocked
from reports.making.messages import Locked, Made, Stopped
from reports.making.plan_workbook import write_plan_workbook
from reports.making.run import WrittenFile
from tests.gui.children import children
from tests.gui.verbs import LOCKED_ANSWERS, button_of, press, toggle_by_voice
from tests.plans import plan_a_year_later, plan_of_two_goals


@pytest.fixture
def dialog(qtbot, qapp, start, shop: Workshop, folder: Path) -> ComparisonDialog:
    apply_theme(qapp)
    opened = Reading(plan_a_year_later(), "今年.xlsx")
    made = ComparisonDialog(lambda path, _: read_plan(path), start, shop, folder, opened)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    return write_plan_workbook(plan_of_two_goals(), tmp_path / "去年.xlsx")


def choose_last_year(qtbot, dialog: ComparisonDialog, path: Path) -> None:
    press(qtbot, dialog.old.browse)
    dialog.file_dialog.fileSelected.emit(str(path))
    dialog.file_dialog.reject()
    qtbot.waitUntil(lambda: dialog.parts.count() > 1, timeout=20_000)


@pytest.fixture
def compared(qtbot, dialog: ComparisonDialog, last_year: Path) -> ComparisonDialog:
    choose_last_year(qtbot, dialog, last_year)
    return dialog


def shown(dialog: ComparisonDialog) -> str:
    table = dialog.lines.table
    return "\n".join(
        str(table.index(row, column).data() or "")
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    )


def test_the_open_plan_is_the_new_one_and_the_old_one_is_chosen(
    qtbot, dialog: ComparisonDialog, last_year: Path
):
    assert "令和7年度" in dialog.new.name.text()
    assert not dialog.outcome.make.isEnabled()
    assert dialog.busy.text().startswith("2つの計画を選ぶと")
    choose_last_year(qtbot, dialog, last_year)
    assert "去年.xlsx" in dialog.old.name.text()
    assert "新規1件・終了1件・変更5件" in shown(dialog)
    assert dialog.busy.text() == ""


def test_each_kind_of_change_is_looked_at_before_anything_is_written(
    qtbot, dialog: ComparisonDialog, last_year: Path, folder: Path
):
    choose_last_year(qtbot, dialog, last_year)
    kinds = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(kinds.index("内容変更"))
    assert "市民【と商店街がともに】取り組む。" in shown(dialog)
    assert not folder.exists()


def test_pressing_make_writes_both_files(
    qtbot, dialog: ComparisonDialog, last_year: Path, folder: Path
):
    choose_last_year(qtbot, dialog, last_year)
    press(qtbot, dialog.outcome.make)
    qtbot.waitUntil(lambda: dialog.outcome.open_file.isVisible(), timeout=30_000)
    assert sorted(path.name for path in folder.iterdir()) == ["新旧対照表.pdf", "新旧対照表.xlsx"]
    assert "作成しました" in dialog.busy.text()


def test_files_that_are_there_are_replaced_only_after_a_yes(
    qtbot, dialog: ComparisonDialog, last_year: Path, folder: Path
):
    choose_last_year(qtbot, dialog, last_year)
    folder.mkdir()
    (folder / "新旧対照表.xlsx").write_bytes(b"the one before")
    press(qtbot, dialog.outcome.make)
    press(qtbot, asked(qtbot, dialog, "やめる"))
    assert (folder / "新旧対照表.xlsx").read_bytes() == b"the one before"
    press(qtbot, dialog.outcome.make)
    press(qtbot, asked(qtbot, dialog, "置き換える"))
    qtbot.waitUntil(lambda: dialog.outcome.open_file.isVisible(), timeout=30_000)
    assert (folder / "新旧対照表.xlsx").read_bytes() != b"the one before"


def asked(qtbot, dialog: ComparisonDialog, text: str) -> QAbstractButton:
    """Wait for a question and return the button of it that says ``text``."""

    def buttons() -> list[QAbstractButton]:
        boxes = [box for box in children(dialog, QMessageBox) if box.isVisible()]
        return [button for box in boxes for button in box.buttons() if text in button.text()]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=20_000)
    return buttons()[0]


@pytest.mark.parametrize(("text", "answer"), LOCKED_ANSWERS)
def test_a_file_that_is_open_in_another_program_is_asked_about(
    qtbot, compared: ComparisonDialog, shop: Workshop, monkeypatch, text, answer
):
    told: list[WhenLocked | None] = []
    monkeypatch.setattr(shop, "unlock", told.append)
    monkeypatch.setattr(shop, "compare", lambda *_: 77)
    press(qtbot, compared.outcome.make)
    error = TargetLockedError("ファイルを書き換えられません", where="新旧対照表.xlsx")
    shop.answered.emit(Locked(77, error))
    assert "新旧対照表.xlsx" in compared.question.informativeText()
    press(qtbot, asked(qtbot, compared, text))
    assert told == [answer]
    shop.answered.emit(Stopped(77))
    assert compared.outcome.make.isEnabled()


def test_a_run_that_is_stopped_leaves_nothing_and_one_that_was_done_says_so(
    qtbot, dialog: ComparisonDialog, last_year: Path, folder: Path
):
    """Two files are made in a tenth of a second: whoever presses 中止 may come after that."""
    choose_last_year(qtbot, dialog, last_year)
    press(qtbot, dialog.outcome.make)
    press(qtbot, dialog.outcome.stop)
    qtbot.waitUntil(lambda: not dialog.outcome.stop.isVisible(), timeout=20_000)
    files = sorted(path.name for path in folder.iterdir()) if folder.exists() else None
    told = (dialog.busy.text(), dialog.outcome.open_file.isVisible())
    done = "作成しました：新旧対照表.xlsx、新旧対照表.pdf"
    assert (files, told) in (
        (None, ("", False)),
        (["新旧対照表.pdf", "新旧対照表.xlsx"], (done, True)),
    )


@pytest.fixture
def at_work(qtbot, compared: ComparisonDialog, shop: Workshop, monkeypatch) -> ComparisonDialog:
    """A comparison whose files are being made, by nobody who could be stopped."""
    monkeypatch.setattr(shop, "compare", lambda *_: 77)
    monkeypatch.setattr(shop, "recall", lambda _number: None)
    press(qtbot, compared.outcome.make)
    return compared


def test_esc_while_files_are_made_is_asked_about(qtbot, at_work: ComparisonDialog, shop: Workshop):
    qtbot.keyClick(at_work, Qt.Key.Key_Escape)
    press(qtbot, button_of(at_work.closing.question, "続ける"))
    assert at_work.isVisible()
    press(qtbot, at_work.outcome.close_button)
    press(qtbot, button_of(at_work.closing.question, "中止して閉じる"))
    assert at_work.isVisible()  # files may be on their way
    shop.answered.emit(Stopped(77))
    assert not at_work.isVisible()


def test_files_that_arrive_though_their_making_was_stopped_are_told(
    qtbot, at_work: ComparisonDialog, shop: Workshop, folder: Path
):
    qtbot.keyClick(at_work, Qt.Key.Key_Escape)
    press(qtbot, button_of(at_work.closing.question, "中止して閉じる"))
    file = WrittenFile(folder / "新旧対照表.pdf", "diff", "pdf", 1, 1)
    shop.answered.emit(Made(77, (file,)))
    assert at_work.isVisible()
    assert at_work.busy.text() == "作成しました：新旧対照表.pdf"
    press(qtbot, at_work.outcome.close_button)
    assert not at_work.isVisible()


def test_who_does_not_wait_for_files_on_their_way_is_told_that_they_come(
    qtbot, at_work: ComparisonDialog
):
    qtbot.keyClick(at_work, Qt.Key.Key_Escape)
    press(qtbot, button_of(at_work.closing.question, "中止して閉じる"))
    qtbot.keyClick(at_work, Qt.Key.Key_Escape)
    assert "このあと保存先に入ります" in at_work.closing.question.informativeText()
    press(qtbot, button_of(at_work.closing.question, "待たずに閉じる"))
    assert not at_work.isVisible()
    assert not at_work.run.work.is_busy


def test_a_second_click_on_make_stops_nothing(qtbot, compared: ComparisonDialog, folder: Path):
    place = compared.outcome.make.mapTo(compared, compared.outcome.make.rect().center())
    press(qtbot, compared.outcome.make)
    under = compared.childAt(place)
    assert under is compared.outcome.make
    assert not under.isEnabled()
    qtbot.waitUntil(lambda: compared.outcome.open_file.isVisible(), timeout=30_000)
    assert len(list(folder.iterdir())) == 2


def test_a_file_that_is_no_plan_is_told_and_the_dialog_stays(
    qtbot, dialog: ComparisonDialog, tmp_path: Path
):
    broken = tmp_path / "写真.xlsx"
    broken.write_bytes(b"\x89PNG\r\n")
    dialog.presenter.choose(broken, is_old=True)
    qtbot.waitUntil(lambda: hasattr(dialog, "message"))
    assert dialog.message.isVisible()
    dialog.message.reject()
    assert dialog.isVisible()
    assert dialog.parts.count() == 0


def test_formats_are_ticked_by_a_screen_reader(compared: ComparisonDialog):
    for box in compared.outcome.formats.values():
        toggle_by_voice(box)
    assert compared.presenter.formats == ()
    assert not compared.outcome.make.isEnabled()


def test_the_plans_change_places(qtbot, dialog: ComparisonDialog, last_year: Path):
    choose_last_year(qtbot, dialog, last_year)
    press(qtbot, dialog.swap)
    qtbot.waitUntil(lambda: dialog.parts.count() > 1, timeout=20_000)
    assert "令和7年度" in dialog.old.name.text()
    assert "令和6年度" in dialog.new.name.text()


def test_a_narrow_dialog_wraps_its_texts(qtbot, dialog: ComparisonDialog, last_year: Path):
    choose_last_year(qtbot, dialog, last_year)
    kinds = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(kinds.index("名称変更"))
    dialog.resize(dialog.minimumSizeHint())
    heights = [dialog.lines.rowHeight(row) for row in range(dialog.lines.table.rowCount())]
    assert max(heights) > min(heights)
