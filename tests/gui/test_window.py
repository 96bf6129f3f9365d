"""The window, used as its user does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QWidget

from gui.views.main_window import MainWindow
from gui.views.theme import apply_theme
from gui.worker import Signals
from model.errors import AppError
from model.readers.source import read_plan
from reports.catalogue import report_by_id
from reports.making.plan_workbook import write_plan_workbook
from reports.options import Format
from seeds.built_in import load_built_in_plan
from tests.model.readers.published.test_reader import TEXT
from tests.plans import plan_of_two_goals


@pytest.fixture
def window(qtbot, qapp, folder: Path) -> MainWindow:
    apply_theme(qapp)
    made = MainWindow(load_built_in_plan, read_plan, folder)
    qtbot.addWidget(made)
    made.show()
    made.open_built_in()
    qtbot.waitUntil(lambda: made.picks.reading is not None)
    return made


def shown_rows(window: MainWindow) -> int:
    return window.listings.table.rowCount()


def press(qtbot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button_of(box: QMessageBox, text: str) -> QAbstractButton:
    (button,) = [button for button in box.buttons() if text in button.text()]
    return button


def test_the_built_in_plan_is_open_at_the_start(window: MainWindow):
    assert window.headline.text() == "鹿児島市　第六次総合計画 第1期実施計画（令和4年度）"
    assert shown_rows(window) == 211
    assert "66億50百万円" in window.strip.text()
    assert window.findings_button.text().startswith("確認事項 25件")


def test_unticking_a_section_changes_table_figures_and_ticks(window: MainWindow):
    tree = window.picks_panel.sections
    goal = tree.topLevelItem(0)
    goal.child(1).setCheckState(0, Qt.CheckState.Unchecked)
    assert shown_rows(window) == 110
    assert goal.checkState(0) is Qt.CheckState.PartiallyChecked
    assert goal.child(1).child(0).checkState(0) is Qt.CheckState.Unchecked
    assert "17億" not in window.strip.text()
    assert "16億83百万円" in window.strip.text()


def test_ticking_the_goal_again_ticks_all_below_it(window: MainWindow):
    goal = window.picks_panel.sections.topLevelItem(0)
    goal.child(0).child(0).child(0).setCheckState(0, Qt.CheckState.Unchecked)
    goal.setCheckState(0, Qt.CheckState.Checked)
    assert shown_rows(window) == 211


def test_departments_are_narrowed_by_name_and_ticked_together(qtbot, window: MainWindow):
    panel = window.picks_panel
    panel.department_search.setText("広報")
    items = [panel.departments.item(row) for row in range(panel.departments.count())]
    assert [item.text() for item in items if not item.isHidden()] == ["広報課　7", "広報戦略室　5"]
    panel._tick_shown(ticked=False)
    assert shown_rows(window) == 211 - 21


def test_typing_in_the_search_box_narrows_the_table(qtbot, window: MainWindow):
    qtbot.keyClicks(window.search, "NPO")
    assert shown_rows(window) == 1


def test_a_mark_is_unticked(qtbot, window: MainWindow):
    window.picks_panel.flags["拡"].setChecked(False)
    assert shown_rows(window) == 211 - 36


def test_pressing_make_writes_the_files_that_were_named(qtbot, window: MainWindow, folder: Path):
    assert window.outcome_panel.names.text() == "所管課別一覧.xlsx\n計画冊子.pdf"
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: window.outcome_panel.pages.currentIndex() == 2, timeout=60_000)
    assert sorted(path.name for path in folder.iterdir()) == ["所管課別一覧.xlsx", "計画冊子.pdf"]
    assert window.outcome_panel.result_count.text() == "2件のファイルを作成しました。"


def want_only(window: MainWindow, report: str, form: Format) -> None:
    for (report_id, each), box in window.outcome_panel.formats.items():
        box.setChecked((report_id, each) == (report, form))


def test_files_that_are_there_are_replaced_only_after_a_yes(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    press(qtbot, button_of(window.question, "やめる"))
    assert (folder / "データ.csv").read_text(encoding="utf-8") == "前の"
    press(qtbot, window.outcome_panel.make_button)
    press(qtbot, button_of(window.question, "置き換える"))
    qtbot.waitUntil(lambda: window.outcome_panel.pages.currentIndex() == 2, timeout=30_000)
    assert "市民参画推進事業" in (folder / "データ.csv").read_text(encoding="utf-8-sig")


def test_cancelling_leaves_nothing_behind(qtbot, window: MainWindow, folder: Path):
    press(qtbot, window.outcome_panel.make_button)
    press(qtbot, window.outcome_panel.cancel_button)
    qtbot.waitUntil(lambda: window.outcome_panel.pages.currentIndex() == 0, timeout=30_000)
    assert not folder.exists()


def test_a_failure_is_told_in_three_parts_and_the_choices_come_back(
    qtbot, window: MainWindow, folder: Path
):
    want_only(window, "data", Format.CSV)
    folder.write_text("ファイル", encoding="utf-8")
    press(qtbot, window.outcome_panel.make_button)
    qtbot.waitUntil(lambda: hasattr(window, "message"))
    assert window.message.text() == "保存先のフォルダーに書き込めません"
    assert str(folder) in window.message.informativeText()
    assert "選び直してください" in window.message.informativeText()
    assert window.outcome_panel.pages.currentIndex() == 0
    window.message.close()


def test_with_nothing_picked_the_button_rests_and_says_why(window: MainWindow):
    window.picks.tick_all_sections(ticked=False)
    assert not window.outcome_panel.make_button.isEnabled()
    assert "合う事業がありません" in window.outcome_panel.reason.text()
    window.picks.reset()
    assert window.outcome_panel.make_button.isEnabled()


def test_another_plan_brings_its_own_sections_and_marks(qtbot, window: MainWindow, tmp_path: Path):
    path = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    window.open_plan(path)
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    assert window.picks_panel.sections.topLevelItemCount() == 2
    assert list(window.picks_panel.flags) == ["★", "継続", ""]
    assert window.picks_panel.departments.count() == 5


def test_a_text_is_asked_for_its_title_page(qtbot, window: MainWindow, tmp_path: Path):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT, encoding="utf-8")
    window.open_plan(path)
    qtbot.waitUntil(lambda: hasattr(window, "heading_dialog"))
    window.heading_dialog.city.setText("みほん市")
    window.heading_dialog.year.setValue(2030)
    window.heading_dialog.accept()
    assert window.headline.text() == "みほん市　本文（令和12年度）"


def test_a_file_that_is_no_plan_leaves_the_open_one(qtbot, window: MainWindow, tmp_path: Path):
    window.open_plan(tmp_path / "ない.txt")
    qtbot.waitUntil(lambda: hasattr(window, "message"))
    assert "見つかりません" in window.message.text()
    assert shown_rows(window) == 211
    window.message.close()


def test_a_fault_of_the_program_is_told_with_its_log(
    qtbot, window: MainWindow, monkeypatch, tmp_path: Path
):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    window._on_work_failed(ZeroDivisionError("no plan is like this"))
    assert "不具合" in window.message.text()
    assert "errors.log" in window.message.informativeText()
    assert "ZeroDivisionError" in window.message.detailedText()
    window.message.close()


def test_findings_are_listed_with_their_places(window: MainWindow):
    window.show_findings()
    assert window.findings.table.rowCount() == 25
    assert window.findings.table.item(0, 1).text().endswith("行目")
    window.findings.close()


def test_every_control_has_a_name(window: MainWindow):
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for widget in window.centralWidget().findChildren(kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith("qt_")
    ]
    assert len(controls) > 20
    assert [w for w in controls if not (w.accessibleName() or getattr(w, "text", str)())] == []


@pytest.mark.parametrize("size", [(1093, 614), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_off_at_common_sizes(qtbot, window: MainWindow, size):
    window.resize(*size)
    qtbot.wait(1)
    assert (window.width(), window.height()) == size
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not button.objectName().startswith("qt_"):
            assert button.width() >= button.sizeHint().width() - 1, button.text()
            assert not outside(button, window), button.text()


def outside(widget: QWidget, window: QWidget) -> bool:
    corner = widget.mapTo(window, widget.rect().bottomRight())
    return corner.x() > window.width() or corner.x() < 0


def test_many_signals_from_python_do_not_kill_the_process(qtbot):
    heard: list[int] = []
    signals = Signals()
    signals.advanced.connect(lambda done, total, what: heard.append(done))
    for number in range(2_000):
        signals.advance(number, 2_000, "")
    assert heard == list(range(2_000))


def test_the_window_is_up_before_the_slow_libraries(qtbot, tmp_path: Path):
    import subprocess
    import sys

    root = Path(load_built_in_plan.__code__.co_filename).parent.parent
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from pathlib import Path; from gui.views.main_window import MainWindow;"
        "from seeds.built_in import load_built_in_plan as load;"
        "window = MainWindow(load, None, Path('x')); window.show(); window.picks.open(load());"
        "slow = {'pandas', 'numpy', 'openpyxl', 'reportlab'} & set(sys.modules);"
        "sys.exit(str(slow) if slow else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_errors_that_are_told_are_sentences():
    error = AppError("できません", where="ここ", remedy="こうしてください。")
    assert str(error) == "できません：ここ。こうしてください。"


def test_the_reports_of_the_panel_are_those_of_the_catalogue(window: MainWindow):
    assert {report_by_id(report).id for report, _ in window.outcome_panel.formats} == {
        "departments",
        "booklet",
        "summary",
        "data",
    }
