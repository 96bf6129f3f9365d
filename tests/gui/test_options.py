"""How reports are to look and be named: the options that fold away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from gui.page_renderer import PDFIUM
from gui.views.making.seldom_options import SeldomOptions
from gui.views.window.main_window import MainWindow
from model.wareki import format_date
from reports.options import Encoding, Format
from reports.page import Imposing, Marks, Paper
from tests.gui.children import children
from tests.gui.verbs import choose, made, pages_shown, press, want_only

TITLE = "第六次総合計画 第1期実施計画（令和4年度）"


@pytest.fixture
def options(window: MainWindow) -> SeldomOptions:
    window.outcome_panel.fold.button.click()
    return window.outcome_panel.seldom


def type_day(qtbot, options: SeldomOptions, text: str) -> None:
    options.day.selectAll()
    qtbot.keyClick(options.day, Qt.Key.Key_Delete)
    qtbot.keyClicks(options.day, text)
    qtbot.keyClick(options.day, Qt.Key.Key_Return)


def cover(window: MainWindow) -> str:
    """Return what stands on the first page that is shown."""
    with PDFIUM, PdfDocument(window.preview_panel.pdf.read_bytes()) as paper:
        return paper[0].get_textpage().get_text_bounded()


def test_a_day_that_is_typed_in_stands_on_the_papers(qtbot, window: MainWindow, options):
    pages_shown(qtbot, window)
    assert format_date(date.today()) in cover(window)  # noqa: DTZ011
    type_day(qtbot, options, "R8.6.1")
    assert options.day.text() == "令和8年6月1日"
    pages_shown(qtbot, window)
    assert "令和8年6月1日" in cover(window)
    type_day(qtbot, options, "soon")
    assert options.day.text() == "令和8年6月1日"
    type_day(qtbot, options, "")
    assert (options.day.text(), window.making.made_on) == ("作成する日", None)


def test_an_option_that_its_letter_leads_to_comes_into_sight(
    qtbot, window: MainWindow, options: SeldomOptions
):
    window.resize(1093, 580)
    qtbot.waitExposed(window)
    window.activateWindow()
    assert options.reply.visibleRegion().isEmpty()
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert options.reply.hasFocus()
    assert options.reply.visibleRegion().boundingRect().size() == options.reply.size()


def test_what_is_looked_at_stays_where_the_window_is_come_back_to(
    qtbot, window: MainWindow, options: SeldomOptions
):
    window.resize(1093, 580)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert options.reply.hasFocus()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    (view,) = (v for v in children(window.outcome_panel, QScrollArea) if v.isAncestorOf(options))
    view.verticalScrollBar().setValue(0)
    window.activateWindow()
    qtbot.waitUntil(options.reply.hasFocus)
    assert view.verticalScrollBar().value() == 0


def test_the_arrows_begin_with_today_and_go_day_by_day(qtbot, window: MainWindow, options):
    today = date.today()  # noqa: DTZ011
    qtbot.keyClick(options.day, Qt.Key.Key_Up)
    assert window.making.made_on == today
    qtbot.keyClick(options.day, Qt.Key.Key_Down)
    assert (today - window.making.made_on).days == 1


def test_the_day_is_not_kept_for_the_next_start(
    qtbot, window: MainWindow, options: SeldomOptions, new_window
):
    type_day(qtbot, options, "2026/6/1")
    options.names.setCurrentIndex(1)
    window.close()
    again = new_window()
    assert again.making.made_on is None
    assert again.making.names_plan


def test_files_are_named_by_the_plan_where_that_is_chosen(
    qtbot, window: MainWindow, options: SeldomOptions, folder: Path
):
    want_only(window, "data", Format.CSV)
    options.names.setCurrentText("計画と帳票の名前")
    name = f"{TITLE}_データ.csv"
    qtbot.waitUntil(lambda: window.outcome_panel.names.text() == name, timeout=20_000)
    press(qtbot, window.outcome_panel.make_button)
    made(qtbot, window)
    assert [path.name for path in folder.iterdir()] == [name]


def test_the_seldom_options_are_those_of_the_order(window: MainWindow, options: SeldomOptions):
    options.imposing.setCurrentText("中とじ冊子（A4）")
    options.encoding.setCurrentText("Shift_JIS（CP932）")
    options.locking.click()
    order = window.making.order()
    imposition = order.options.imposition
    assert (imposition.way, imposition.on) == (Imposing.BOOKLET, Paper.A4)
    assert (order.options.encoding, order.options.locks_forms) == (Encoding.CP932, False)
    options.imposing.setCurrentText("1面に1ページ")
    assert window.making.order().options.imposition.way is Imposing.NONE


def test_a_folded_booklet_that_was_kept_is_shown_as_such(window: MainWindow, options):
    options.imposing.setCurrentText("中とじ冊子（A3）")
    kept = window.making.choices
    options.imposing.setCurrentText("1面に2ページ（A4）")
    window.making.take(kept, None)
    assert options.imposing.currentText() == "中とじ冊子（A3）"


def turn_wheel(over: QWidget) -> None:
    """Turn the wheel by a notch while the mouse is over a control."""
    at, nothing = QPointF(over.rect().center()), Qt.MouseButton.NoButton
    phase, keys = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    everywhere = QPointF(over.mapToGlobal(at))
    notch = QPoint(0, -120)
    wheel = QWheelEvent(at, everywhere, QPoint(), notch, nothing, keys, phase, False)
    QApplication.sendEvent(over, wheel)


def test_who_scrolls_over_an_option_does_not_change_it(window: MainWindow, options: SeldomOptions):
    before = window.making.order()
    controls = (window.outcome_panel.options.unit, options.direction, options.day)
    for control in controls:
        control.setFocus()
        turn_wheel(control)
    assert window.making.order() == before


def test_a_folder_is_pasted_as_windows_copies_it(qtbot, window: MainWindow, tmp_path: Path):
    line = window.outcome_panel.folder
    before = window.making.folder
    line.setFocus()
    line.selectAll()
    line.insert("部会")
    line.textEdited.emit(line.text())
    assert window.making.folder == before
    line.selectAll()
    QApplication.clipboard().setText(f'"{tmp_path / "共有"}"')
    line.paste()
    assert window.making.folder == tmp_path / "共有"
    line.editingFinished.emit()
    assert line.text() == str(tmp_path / "共有")


def test_a_folder_that_is_chosen_elsewhere_is_shown_where_the_keyboard_is_in_its_line(
    qtbot, window: MainWindow, tmp_path: Path
):
    line, before = window.outcome_panel.folder, window.making.folder
    with qtbot.waitActive(window):
        window.activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, str(tmp_path / "shared"))
    choose(window, "元に戻す(&U)")
    assert window.making.folder == before
    assert line.hasFocus()
    assert line.text() == str(before)


def told_below(window: MainWindow) -> list[str]:
    labels = children(window.outcome_panel.fold, QLabel)
    return [label.text() for label in labels if label.isVisible() and label.objectName() == "hint"]


def test_what_is_chosen_under_folded_options_is_told(window: MainWindow):
    assert told_below(window) == []
    window.making.change_options(marks=Marks("資料１", is_draft=True), landscape=True)
    assert told_below(window) == ["変更あり：案・資料１・横"]
    window.outcome_panel.fold.button.click()
    assert told_below(window) == []
    window.outcome_panel.fold.button.click()
    window.making.change_options(marks=Marks(), landscape=None)
    assert told_below(window) == []


def test_what_stands_in_the_forms_is_shown_as_it_is_typed(qtbot, window: MainWindow):
    window.outcome_panel.fold.button.click()
    seldom = window.outcome_panel.seldom
    assert not seldom.sending_back.isVisible()
    seldom.reply.setText("6月30日まで、企画課")  # keyClicks knows ASCII alone
    seldom.reply.textEdited.emit(seldom.reply.text())
    assert seldom.sending_back.isVisible()
    assert seldom.sending_back.text().endswith("この表のまま6月30日まで、企画課お返しください。")
    seldom.reply.clear()
    seldom.reply.textEdited.emit("")
    assert not seldom.sending_back.isVisible()
