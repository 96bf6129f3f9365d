from __future__ import annotations

from PySide6.QtCore import Qt

from gui.presenters.memory import Settings
from gui.views.common.theme import apply_theme
from gui.views.preview.findings_view import FindingsView
from model.finding import Finding, Severity


def test_what_is_found_has_more_room_than_its_place_beside_large_type_too(qtbot, qapp):
    apply_theme(qapp, Settings(points=20))
    view = FindingsView()
    qtbot.addWidget(view)
    view.show_findings(
        [Finding(Severity.NOTICE, "「事業一覧」シート12行目", "「☆」を印としました。")]
    )
    view.show()
    for width in (900, 400):
        view.resize(width, 300)
        qtbot.waitUntil(lambda: view.list.columnWidth(2) > view.list.columnWidth(1))
    apply_theme(qapp)


def test_a_double_click_leads_to_the_row_once(qtbot):
    view = FindingsView()
    qtbot.addWidget(view)
    finding = Finding(Severity.NOTICE, "3行目", "事業名が空です。")
    view.show_findings([finding])
    view.show()
    chosen: list[Finding] = []
    view.chosen.connect(chosen.append)
    place = view.list.visualRect(view.list.table.index(0, 2)).center()
    ground = view.list.viewport()
    qtbot.mouseClick(ground, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(ground, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [finding]
