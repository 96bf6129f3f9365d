"""Department sheets by our writer and by XlsxWriter, side by side: time, memory, size.

    python -m benchmarks.workbooks [LISTINGS ...]      the whole table, in ratios
    python -m benchmarks.workbooks --memory LISTINGS   what writing adds to the loaded plan, MB

Times are of the processor, so that a busy machine tells little lies, in interleaved runs over the
same parts, which are built beforehand. Memory is that of processes of their own, which build the
parts as they write them: the peak from when the plan is loaded on, over what the plan takes then
(Linux alone can tell).
"""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.big_plan import big_plan
from benchmarks.xlsxwriter_peer import write_with_peer
from model.selection import Selection
from model.view import PlanView, pick_from_plan, split_by_department
from reports.content.departments.report import build_departments
from reports.document import Document, Parts
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook

DEPARTMENTS = 100
FILES_OF = 2_000
SIZES = (2_000, 20_000, 200_000)
RUNS = {2_000: 9, 20_000: 5}
WAYS: dict[str, Callable[[Document, Path], None]] = {
    "ours": write_workbook,
    "peer": write_with_peer,
}


def main(arguments: list[str]) -> None:
    match arguments:
        case ["--memory", listings]:
            print_memory(int(listings))
        case ["--added", way, listings]:
            print(added_by(way, int(listings)))
        case _:
            print_all([int(listings) for listings in arguments] or SIZES)


def print_all(sizes: Sequence[int]) -> None:
    """Print times, sizes and memory for plans of ``sizes`` listings, and for 100 files."""
    print("listings   ours s  peer s  ratio  ours MB  peer MB  ratio", flush=True)
    for listings in sizes:
        compare(f"{listings:9}", [whole(view_of(listings))], RUNS.get(listings, 1))
    pieces = split_by_department(view_of(FILES_OF)).values()
    compare("100 files", [whole(piece) for piece in pieces], RUNS[FILES_OF])
    for listings in sizes:
        print_memory(listings)


def view_of(listings: int) -> PlanView:
    """Return all of an invented plan."""
    return pick_from_plan(big_plan(listings, DEPARTMENTS), Selection())


def whole(view: PlanView) -> Document:
    """Return the department sheets with all parts built."""
    document = build_departments(view, ReportOptions())
    return replace(document, parts=Parts(tuple(document.parts)))


def compare(name: str, documents: list[Document], runs: int) -> None:
    """Print the medians of interleaved runs over the documents."""
    seconds: dict[str, list[float]] = {way: [] for way in WAYS}
    sizes: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            for way in WAYS:
                seconds[way].append(_timed(way, documents, Path(folder) / way))
                made = (Path(folder) / way).iterdir()
                sizes[way] = sum(path.stat().st_size for path in made) / 10**6
    ours, peer = (median(seconds[way]) for way in WAYS)
    print(
        f"{name}  {ours:6.2f}  {peer:6.2f}  {ours / peer:5.2f}  {sizes['ours']:7.2f}"
        f"  {sizes['peer']:7.2f}  {sizes['ours'] / sizes['peer']:5.2f}",
        flush=True,
    )


def _timed(way: str, documents: list[Document], to: Path) -> float:
    to.mkdir(exist_ok=True)
    gc.collect()
    started = time.process_time()
    for number, document in enumerate(documents):
        WAYS[way](document, to / f"{number}.xlsx")
    return time.process_time() - started


def print_memory(listings: int) -> None:
    """Print what building and writing add to a process that has loaded the plan."""
    for way in WAYS:
        command = [sys.executable, "-m", "benchmarks.workbooks", "--added", way, str(listings)]
        added = subprocess.check_output(command, text=True).strip()
        print(f"{listings:9} listings, {way}: {added}", flush=True)


def added_by(way: str, listings: int) -> str:
    """Return what writing adds to the memory of this process, in words."""
    view = view_of(listings)
    gc.collect()
    loaded = _memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    with tempfile.TemporaryDirectory() as folder:
        WAYS[way](build_departments(view, ReportOptions()), Path(folder) / "book.xlsx")
    return f"{_memory('VmHWM') - loaded:.0f} MB over the {loaded:.0f} MB of the loaded plan"


def _memory(what: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
