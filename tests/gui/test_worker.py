from __future__ import annotations

from gui.worker import Signals


def test_many_signals_from_python_do_not_kill_the_process(qtbot):
    heard: list[int] = []
    signals = Signals()
    signals.advanced.connect(lambda done, total, what: heard.append(done))
    for number in range(2_000):
        signals.advance(number, 2_000, "")
    assert heard == list(range(2_000))
