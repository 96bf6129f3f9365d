"""The wizard, used as its user does."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QScreen

from gui.presenters.list_looks import PREVIEW_HEADS
from gui.presenters.mapping_shelf import MappingShelf
from gui.presenters.memory import Settings
from gui.views.common.theme import apply_theme
from gui.views.plans.import_wizard import ImportWizard
from model.readers.tables.columns import Role
from tests.gui.presenters.test_import_wizard import ROWS
from tests.gui.verbs import press
from tests.model.readers.lists.lists import list_of


@pytest.fixture
def wizard(qtbot, qapp, start, tmp_path: Path) -> ImportWizard:
    apply_theme(qapp)
    return opened(qtbot, ImportWizard(list_of(ROWS), MappingShelf(tmp_path / "対応付け"), start))


def opened(qtbot, wizard: ImportWizard) -> ImportWizard:
    qtbot.addWidget(wizard)
    wizard.show()
    settle(qtbot, wizard)
    return wizard


def settle(qtbot, wizard: ImportWizard) -> None:
    """Wait until what is shown follows what was chosen."""
    qtbot.waitUntil(lambda: not wizard.presenter.is_looking and "preview" in vars(wizard))


def choose_role(qtbot, wizard: ImportWizard, row: int, role: Role) -> None:
    box = wizard.columns.role_box(row)
    box.setCurrentText(role.value)
    box.textActivated.emit(role.value)
    settle(qtbot, wizard)


def said(wizard: ImportWizard, row: int, column: int) -> str:
    return wizard.columns.list.table.index(row, column).data()


def go_on(qtbot, wizard: ImportWizard) -> None:
    press(qtbot, wizard.next)
    qtbot.waitUntil(lambda: wizard.pages.currentIndex() == 1)


def shown(wizard: ImportWizard, column: int) -> list[str]:
    return [row[column] for row in wizard.preview.table.items]


def test_all_of_it_is_on_a_small_screen_beside_large_type(
    qtbot, qapp, start, tmp_path: Path, monkeypatch
):
    """A screen of 1366 x 768 at 125 % has 1093 x 614 pixels."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(1093, 614))
    apply_theme(qapp, Settings(points=20))
    wizard = opened(qtbot, ImportWizard(list_of(ROWS), MappingShelf(tmp_path), start))
    assert wizard.width() <= 1093
    saved, sheet = wizard.choices.saved, wizard.choices.sheet
    assert saved.mapTo(wizard, QPoint()).y() > sheet.mapTo(wizard, QPoint()).y()
    table = wizard.columns.list
    assert table.columnViewportPosition(2) < table.viewport().width() * 2 / 3
    apply_theme(qapp)


def test_the_list_comes_in_with_two_presses(qtbot, wizard: ImportWizard):
    go_on(qtbot, wizard)
    assert wizard.found.summary.text().startswith("事業 2件")
    assert wizard.found.findings.table.rowCount() > 0
    assert (wizard.found.form.title.text(), wizard.found.form.year.year) == ("事業一覧", 2025)
    with qtbot.waitSignal(wizard.imported) as told:
        press(qtbot, wizard.next)
    (reading,) = told.args
    assert [p.name for p in reading.plan.projects] == ["高齢者見守り", "防災訓練"]
    assert not wizard.isVisible()


def test_enter_goes_on_wherever_the_keyboard_is(qtbot, wizard: ImportWizard):
    assert wizard.focusWidget() not in (None, wizard.cancel)
    for control in (wizard.focusWidget(), wizard.columns.list):
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: wizard.pages.currentIndex() == 1)
        assert wizard.focusWidget() is wizard.next
        press(qtbot, wizard.back)


def test_a_list_read_again_for_another_year_does_not_hold_the_window(
    qtbot, wizard: ImportWizard, monkeypatch
):
    go_on(qtbot, wizard)
    wizard.found.form.year.setValue(2024)
    goes_on = threading.Event()
    finished = wizard.presenter.finished
    monkeypatch.setattr(
        wizard.presenter, "finished", lambda heading: goes_on.wait(10) and finished(heading)
    )
    press(qtbot, wizard.next)
    assert wizard.isVisible()
    assert not wizard.next.isEnabled()
    with qtbot.waitSignal(wizard.imported) as told:
        goes_on.set()
    assert told.args[0].plan.heading.fiscal_year == 2024


def test_correcting_a_column_changes_the_rows_beside_it(qtbot, wizard: ImportWizard):
    choose_role(qtbot, wizard, 1, Role.IGNORED)
    assert shown(wizard, 2)[0] == "くらし"
    choose_role(qtbot, wizard, 2, Role.IGNORED)
    assert wizard.preview.table.rowCount() == 0
    assert "事業名" in wizard.problem.text()
    assert not wizard.next.isEnabled()
    choose_role(qtbot, wizard, 2, Role.NAME)
    assert wizard.next.isEnabled()


def test_the_unit_of_a_column_of_amounts_is_corrected_beside_it(qtbot, wizard: ImportWizard):
    wizard.columns.list.selectRow(5)
    assert wizard.columns.amount.isVisible()
    wizard.columns.amount.unit.setCurrentText("百万円")
    settle(qtbot, wizard)
    assert "1,500,000千円" in shown(wizard, 7)[0]
    assert said(wizard, 5, 3) == "百万円・令和7年度・予算"


@pytest.mark.parametrize("typed", ["令和12年度", "R12", "2030"])
def test_the_year_is_typed_in_by_its_era_or_in_the_western_way(
    qtbot, wizard: ImportWizard, typed: str
):
    wizard.columns.list.selectRow(5)
    year = wizard.columns.amount.year
    assert year.text() == "令和7年度"
    year.selectAll()
    year.lineEdit().insert(typed)
    year.interpretText()  # as on leaving it
    settle(qtbot, wizard)
    assert year.text() == "令和12年度"
    assert said(wizard, 5, 3) == "千円・令和12年度・予算"


def test_what_is_no_year_leaves_the_one_before(qtbot, wizard: ImportWizard):
    wizard.columns.list.selectRow(5)
    year = wizard.columns.amount.year
    year.selectAll()
    year.lineEdit().insert("来年")
    year.interpretText()  # as on leaving it
    assert year.text() == "令和7年度"


def test_the_name_of_a_level_is_corrected_beside_it(qtbot, wizard: ImportWizard):
    wizard.columns.list.selectRow(0)
    form = wizard.columns.level
    assert form.isVisible()
    form.name.setText("章")
    form.name.editingFinished.emit()
    settle(qtbot, wizard)
    assert said(wizard, 0, 3) == "1段目：章"


def test_a_level_of_a_column_is_counted_below_the_headings_in_rows(qtbot, start, tmp_path: Path):
    rows = (
        ("No.", "施策", "事業名", "担当課", "R8予算額（千円）"),
        ("1 安心して暮らせるまち", "", "", "", ""),
        (1, "1-1 子育て", "保育所整備", "子育て課", 100),
        (2, "1-2 教育", "校舎の改修", "教育課", 200),
    )
    wizard = opened(qtbot, ImportWizard(list_of(rows), MappingShelf(tmp_path), start))
    assert said(wizard, 1, 3) == "2段目：施策"
    wizard.columns.list.selectRow(1)
    form = wizard.columns.level
    assert (form.step.value(), form.step.minimum()) == (2, 2)
    assert form.above.text() == "1段目は、見出しだけの行の区分です。"
    form.name.setText("章")
    form.name.editingFinished.emit()
    settle(qtbot, wizard)
    assert said(wizard, 1, 3) == "2段目：章"
    assert wizard.columns_caption.text() == "列の読み方（全5列）"


def test_another_heading_row_is_chosen(qtbot, wizard: ImportWizard):
    wizard.choices.first.setValue(3)
    settle(qtbot, wizard)
    assert said(wizard, 0, 1) == "くらし"
    wizard.choices.first.setValue(2)
    settle(qtbot, wizard)
    assert said(wizard, 0, 1) == "分野"


def test_the_mapping_is_saved_under_a_name_and_offered_again(
    qtbot, wizard: ImportWizard, start, tmp_path: Path
):
    choose_role(qtbot, wizard, 3, Role.EXTRA)
    go_on(qtbot, wizard)
    wizard.found.name.setText("企画課の一覧")
    press(qtbot, wizard.next)
    again = opened(qtbot, ImportWizard(list_of(ROWS), MappingShelf(tmp_path / "対応付け"), start))
    assert again.choices.saved.currentText() == "企画課の一覧"
    assert again.columns.role_box(3).currentText() == Role.EXTRA.value
    again.choices.saved.setCurrentIndex(0)
    again.choices.saved.activated.emit(0)
    settle(qtbot, again)
    assert again.columns.role_box(3).currentText() == Role.DESCRIPTION.value


def test_going_back_and_giving_up_open_nothing(qtbot, wizard: ImportWizard):
    go_on(qtbot, wizard)
    press(qtbot, wizard.back)
    assert wizard.pages.currentIndex() == 0
    with qtbot.assertNotEmitted(wizard.imported):
        press(qtbot, wizard.cancel)
    assert not wizard.isVisible()


def test_every_control_has_a_name_for_those_who_cannot_see_it(wizard: ImportWizard):
    choices = wizard.choices
    controls = (choices.sheet, choices.saved, choices.first, choices.count, wizard.preview)
    assert all(control.accessibleName() for control in controls)
    assert wizard.columns.role_box(0).accessibleName() == "「分野」の読み方"


def test_a_column_of_marks_below_the_head_kubun_is_called_by_what_stands_in_it(
    qtbot, start, tmp_path: Path
):
    rows = (
        ("施策", "区分", "事業名"),
        ("防災", "新規", "訓練"),
        ("防災", "拡充", "備蓄"),
        ("福祉", "継続", "見守り"),
    )
    wizard = opened(qtbot, ImportWizard(list_of(rows), MappingShelf(tmp_path), start))
    box = wizard.columns.role_box(1)
    assert box.currentText() == "印（新規・拡充など）"
    heads = [
        wizard.preview.table.headerData(
            PREVIEW_HEADS.index(head), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        for head in ("区分", "印")
    ]
    assert heads == ["区分（政策・施策など）", "印（新規・拡充など）"]
    choose_role(qtbot, wizard, 1, Role.IGNORED)
    box.setCurrentText("印（新規・拡充など）")
    box.textActivated.emit(box.currentText())
    settle(qtbot, wizard)
    assert shown(wizard, PREVIEW_HEADS.index("印")) == ["新規", "拡充", "継続"]


def test_departments_spelled_in_two_ways_are_made_one_by_a_tick(qtbot, start, tmp_path: Path):
    rows = (*ROWS[:-1], ("くらし", "防災", "備蓄", "備える。", "危機管理部防災室", 50))
    wizard = opened(qtbot, ImportWizard(list_of(rows), MappingShelf(tmp_path), start))
    go_on(qtbot, wizard)
    assert wizard.found.offers.isVisible()
    wizard.found.form.title.setText("わたしの計画")
    wizard.found.offers.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(wizard.next.isEnabled)
    assert "所管課 2" in wizard.found.summary.text()
    assert wizard.found.form.title.text() == "わたしの計画"
    assert wizard.found.offers.item(0).checkState() is Qt.CheckState.Checked


def test_where_no_department_is_in_doubt_nothing_is_asked(qtbot, wizard: ImportWizard):
    go_on(qtbot, wizard)
    assert not wizard.found.offers.isVisible()


def test_sections_are_drawn_briefly_and_told_whole(qtbot, qapp, start, tmp_path: Path):
    apply_theme(qapp)
    above, name = "安心して暮らし続けることのできるまちづくり", "地域で支える環境の整備"
    rows = (("基本目標", "施策", "事業名"), (above, name, "見守り"), (above, name, "防災訓練"))
    wizard = opened(qtbot, ImportWizard(list_of(rows), MappingShelf(tmp_path), start))
    table, sections = wizard.preview.table, PREVIEW_HEADS.index("区分")
    index = table.index(0, sections)
    assert table.data(index) == f"安心して暮… › {name}"
    assert table.data(index, Qt.ItemDataRole.ToolTipRole) == f"{above} › {name}"
    assert wizard.preview.isColumnHidden(PREVIEW_HEADS.index("金額"))
    assert not wizard.preview.isColumnHidden(sections)


class LastDayOf2026(date):
    @classmethod
    def today(cls) -> Self:
        return cls(2027, 3, 31)


def test_a_list_that_tells_no_year_gets_none_until_one_is_chosen(
    qtbot, qapp, start, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr("gui.views.common.era_boxes.date", LastDayOf2026)
    rows = [("施策", "事業名", "所管課"), ("防災", "備蓄", "総務課"), ("防災", "訓練", "総務課")]
    wizard = opened(qtbot, ImportWizard(list_of(rows), MappingShelf(tmp_path), start))
    go_on(qtbot, wizard)
    assert wizard.found.form.year.text() == "記載なし"
    assert wizard.found.form.heading.fiscal_year is None
    wizard.found.form.year.stepUp()
    assert wizard.found.form.heading.fiscal_year == 2026
