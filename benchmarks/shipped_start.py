"""Start of the packaged program, against a bare PySide6 window with a tree and a table.

python -m benchmarks.shipped_start [RUNS]. Linux with Xvfb; ``dist/plan-report`` must have been
built. The bare window is that of ``window_start``: run by the interpreter, and packaged by
PyInstaller as it does by itself; all are started in turn. The clock runs from the start of the
process until the window stands on an X server of its own; beside it the processor's time of all
threads until then. Ours stands with its plan in it: both are painted in one go.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CDLL, c_char_p, c_int, c_uint, c_ulong, c_void_p
from pathlib import Path

from benchmarks.window_start import BARE, ROOT

PROGRAM = ROOT / "dist" / "plan-report" / "plan-report"
DISPLAY = ":97"
WIDTH, ROW = 200, 200
"""So many pixels of this row of the screen are looked at: within every window, below its title."""
SETTLED = 1.0
"""Seconds that a window is left alone before it is ended, so that it keeps what it made."""


@contextmanager
def x_server() -> Iterator[None]:
    """Run an X server whose screen is black where no window stands."""
    size = ("-screen", "0", "1366x768x24")
    server = subprocess.Popen(["Xvfb", DISPLAY, *size], stderr=subprocess.DEVNULL)
    time.sleep(SETTLED)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def screen() -> Callable[[], bool]:
    """Return a function that tells whether a window stands on the screen."""
    x = CDLL("libX11.so.6")
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, [c_char_p]
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, [c_void_p]
    x.XGetImage.restype = c_void_p
    x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
    x.XGetPixel.restype, x.XGetPixel.argtypes = c_ulong, [c_void_p, c_int, c_int]
    display = x.XOpenDisplay(DISPLAY.encode())
    root = x.XDefaultRootWindow(display)
    whole, as_pixels = 0xFFFFFFFF, 2

    def is_painted() -> bool:
        row = x.XGetImage(display, root, 0, ROW, WIDTH, 1, whole, as_pixels)
        return any(x.XGetPixel(row, column, 0) & 0xFFFFFF for column in range(0, WIDTH, 10))

    return is_painted


def clock(command: list[str], home: Path, is_painted: Callable[[], bool]) -> tuple[float, float]:
    """Return the seconds until the window of ``command`` stands: the clock's, the processor's."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    for name in ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    own = {"DISPLAY": DISPLAY, "HOME": str(home), "PYTHONPYCACHEPREFIX": str(home)}
    began = time.perf_counter()
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not is_painted():
        if run.poll() is not None:
            raise SystemExit(f"{command[0]} ended without a window")
        time.sleep(0.002)
    taken = time.perf_counter() - began, processor_seconds(run.pid)
    time.sleep(SETTLED)
    run.terminate()
    run.wait()
    while is_painted():
        time.sleep(0.01)
    return taken


def processor_seconds(process: int) -> float:
    """Return what all threads of ``process`` have taken until now."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def package_bare(folder: Path) -> tuple[Path, Path]:
    """Write the bare window to ``folder`` and package it; return the script and the program."""
    script = folder / "bare.py"
    script.write_text(BARE.replace("app.exit()", "timer.stop()"), encoding="utf-8")
    options = ("--windowed", "--log-level", "ERROR", "--specpath", folder, "--workpath", folder)
    packing: list[str | Path] = [
        sys.executable,
        "-m",
        "PyInstaller",
        *options,
        "--distpath",
        folder / "dist",
        script,
    ]
    subprocess.run(packing, check=True)
    return script, folder / "dist" / "bare" / "bare"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder, x_server():
        place = Path(folder)
        script, packaged = package_bare(place)
        commands = {
            "bare, run by Python": [sys.executable, str(script)],
            "bare, packaged": [str(packaged)],
            "ours, packaged": [str(PROGRAM)],
        }
        is_painted = screen()
        turns = [
            {name: clock(command, place, is_painted) for name, command in commands.items()}
            for _ in range(runs + 1)
        ][1:]  # the first fills the system's caches
    for number, whose in enumerate(("clock", "processor")):
        for name in commands:
            taken = statistics.median(turn[name][number] for turn in turns) * 1000
            ratios = [
                statistics.median(turn[name][number] / turn[bare][number] for turn in turns)
                for bare in list(commands)[:2]
            ]
            over = " and ".join(f"{ratio:.2f}" for ratio in ratios)
            print(f"{whose}: {name}: {taken:.0f} ms, {over} times the bare ones")


if __name__ == "__main__":
    main()
