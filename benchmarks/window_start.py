"""Start to usable window, against a bare PySide6 window with a tree and a table, interleaved.

python benchmarks/window_start.py [RUNS]. Each run is a process of its own; the time is from its
start until the first event after the window is shown with its plan (its content, for the bare one).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys
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
QTimer.singleShot(0, lambda: (print("usable", flush=True), app.exit()))
app.exec()
"""
OURS = """
import sys, tempfile
sys.argv = ["main.py"]
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cli.arguments import parse_plan
from gui import app as program
from gui.views.main_window import MainWindow, Sources
from gui.views.theme import apply_theme
from gui.workshop import Workshop
from gui.presenters.memory import Memory
from model.readers.source import read_plan
from seeds.built_in import load_built_in_plan
app = QApplication([])
profile = Path(tempfile.mkdtemp())
memory = Memory(profile, profile)
apply_theme(app, memory.settings)
shop = Workshop()
window = MainWindow(Sources(load_built_in_plan, read_plan), shop, memory, profile)
window.show()
window.open_last()
def look():
    if window.picks.reading:
        print("usable", flush=True)
        app.exit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
app.exec()
window.close()
shop.close()
"""


def clock(script: str) -> float:
    """Return the seconds until ``script`` says that it is usable."""
    env = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    run.stdout.readline()
    taken = time.perf_counter() - began
    run.wait()
    return taken


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    clock(BARE), clock(OURS)  # warm
    pairs = [(clock(BARE), clock(OURS)) for _ in range(runs)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"bare {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
