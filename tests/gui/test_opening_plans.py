"""Opening plans and saving them."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragLeaveEvent

from gui import plan_reading
from gui.plan_reading import read_plan_apart
from gui.presenters.memory import Memory
from gui.sources import Sources
from gui.views.common.questions import ask_to_replace
from gui.views.window.main_window import MainWindow
from gui.workshop import Workshop
from model.pick_index import PickIndex
from model.plan import Plan
from model.readers import source
from model.readers.reading import Reading
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from reports.making.plan_workbook import write_plan_workbook
from seeds.built_in import load_built_in_plan
from tests.gui.children import children
from tests.gui.test_plan_reading import never_end
from tests.gui.verbs import button_of, drag, drop, figures, press, shown_rows
from tests.model.readers.published.texts import TEXT
from tests.plans import plan_of_two_goals


def test_the_built_in_plan_is_open_at_the_start(window: MainWindow):
    assert window.header.headline.text() == "鹿児島市　第六次総合計画 第1期実施計画（令和4年度）"
    assert shown_rows(window) == 211
    assert window.strip.text().startswith("55課・190事業（延べ211掲載）")
    assert "66億50百万円" in window.strip.text()
    assert window.header.findings_button.text().startswith("確認事項 25件")


def test_a_file_over_the_window_is_told_of_until_it_leaves(window: MainWindow, tmp_path: Path):
    drag(window, tmp_path / "計画.xlsx")
    assert "ここに落とすと" in window.notice.text()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.notice.text() == ""


def test_another_plan_brings_its_own_sections_and_marks(qtbot, window: MainWindow, tmp_path: Path):
    path = write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx")
    drop(window, path)
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    assert len(window.picks.section_nodes) == 2
    assert list(window.picks_panel.flags) == ["★", "継続", ""]
    qtbot.waitUntil(lambda: "福祉課" in window.picks_panel.departments_table.shown)
    assert figures(window, "福祉課") == ["2", "3,901"]
    assert [action.text() for action in window.plans.recent_menu.actions()] == ["&1 計画.xlsx"]


def test_a_plan_goes_when_another_takes_its_place(qtbot, window: MainWindow, tmp_path: Path):
    index = PickIndex(window.picks.plan)
    assert window.picks.reading
    window.plans.show((window.picks.reading, index), None)
    before = weakref.ref(index)
    del index
    window.open_plan(write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx"))
    assert window.notice.text() == "計画.xlsx を読み込んでいます…"
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    assert window.notice.text() == ""
    assert window.windowTitle() == "ひかり市 まちづくり実施計画（令和6年度）"
    qtbot.waitUntil(lambda: before() is None)


def test_a_window_that_is_closed_ends_the_reading_of_a_large_plan(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(plan_reading, "SMALL", 0)
    monkeypatch.setattr(source, "read_plan", never_end)
    before = set(active_children())
    window.open_plan(write_plan_workbook(plan_of_two_goals(), tmp_path / "計画.xlsx"))
    qtbot.waitUntil(lambda: bool(set(active_children()) - before))
    with qtbot.captureExceptions() as faults:
        window.close()
    assert not window.isVisible()
    assert set(active_children()) <= before
    assert faults == []


def test_a_text_is_asked_for_its_title_page_once(
    qtbot, window: MainWindow, new_window, tmp_path: Path
):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT, encoding="utf-8")
    window.open_plan(path)
    qtbot.waitUntil(lambda: hasattr(window.plans, "heading_dialog"))
    window.plans.heading_dialog.form.city.setText("みほん市")
    window.plans.heading_dialog.form.year.setValue(2030)
    window.plans.heading_dialog.accept()
    named = "みほん市　本文（令和12年度）"
    qtbot.waitUntil(lambda: window.header.headline.text() == named)
    window.close()
    assert new_window().header.headline.text() == "みほん市　本文（令和12年度）"


def test_a_title_page_is_asked_for_behind_a_question_that_waits(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = tmp_path / "本文.txt"
    path.write_text(TEXT, encoding="utf-8")
    question = ask_to_replace(("計画冊子.pdf",), lambda *_: None, window)
    window.open_plan(path)
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert not hasattr(window.plans, "heading_dialog")
    press(qtbot, button_of(question, "やめる"))
    qtbot.waitUntil(lambda: hasattr(window.plans, "heading_dialog"))
    window.plans.heading_dialog.accept()


def test_the_amounts_of_a_text_are_those_of_the_year_that_is_typed_in(
    qtbot, window: MainWindow, tmp_path: Path
):
    path = tmp_path / "本文.txt"
    heads = "事業名\t事業概要\t所管課\t令和7年度予算額（千円）\t令和8年度予算額（千円）"
    row = "公園整備事業\t公園を整備する。\t公園課\t1000\t2000"
    path.write_text(f"基本目標 1 みどり\n\n【主要事業】\n\n{heads}\n{row}\n", encoding="utf-8")
    window.open_plan(path)
    qtbot.waitUntil(lambda: hasattr(window.plans, "heading_dialog"))
    window.plans.heading_dialog.form.year.setValue(2025)
    window.plans.heading_dialog.accept()
    qtbot.waitUntil(lambda: window.picks.plan.heading.fiscal_year == 2025)
    amount = build_totals(view_plan(window.picks.plan, Selection())).tally.amount
    assert (amount, window.picks.figures.basis.fiscal_year) == (1_000_000, 2025)
    assert "個別事業費の計 1百万円" in window.strip.text()


def test_a_plan_is_saved_as_a_workbook(qtbot, window: MainWindow, tmp_path: Path):
    target = tmp_path / "保存した計画.xlsx"
    window.works.saving.save(target)
    qtbot.waitUntil(lambda: "保存しました" in window.notice.text(), timeout=20_000)
    assert read_plan(target).plan == window.picks.plan
    assert window.plans.recent_menu.actions()[0].text() == "&1 保存した計画.xlsx"


def test_a_plan_that_was_saved_while_another_was_opened_names_no_other(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch
):
    saved, other = tmp_path / "保存した計画.xlsx", tmp_path / "ほか.xlsx"
    write_plan_workbook(plan_of_two_goals(), other)
    goes_on = threading.Event()

    def write_slowly(plan: Plan, target: Path, *, replaces: bool) -> Path:
        goes_on.wait(20)
        return write_plan_workbook(plan, target, replaces=replaces)

    monkeypatch.setattr("reports.making.plan_workbook.write_plan_workbook", write_slowly)
    window.works.saving.save(saved)
    window.open_plan(other)
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    goes_on.set()
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(lambda: str(saved) in window.notice.text())
    assert str(saved) in window.notice.text()
    assert window.header.source.text() == "ほか.xlsx"
    assert window.memory.state.plan == other


def test_the_plan_that_was_chosen_last_is_opened_whichever_is_read_first(
    qtbot, shop: Workshop, profile: Path, folder: Path, tmp_path: Path
):
    goes_on = threading.Event()
    slow, quick = tmp_path / "大きい.xlsx", tmp_path / "小さい.xlsx"
    write_plan_workbook(plan_of_two_goals(), quick)

    def read(path: Path, heading, check):
        if path == slow:
            goes_on.wait(10)
            return load_built_in_plan()
        return read_plan_apart(path, heading, check)

    window = MainWindow(Sources(load_built_in_plan, read), shop, Memory(profile, profile), folder)
    qtbot.addWidget(window)
    window.open_plan(slow)
    window.open_plan(quick)
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    assert window.background.is_busy
    goes_on.set()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert window.header.source.text() == "小さい.xlsx"


def test_a_workbook_is_offered_a_name_that_windows_takes(qtbot, window: MainWindow, tmp_path: Path):
    plan = plan_of_two_goals()
    titled = replace(plan, heading=plan.heading._replace(title="令和6/7年度 計画：前期"))
    window.open_plan(write_plan_workbook(titled, tmp_path / "計画.xlsx"))
    qtbot.waitUntil(lambda: shown_rows(window) == 10)
    window.actions_by_text["計画をブックに保存(&S)…"].trigger()
    (offered,) = window.works.saving.file_dialog.selectedFiles()
    window.works.saving.file_dialog.close()
    assert Path(offered) == window.making.folder.parent / "令和6／7年度 計画：前期.xlsx"


def test_a_file_that_is_no_plan_leaves_the_open_one(qtbot, window: MainWindow, tmp_path: Path):
    window.open_plan(tmp_path / "ない.txt")
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    assert "見つかりません" in window.failures.message.text()
    assert shown_rows(window) == 211
    window.failures.message.close()


def test_a_plan_that_was_read_before_is_in_the_window_when_it_comes_up(
    qtbot, shop: Workshop, profile: Path, folder: Path, built_in: Reading
):
    sources = Sources(load_built_in_plan, read_plan_apart, lambda: built_in)
    window = MainWindow(sources, shop, Memory(profile, profile), folder)
    qtbot.addWidget(window)
    assert window.open_kept()
    assert shown_rows(window) == 211
    assert "鹿児島市" in window.header.headline.text()
    assert window.outcome_panel.make_button.isEnabled()


def test_a_window_that_is_not_shown_yet_begins_no_preview(
    qtbot, shop: Workshop, profile: Path, folder: Path, built_in: Reading
):
    sources = Sources(load_built_in_plan, read_plan_apart, lambda: built_in)
    window = MainWindow(sources, shop, Memory(profile, profile), folder)
    qtbot.addWidget(window)
    window.open_kept()
    (pause,) = [t for t in children(window.preview_panel, QTimer) if t.isSingleShot()]
    assert not pause.isActive()
    window.show()
    assert pause.isActive()


def test_what_was_open_last_is_not_passed_over_for_a_plan_that_was_read_before(
    qtbot, shop: Workshop, profile: Path, folder: Path, built_in: Reading
):
    memory = Memory(profile, profile)
    memory.keep_state(memory.state.with_plan(folder / "計画.xlsx"))
    sources = Sources(load_built_in_plan, read_plan_apart, lambda: built_in)
    window = MainWindow(sources, shop, memory, folder)
    qtbot.addWidget(window)
    assert not window.open_kept()
    assert window.picks.reading is None


def test_the_window_is_up_before_the_slow_libraries(qtbot, tmp_path: Path):
    root = Path(load_built_in_plan.__code__.co_filename).parent.parent
    script = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from pathlib import Path; from gui.sources import Sources;"
        "from gui.views.window.main_window import MainWindow;"
        "from gui.presenters.memory import Memory; from gui.workshop import Workshop;"
        "from seeds.built_in import load_built_in_plan as load;"
        "memory = Memory(Path('x'), Path('x'));"
        "window = MainWindow(Sources(load, None), Workshop(), memory, Path('x'));"
        "window.show(); window.picks.open(load());"
        "slow = {'pandas', 'numpy', 'openpyxl', 'reportlab', 'pypdfium2', 'reports.making.job',"
        " 'gui.parcels',"
        " 'gui.views.common.dialogs', 'gui.views.making.results_page',"
        " 'gui.views.preview.pages_tab', 'gui.views.preview.sheets_tab',"
        " 'gui.views.making.seldom_options', 'gui.presenters.shown_sheet',"
        " 'model.row_traits', 'reports.typesetting.fonts'} & set(sys.modules);"
        "from PySide6 import QtGui, QtWidgets;"
        "slow |= {'QIcon', 'QStyle', 'QMessageBox'} & {*vars(QtGui), *vars(QtWidgets)};"
        "sys.exit(str(slow) if slow else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_plans_of_one_name_are_told_apart_by_their_folders(window: MainWindow):
    menu = window.plans.recent_menu
    menu.show_paths(
        [Path("/共有/R9/一覧.xlsx"), Path("/共有/R8/一覧.xlsx"), Path("/共有/本文.txt")]
    )
    texts = [action.text() for action in menu.actions()]
    assert texts == [
        f"&1 一覧.xlsx　{Path('/共有/R9')}",
        f"&2 一覧.xlsx　{Path('/共有/R8')}",
        "&3 本文.txt",
    ]
