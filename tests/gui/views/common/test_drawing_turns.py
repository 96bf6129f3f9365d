from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from gui.views.common.drawing_turns import DrawingTurns


def test_views_are_drawn_in_the_order_in_which_they_changed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLabel("一", window), QLabel("二", window)
    turns = DrawingTurns(window)
    drawn: list[tuple[str, bool]] = []
    turns.wait(first, lambda: drawn.append(("一", second.updatesEnabled())))
    turns.wait(second, lambda: drawn.append(("二", second.updatesEnabled())))
    turns.wait(first)  # changed again while it waits: it is still filled
    assert not first.updatesEnabled()
    qtbot.waitUntil(second.updatesEnabled)
    assert drawn == [("一", False), ("二", False)]
    assert first.updatesEnabled()


def test_a_view_may_wait_again_after_its_turn(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    turns = DrawingTurns(window)
    for _ in range(2):
        turns.wait(window)
        qtbot.waitUntil(window.updatesEnabled)


def test_a_view_that_cannot_be_filled_holds_up_no_other(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLabel("一", window), QLabel("二", window)
    turns = DrawingTurns(window)

    def fill() -> None:
        raise ValueError("一つ")

    with qtbot.capture_exceptions() as faults:
        turns.wait(first, fill)
        turns.wait(second)
        qtbot.waitUntil(second.updatesEnabled)
    assert first.updatesEnabled()
    assert len(faults) == 1
