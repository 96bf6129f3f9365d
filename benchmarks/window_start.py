"""Start to usable window, against a bare PySide6 window with a tree and a table, interleaved.

python -m benchmarks.window_start [RUNS]. Each run is a process of its own; the times are from its
start until the first event after the window is shown, and after its plan is (the bare window has
its content at once). Beside the clock's time stands the processor's, of all threads of the process,
which other work on the machine changes little.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import *
app = QApplication([])
window = QMainWindow()
tree, table = QTreeWidget(), QTableWidget(211, 5)
for n in range(60):
    QTreeWidgetItem(tree, [f"区分 {n}"])
for n in range(211 * 5):
    table.setItem(n // 5, n % 5, QTableWidgetItem(f"事業 {n}"))
splitter = QSplitter()
splitter.addWidget(tree)
splitter.addWidget(table)
window.setCentralWidget(splitter)
window.resize(1320, 800)
window.show()
QTimer.singleShot(0, lambda: (
    print("usable", time.process_time(), flush=True), app.exit()))
app.exec()
"""
OURS = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
told = []
def look():
    window = next((each for each in app.topLevelWidgets() if hasattr(each, "picks")), None)
    if window and window.isVisible() and not told:
        told.append(print("shown", time.process_time(), flush=True))
    if window and window.picks.reading:
        print("usable", time.process_time(), flush=True)
        timer.stop()
        window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
import main
main.main([])
"""


def clock(script: str, home: str) -> dict[str, tuple[float, float]]:
    """Return the seconds until ``script`` says each of its words: the clock's, the processor's."""
    began = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    said = {}
    for line in run.stdout:
        word, taken = line.split()
        said[word] = (time.perf_counter() - began, float(taken))
    run.wait()
    return said


def _environment(home: str) -> dict[str, str]:
    """Return a user of its own, whose modules are compiled as those of the shipped program are."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment | {"HOME": home, "LOGNAME": Path(home).name, "PYTHONPYCACHEPREFIX": home}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as home:
        clock(BARE, home), clock(OURS, home)  # compiles, and fills the system's caches
        pairs = [(clock(BARE, home)["usable"], clock(OURS, home)) for _ in range(runs)]
    for place, whose in enumerate(("clock", "processor")):
        alone = statistics.median(bare[place] for bare, _ in pairs)
        print(f"{whose}: bare {alone * 1000:.0f} ms")
        for word in ("shown", "usable"):
            taken = statistics.median(ours[word][place] for _, ours in pairs)
            ratio = statistics.median(ours[word][place] / bare[place] for bare, ours in pairs)
            print(f"  ours, {word}: {taken * 1000:.0f} ms, {ratio:.2f} times the bare one")


if __name__ == "__main__":
    main()
