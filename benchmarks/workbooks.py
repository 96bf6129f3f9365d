"""Department sheets by our writer and by XlsxWriter, side by side: time, memory, size.

    python -m benchmarks.workbooks [LISTINGS ...]      times and sizes, in ratios
    python -m benchmarks.workbooks --memory LISTINGS   what writing adds to the loaded plan, MB

Both write the same documents, made once. Runs are interleaved, each in a process of its own for
memory; times are of the processor, so that a busy machine tells little lies.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.big_plan import big_plan
from benchmarks.xlsxwriter_peer import write_with_peer
from model.selection import Selection
from model.view import pick_from_plan, split_by_department
from reports.content.departments import build_departments
from reports.document import Document
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook

DEPARTMENTS = 100
RUNS = 5


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--memory"]:
        print_memory(int(arguments[1]))
        return
    if arguments[:1] == ["--peak"]:
        print(peak_of(arguments[1], int(arguments[2])))
        return
    print("listings  ours s  peer s  ratio  ours MB  peer MB  ratio")
    for listings in map(int, arguments or ["2000", "20000", "200000"]):
        view = pick_from_plan(big_plan(listings, DEPARTMENTS), Selection())
        compare(f"{listings:8}", [build_departments(view, ReportOptions())])
    view = pick_from_plan(big_plan(2_000, DEPARTMENTS), Selection())
    pieces = split_by_department(view).values()
    compare("100 files", [build_departments(piece, ReportOptions()) for piece in pieces])


def compare(name: str, documents: list[Document]) -> None:
    """Print the medians of interleaved runs over the documents."""
    with tempfile.TemporaryDirectory() as folder:
        ways = (("ours", write_workbook), ("peer", write_with_peer))
        seconds: dict[str, list[float]] = {"ours": [], "peer": []}
        sizes = {}
        for _ in range(RUNS if sum(map(len, (d.parts for d in documents))) < 10**4 else 1):
            for way, write in ways:
                seconds[way].append(_timed(write, documents, Path(folder) / way))
                made = (Path(folder) / way).iterdir()
                sizes[way] = sum(path.stat().st_size for path in made) / 10**6
    ours, peer = (median(seconds[way]) for way in ("ours", "peer"))
    print(
        f"{name}  {ours:6.2f}  {peer:6.2f}  {ours / peer:5.2f}  {sizes['ours']:7.2f}"
        f"  {sizes['peer']:7.2f}  {sizes['ours'] / sizes['peer']:5.2f}",
        flush=True,
    )


def _timed(write: Callable[[Document, Path], None], documents: list[Document], to: Path) -> float:
    to.mkdir(exist_ok=True)
    started = time.process_time()
    for number, document in enumerate(documents):
        write(document, to / f"{number}.xlsx")
    return time.process_time() - started


def print_memory(listings: int) -> None:
    """Print what building and writing add to the peak of a process that loads the plan."""
    peaks = {}
    for way in ("plan", "ours", "peer"):
        command = [sys.executable, "-m", "benchmarks.workbooks", "--peak", way, str(listings)]
        peaks[way] = float(subprocess.check_output(command))
    for way in ("ours", "peer"):
        print(f"{way}: {peaks[way] - peaks['plan']:.0f} MB over {peaks['plan']:.0f} MB")


def peak_of(way: str, listings: int) -> float:
    """Return the peak of this process in MB after loading a plan and, maybe, writing it."""
    view = pick_from_plan(big_plan(listings, DEPARTMENTS), Selection())
    if way != "plan":
        document = build_departments(view, ReportOptions())
        write = write_workbook if way == "ours" else write_with_peer
        with tempfile.TemporaryDirectory() as folder:
            write(document, Path(folder) / "book.xlsx")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
