"""What the tests of dialogs share: work in the background that is over before the test is."""

from __future__ import annotations

import pytest

from gui.worker import Worker


@pytest.fixture
def start():
    """Do work on a thread, as the window does."""
    workers = []

    def start_work(work, then, fails=None):
        worker = Worker(work)
        worker.signals.finished.connect(then)
        if fails:
            worker.signals.failed.connect(fails)
        workers.append(worker)
        worker.start()
        return worker.signals

    yield start_work
    for worker in workers:
        worker.wait()
