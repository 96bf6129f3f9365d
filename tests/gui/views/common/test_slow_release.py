from __future__ import annotations

import weakref

from PySide6.QtCore import QTimer

from gui.views.common.slow_release import SlowRelease
from tests.gui.children import child


class Row:
    """A part of a plan."""


def test_the_rows_of_the_plan_before_go_a_few_at_a_time(qapp):
    release, gone = SlowRelease(), list[str]()
    rows = [Row() for _ in range(1_200)]
    for row in rows:
        weakref.finalize(row, gone.append, "gone")
    release.let_go(rows)
    del rows, row
    counts = []
    while not release.is_over:
        child(release, QTimer).timeout.emit()
        counts.append(len(gone))
    assert counts == [500, 1_000, 1_200]
