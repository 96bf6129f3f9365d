from __future__ import annotations

import gc
import threading
from typing import ClassVar

import pytest

from gui.interpreter import GarbageTimer


class Ring:
    """Holds itself, as a dialog whose buttons call it does."""

    died_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.ring = self

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


@pytest.fixture
def timer(qapp):
    Ring.died_on.clear()
    made = GarbageTimer(qapp)
    yield made
    made.stop()
    gc.disable()  # as the timer of all tests has it


def many_objects() -> list[list[int]]:
    return [[number] for number in range(100_000)]


def test_a_thread_that_makes_many_objects_collects_none_of_the_window(timer: GarbageTimer):
    Ring()
    thread = threading.Thread(target=many_objects)
    thread.start()
    thread.join()
    assert Ring.died_on == []


def test_garbage_goes_on_the_thread_of_the_window(qtbot, timer: GarbageTimer):
    Ring()
    kept = many_objects()
    qtbot.waitUntil(lambda: bool(Ring.died_on), timeout=20_000)
    assert Ring.died_on == [threading.get_ident()]
    assert kept


def test_what_is_being_read_is_not_walked_through(timer: GarbageTimer):
    timer.is_held = lambda: True
    Ring()
    kept = many_objects()
    timer.collect()
    assert Ring.died_on == []
    timer.is_held = lambda: False
    timer.collect()
    assert Ring.died_on
    assert kept
