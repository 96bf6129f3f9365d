"""What is picked: ticks, search, undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QStyle

from gui.views.common.wrapped_names import BESIDE_NAMES, wrapped_height
from gui.views.picks.tick_models import DepartmentsTable
from gui.views.picks.tick_tree import TickTree
from gui.views.window.main_window import MainWindow
from reports.making.plan_workbook import write_plan_workbook
from tests.gui.children import children
from tests.gui.verbs import choose, figures, goal, shown_rows, state_of, tick
from tests.model.readers.lists.lists import read_rows


def test_unticking_a_section_changes_rows_figures_and_ticks(window: MainWindow):
    first, second = goal(window).children[:2]
    tick(window, second, ticked=False)
    assert shown_rows(window) == 110
    assert state_of(window, goal(window)) is Qt.CheckState.PartiallyChecked
    assert state_of(window, second.children[0]) is Qt.CheckState.Unchecked
    assert "16億83百万円" in window.strip.text()
    tree = window.picks_panel.sections_tree
    beside = [tree.data(tree.index_of(first).siblingAtColumn(column)) for column in (1, 2)]
    assert beside == ["32", "904"]  # one that is relisted here counts here now
    above = tree.index_of(goal(window))
    assert tree.data(above.siblingAtColumn(1)) == str(
        len({row.project.id for row in window.picks.rows})
    )
    told = tree.data(above.siblingAtColumn(2), Qt.ItemDataRole.ToolTipRole)
    assert told == "公表事業費（選んでいる分） 16億83百万円"


def test_the_sections_that_are_ticked_add_up_to_the_strip(window: MainWindow):
    only = goal(window).children[1]
    window.picks.tick_only_section(only)  # some of its rows are main places that are left out
    tree = window.picks_panel.sections_tree
    projects = tree.data(tree.index_of(only).siblingAtColumn(1))
    assert f"・{projects}事業（" in window.strip.text()


def test_ticking_the_goal_again_ticks_all_below_it(window: MainWindow):
    tick(window, goal(window).children[0].children[0].children[0], ticked=False)
    assert shown_rows(window) < 211
    tick(window, goal(window), ticked=True)
    assert shown_rows(window) == 211


def test_departments_are_narrowed_by_name_and_ticked_together(qtbot, window: MainWindow):
    panel = window.picks_panel
    panel.department_search.setText("広報")  # keyClicks knows ASCII alone
    assert panel.departments_table.shown == ("広報課", "広報戦略室")
    assert (figures(window, "広報課"), figures(window, "広報戦略室")) == (["7"], ["5"])
    panel.department_actions[2].trigger()
    assert shown_rows(window) == 211 - 21


def test_only_this_department_is_ticked_from_the_keyboard(qtbot, window: MainWindow):
    panel = window.picks_panel
    index = panel.departments_table.index(1, 0)
    panel.departments.setCurrentIndex(index)
    panel.department_actions[0].trigger()
    assert window.picks.selection.departments == frozenset({"広報課"})
    keys = [key.toString() for key in panel.department_actions[0].shortcuts()]
    assert keys == ["Ctrl+Enter", "Ctrl+Return"]
    panel.department_actions[3].trigger()
    assert len(window.picks.selection.departments) == 54


def test_only_this_section_is_ticked_then_the_ticks_are_inverted(window: MainWindow):
    panel = window.picks_panel
    panel.sections.setCurrentIndex(panel.sections_tree.index_of(goal(window).children[0]))
    panel.section_actions[0].trigger()
    assert window.picks.selection.sections == frozenset({(1, 1)})
    window.picks_panel.section_actions[3].trigger()
    assert window.picks.selection.sections == frozenset((1, n) for n in (2, 3, 4, 5))


def test_ticks_are_taken_back_and_made_again(qtbot, window: MainWindow):
    tick(window, goal(window).children[1], ticked=False)
    qtbot.keyClicks(window.search, "NPO")
    narrowed = shown_rows(window)
    undo = window.actions_by_text["元に戻す(&U)"]
    assert undo.text() == "元に戻す：検索の言葉(&U)"
    choose(window, "元に戻す(&U)")
    assert undo.text() == "元に戻す：区分の選択(&U)"
    assert window.actions_by_text["やり直す(&Y)"].text() == "やり直す：検索の言葉(&Y)"
    assert (shown_rows(window), window.search.text()) == (110, "")
    choose(window, "元に戻す(&U)")
    assert shown_rows(window) == 211
    assert (undo.text(), undo.isEnabled()) == ("元に戻す(&U)", False)
    choose(window, "やり直す(&Y)")
    choose(window, "やり直す(&Y)")
    assert (shown_rows(window), window.search.text()) == (narrowed, "NPO")


def test_what_is_taken_back_is_told_whichever_panel_it_was_chosen_on(window: MainWindow):
    tick(window, goal(window).children[1], ticked=False)
    controls = window.outcome_panel.options
    controls.unit.setCurrentText("円")
    choose(window, "元に戻す(&U)")
    assert (controls.unit.currentText(), shown_rows(window)) == ("千円", 110)
    assert window.notice.text() == "元に戻しました：単位"


def test_typing_in_the_search_box_narrows_the_rows(qtbot, window: MainWindow):
    choose(window, "検索(&F)")
    qtbot.keyClicks(window.search, "NPO")
    assert shown_rows(window) == 1


def test_a_mark_is_unticked(window: MainWindow):
    window.picks_panel.flags["拡"].setChecked(False)
    assert shown_rows(window) == 211 - 36


def test_the_lists_have_menus_of_their_own(qtbot, window: MainWindow):
    for view in (window.picks_panel.sections, window.picks_panel.departments):
        view.customContextMenuRequested.emit(view.rect().center())
        (menu,) = [m for m in children(view, QMenu) if m.isVisible()]
        assert "これだけ選ぶ" in [action.text() for action in menu.actions()]
        menu.close()


def test_lines_that_a_search_leaves_no_project_are_fainter_and_say_0(window: MainWindow):
    window.search.setText("広報")
    panel, colour = window.picks_panel, Qt.ItemDataRole.ForegroundRole
    table, tree = panel.departments_table, panel.sections_tree
    departments = [table.index(row, 0) for row in range(table.rowCount())]
    sections = [tree.index_of(node) for node in goal(window).children]
    for name in departments + sections:
        figure = name.siblingAtColumn(1)
        is_faint = name.data(colour) is not None
        assert is_faint == (figure.data() == "0") == (figure.data(colour) is not None)
    for lines in (departments, sections):
        assert {name.data(colour) is None for name in lines} == {True, False}


def test_ctrl_z_in_the_search_field_takes_back_ticks_too(qtbot, window: MainWindow):
    tick(window, goal(window).children[1], ticked=False)
    window.search.setFocus()
    qtbot.keyClicks(window.search, "NPO")
    for _ in range(2):
        asked = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        asked.ignore()
        QApplication.sendEvent(window.search, asked)
        assert not asked.isAccepted(), "the field keeps the key to itself"
        window.actions_by_text["元に戻す(&U)"].trigger()
    assert window.search.text() == ""
    assert shown_rows(window) == 211


def test_words_that_were_taken_back_leave_no_button_that_clears_them(qtbot, window: MainWindow):
    window.search.setText("公園")
    (clear,) = children(window.search, QAbstractButton)
    qtbot.waitUntil(lambda: clear.property("opacity") == 1)
    choose(window, "元に戻す(&U)")
    assert window.search.text() == ""
    assert shown_rows(window) == 211
    qtbot.waitUntil(lambda: clear.property("opacity") == 0)


def test_the_title_of_a_section_takes_as_many_lines_as_it_needs(qtbot, window: MainWindow):
    panel = window.picks_panel
    tree, model = panel.sections, panel.sections_tree
    line = tree.fontMetrics().lineSpacing()
    title = model.index_of(goal(window).children[0])
    qtbot.waitUntil(lambda: tree.visualRect(title).height() >= 2 * line)
    window.resize(1600, 800)
    window.splitter.setSizes([900, 300, 200])
    qtbot.waitUntil(lambda: tree.visualRect(title).height() < 2 * line)


def test_a_department_whose_name_is_wider_than_its_column_takes_two_lines(
    qtbot, window: MainWindow
):
    tree, table = window.picks_panel.departments, window.picks_panel.departments_table
    short, long = (table.index(table.shown.index(name), 0) for name in ("広報課", "桜島総務市民課"))
    line = tree.fontMetrics().lineSpacing()
    one = tree.visualRect(short).height()
    header = tree.header()
    header.setSectionResizeMode(0, header.ResizeMode.Fixed)
    header.resizeSection(0, tree.fontMetrics().horizontalAdvance("広報課桜") + BESIDE_NAMES)
    qtbot.waitUntil(lambda: tree.visualRect(long).height() >= 2 * line)
    assert tree.visualRect(short).height() == one < 2 * line


def test_departments_that_differ_at_their_ends_alone_are_told_apart(
    qtbot, new_window, tmp_path: Path
):
    office = "健康福祉局福祉部地域共生社会推進室総合相談支援センター"
    rows = [("防災", f"見守り{n}", f"{office}第{n}係") for n in (1, 2)]
    plan = read_rows(tmp_path, (("施策", "事業名", "所管課"), *rows)).plan
    window = new_window(write_plan_workbook(plan, tmp_path / "計画.xlsx"))
    tree = window.picks_panel.departments
    qtbot.waitUntil(lambda: len(window.picks_panel.departments_table.shown) == 2)
    first, metrics, header = tree.model().index(0, 0), tree.fontMetrics(), tree.header()
    room = metrics.horizontalAdvance("健康福祉局福祉部")
    header.setSectionResizeMode(0, header.ResizeMode.Fixed)
    header.resizeSection(0, room + BESIDE_NAMES)
    needed = wrapped_height(first.data(), room, metrics)
    qtbot.waitUntil(lambda: tree.visualRect(first).height() >= needed)
    assert needed > 3 * metrics.height()


def test_names_wrap_where_a_scroll_bar_that_comes_leaves_them_less_room(qtbot, window: MainWindow):
    table = DepartmentsTable(window.picks)
    tree = TickTree(table, "所管課", 3)
    qtbot.addWidget(tree)
    tree.setRootIsDecorated(False)
    tree.set_widths("000", "0,000")
    names = ("広報戦略室", "人事課", "広報課")
    table.show(names)
    tree.names.show(names)
    tree.show()
    needed = tree.fontMetrics().horizontalAdvance("広報戦略室") + BESIDE_NAMES
    tree.resize(tree.width() + needed - tree.columnWidth(0) + 2, 400)  # just enough
    first, line = table.index(0, 0), tree.fontMetrics().height()
    qtbot.waitUntil(lambda: needed <= tree.columnWidth(0) < needed + 5)
    assert tree.visualRect(first).height() < 2 * line
    tree.resize(tree.width(), 60)
    qtbot.waitUntil(lambda: tree.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: tree.visualRect(first).height() >= 2 * line)


def test_names_have_the_room_that_box_and_margins_leave(window: MainWindow):
    tree = window.picks_panel.sections
    box = tree.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, tree)
    margin = tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, tree) + 1
    assert box + 4 * margin == BESIDE_NAMES


def test_esc_takes_the_words_of_a_search_back(qtbot, window: MainWindow):
    for line in (window.search, window.picks_panel.department_search):
        line.setText("広報")
        qtbot.keyClick(line, Qt.Key.Key_Escape)
        assert line.text() == ""
    assert shown_rows(window) == 211
    assert len(window.picks_panel.departments_table.shown) == 55
