"""Start to usable window, against a bare PySide6 window with a tree and a table, interleaved.

python -m benchmarks.window_start [RUNS]. Each run is a process of its own. The times are from its
start until the window is painted, which for the bare one is all; for ours until its plan is painted
too, and until a line of its tree has been unticked and what follows from that is painted. Beside
the clock's time stands the processor's, of all threads of the process, which other work on the
machine changes little. ``first`` is the start of a user who never started the program before: it
reads the plan, later ones find it read. The bare window is there twice: its script imports all that
PySide's widgets are, by ``import *``, which makes their classes, or the seven that it uses.
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
def look():
    if window.windowHandle().isExposed():
        print("painted", time.process_time(), flush=True)
        app.exit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(1)
app.exec()
"""
_USED = "QApplication, QMainWindow, QSplitter, QTableWidget, QTableWidgetItem, QTreeWidget"
BARE_BY_NAMES = BARE.replace("import *", f"import {_USED}, QTreeWidgetItem")
OURS = """
import time
import main
sources = main._sources
def watched():
    from PySide6.QtWidgets import QApplication
    watch(QApplication.instance())
    return sources()
def watch(app):
    from PySide6.QtCore import QModelIndex, Qt, QTimer
    told = []
    def look():
        window = next((each for each in app.topLevelWidgets() if hasattr(each, "picks")), None)
        if not window or not window.windowHandle() or not window.windowHandle().isExposed():
            return
        if not told:
            told.append(print("painted", time.process_time(), flush=True))
        if window.picks.reading:
            app.processEvents()
            print("planned", time.process_time(), flush=True)
            timer.stop()
            tree = window.picks_panel.sections_tree
            line = tree.index(0, 0, QModelIndex())
            tree.setData(line, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
            app.processEvents()
            assert window.picks.selection.sections is not None
            print("ticked", time.process_time(), flush=True)
            window.close()
    timer = main.timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
main._sources = watched
main.main([])
"""
WORDS = ("painted", "planned", "ticked")


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
    for line in run.stdout or ():
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
        clock(BARE, home)  # compiles, and fills the system's caches
        clock(OURS, home)
        turns = [_turn(home) for _ in range(runs)]
    for place, whose in enumerate(("clock", "processor")):
        alone, by_names = (
            statistics.median(turn[number]["painted"][place] for turn in turns) for number in (0, 1)
        )
        print(f"{whose}: bare {alone * 1000:.0f} ms, {by_names * 1000:.0f} ms by names")
        for number, which in enumerate(("first", "later"), 2):
            for word in WORDS:
                taken = statistics.median(turn[number][word][place] for turn in turns)
                ratio, to_names = (
                    statistics.median(
                        turn[number][word][place] / turn[bare]["painted"][place] for turn in turns
                    )
                    for bare in (0, 1)
                )
                told = f"{ratio:.2f} times the bare, {to_names:.2f} times that by names"
                print(f"  ours, {which}, {word}: {taken * 1000:.0f} ms, {told}")


def _turn(home: str) -> tuple[dict[str, tuple[float, float]], ...]:
    """Return the two bare runs, a first run and a later one."""
    for kept in Path(home).rglob("built-in.json"):
        kept.unlink()
    bare = clock(BARE, home), clock(BARE_BY_NAMES, home)
    return *bare, clock(OURS, home), clock(OURS, home)


if __name__ == "__main__":
    main()
