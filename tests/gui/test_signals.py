"""PySide6 6.12.0 loses a reference to True at each emit and dies after some 570 of them."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    sent = Signal(int)
heard = []
sender = Sender()
sender.sent.connect(heard.append)
for number in range(2000):
    sender.sent.emit(number)
print(len(heard), heard[-1])
"""


def test_two_thousand_signals_arrive_and_the_process_lives():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["2000", "1999"]
