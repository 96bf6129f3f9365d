"""What the program costs: python -m shipping.measure size|left-out|start [--one-file].

size      bytes by part of dist/plan-report, and packed as tar.xz and zip
left-out  builds once with nothing left out and says what each thing left out would add
start     seconds by phase, interleaved with the same program from source

With --one-file, of the programs that PLAN_REPORT_ONE_FILE=1 pyinstaller --distpath dist/one-file
build.spec makes; their sizes are as packed within.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from reports.user_folders import Purpose, user_folder
from shipping.contents import COMMAND_NAME, KEPT, LEFT_OUT, NAME, ROOT, is_left_out
from shipping.pack import zip_folder

DIST = ROOT / "dist"
ONE_FILE = DIST / "one-file"
SUFFIX = ".exe" if os.name == "nt" else ""
PARTS = (
    ("Qt: libraries", ("Qt6", "libQt6", "libicu")),
    ("Qt: Python's way to it (PySide6, shiboken6)", (".abi3.so", "pyside6", "shiboken", ".pyd")),
    ("Qt: plug-ins and translations", ("plugins/", "translations/")),
)
TOP = {
    "pypdfium2": "PDFium (preview, self-test)",
    "pypdfium2_raw": "PDFium (preview, self-test)",
    "python_calamine": "calamine (reads Excel's formats)",
    "budoux": "budoux (phrases)",
    "reports": "fonts",
    "seeds": "the built-in plan",
    "gui": "icon",
    "docs": "help pages and licences",
    "modules.pyz": "all Python modules, ours and others'",
    "PYZ.pyz": "all Python modules, ours and others'",
    "base_library.zip": "Python's standard library, what starts it",
}
RUNS = 9
HAS_SCREEN = not sys.platform.startswith("linux") or "DISPLAY" in os.environ
SCREEN = {} if HAS_SCREEN else {"QT_QPA_PLATFORM": "offscreen"}


def files_of(folder: Path) -> dict[str, int]:
    """Return the bytes of each file below ``folder`` by its path; links are not files."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def part_of(path: str) -> str:
    """Return the part of the program that the file at ``path`` belongs to."""
    inside = path.removeprefix("_internal/")
    if inside == path:
        return "the two programs themselves"
    top = inside.split("/")[0]
    if top in ("PySide6", "shiboken6"):
        return next((part for part, words in PARTS if any(w in inside for w in words)), PARTS[0][0])
    if top.startswith(("python3", "libpython")) or top.endswith(".pyd"):
        return "Python"
    return TOP.get(top, "libraries of the system (C++, X11, fonts)")


def packed_sizes(folder: Path) -> dict[str, int]:
    """Return the bytes of ``folder`` as tar.xz (where tar is) and as zip."""
    with tempfile.TemporaryDirectory() as name:
        packed = Path(name) / "program.zip"
        zip_folder(folder, packed)
        sizes = {"zip": packed.stat().st_size}
        if os.name != "nt":
            packed = Path(name) / "program.tar.xz"
            subprocess.run(["tar", "-C", folder.parent, "-cJf", packed, folder.name], check=True)
            sizes["tar.xz"] = packed.stat().st_size
    return sizes


def files_within(program: Path) -> dict[str, int]:
    """Return the bytes, as packed, of each file within a program in one file."""
    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415  only where the program is built

    within = CArchiveReader(str(program)).toc.items()
    files = {f"_internal/{name}": size for name, (_, size, _, _, _) in within}
    return {**files, program.name: program.stat().st_size - sum(files.values())}


def print_sizes(*, one_file: bool) -> None:
    """Print the size by part, and packed."""
    files = files_within(ONE_FILE / f"{NAME}{SUFFIX}") if one_file else files_of(DIST / NAME)
    parts: Counter[str] = Counter()
    for path, size in files.items():
        parts[part_of(path)] += size
    _print_table("MB", ((part, size / 1e6) for part, size in parts.most_common()))
    _print_table("MB", [("in all", sum(files.values()) / 1e6)])
    if not one_file:
        packed = packed_sizes(DIST / NAME)
        _print_table("MB", ((kind, size / 1e6) for kind, size in packed.items()))


def print_left_out() -> None:
    """Build with nothing left out and print what each entry would add to the folder."""
    with tempfile.TemporaryDirectory() as name:
        _build(Path(name), PLAN_REPORT_WHOLE="1")
        whole = files_of(Path(name) / "dist" / NAME / "_internal")
    ours = files_of(DIST / NAME)
    rest = {path: size for path, size in whole.items() if is_left_out(path)}
    table = []
    for entry in LEFT_OUT:
        named = {path for path in rest if entry.holds(path)} - set(KEPT)
        table.append((entry.what, sum(rest.pop(path) for path in named) / 1e6))
    _print_table("MB", sorted(table, key=lambda row: -row[1]))
    saved = sum(whole.values()) - sum(ours.values())
    told = sum(size for _, size in table)
    _print_table(
        "MB",
        [
            (
                "symbols stripped, ICU's data cut, what modules left out asked for",
                saved / 1e6 - told,
            ),
            ("saved in all", saved / 1e6),
        ],
    )


def print_start(*, one_file: bool) -> None:
    """Print the seconds of each phase, packaged and from source, runs taking turns."""
    folder = ONE_FILE if one_file else DIST / NAME
    packaged, window = folder / f"{COMMAND_NAME}{SUFFIX}", folder / f"{NAME}{SUFFIX}"
    source = (sys.executable, str(ROOT / "main.py"))
    phases: dict[str, tuple[Callable[[], float], Callable[[], float]]] = {
        "interpreter and arguments (--version)": _pair(source, packaged, "--version"),
        "list totals --json": _pair(source, packaged, "list", "totals", "--json"),
        "list listings --json": _pair(source, packaged, "list", "listings", "--json"),
        "window on the screen": (lambda: _window(*source), lambda: _window(str(window))),
    }
    for phase, (from_source, from_package) in phases.items():
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(RUNS):
            times[0].append(from_source())
            times[1].append(from_package())
        first, second = map(statistics.median, times)
        print(f"{phase:44}{first:7.2f} s from source{second:7.2f} s packaged{second / first:7.2f}")


def _pair(
    source: tuple[str, ...], packaged: Path, *arguments: str
) -> tuple[Callable[[], float], Callable[[], float]]:
    return (lambda: _seconds(*source, *arguments), lambda: _seconds(str(packaged), *arguments))


def _seconds(*command: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _window(*command: str) -> float:
    """Return the seconds until a window is shown and answers the bell of a second start.

    A home of its own keeps it apart from a program that is open. Where there is no screen, Qt draws
    into memory.
    """
    with tempfile.TemporaryDirectory() as home:
        kept = user_folder(Purpose.STATE).path if sys.platform == "win32" else Path(home)
        started = time.perf_counter()
        window = subprocess.Popen(
            command,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**SCREEN, **os.environ, "HOME": home, "XDG_STATE_HOME": home},
        )
        _wait(window, lambda: any(kept.rglob("window/lock")))
        time.sleep(0.02)  # it takes away bells that were rung before it held the lock
        bell = next(kept.rglob("window/lock")).with_name("ring")
        bell.touch()
        _wait(window, lambda: not bell.exists())
        took = time.perf_counter() - started
        _end(window)
    return took


def _wait(window: subprocess.Popen[bytes], is_so: Callable[[], bool]) -> None:
    while not is_so():
        if window.poll() is not None:
            raise SystemExit(f"no window: {window.args!r}")
        time.sleep(0.005)  # leave both processors to the program


def _end(window: subprocess.Popen[bytes]) -> None:
    """End ``window`` and what it started: a program in one file runs below its unpacker."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(window.pid)], check=True)
    else:
        os.killpg(window.pid, signal.SIGKILL)
    window.wait()


def _build(folder: Path, **environment: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", folder / "dist", "--workpath", folder / "build", "build.spec"),
        ],
        cwd=ROOT,
        check=True,
        env={**os.environ, **environment},
    )


def _print_table(unit: str, rows: Iterable[tuple[str, float]]) -> None:
    for what, value in rows:
        print(f"{value:8.1f} {unit}  {what}")
    print()


def main() -> None:
    """Print what the first argument asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("size", "left-out", "start"))
    parser.add_argument("--one-file", action="store_true")
    options = parser.parse_args()
    match options.what:
        case "size":
            print_sizes(one_file=options.one_file)
        case "left-out":
            print_left_out()
        case _:
            print_start(one_file=options.one_file)


if __name__ == "__main__":
    main()
