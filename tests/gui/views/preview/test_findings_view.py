from __future__ import annotations

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
