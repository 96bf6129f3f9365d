from __future__ import annotations

import weakref

from gui.views.common import slow_release
from gui.views.common.slow_release import SlowRelease


class Row:
    """A part of a plan."""


def test_the_rows_of_the_plan_before_go_a_few_at_a_time(qapp, monkeypatch):
    monkeypatch.setattr(slow_release, "_AT_ONCE", 2)
    release, gone = SlowRelease(), []
    rows = [Row() for _ in range(5)]
    for row in rows:
        weakref.finalize(row, gone.append, "gone")
    release.let_go(rows)
    del rows, row
    counts = []
    while not release.is_over:
        release._timer.timeout.emit()
        counts.append(len(gone))
    assert counts == [2, 4, 5]
