"""The booklet beside its peers: python -m benchmarks.booklets [--long] [LISTINGS ...].

The same document (cover aside) is made by this program, by Typst and by reportlab's platypus as it
is usually written. Each run is a process of its own, in turn; what is timed begins with the
document in memory and ends with the file. Prints medians, ratios, peak memory and sizes as rows of
a table: seconds by the clock, in brackets those of the processor, which count less what else runs.
``--long`` adds 20,000 listings, for which Typst takes minutes and gigabytes; platypus is left out.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.memory import peak
from benchmarks.plan_to_print import plan_to_print
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.document import Document
from reports.options import ReportOptions

SIZES, LONG = (200, 2_000), 20_000
RUNS = {200: 5, 2_000: 3, 20_000: 1}
SLOW = {"platypus": 2_000}
"""Up to which size a peer is measured."""


def document_of(listings: int) -> Document:
    view = pick_from_plan(plan_to_print(listings), Selection())
    return build_booklet(view, ReportOptions(made_on=date(2026, 4, 1)))


def make_ours(document: Document, target: Path) -> None:
    from reports.pdf.writer import write_booklet

    write_booklet(document, target)


def make_typst(document: Document, target: Path) -> None:
    from benchmarks.peers.typst_booklet import write_typst

    write_typst(document, target)


def make_platypus(document: Document, target: Path) -> None:
    from benchmarks.peers.platypus_booklet import write_platypus

    write_platypus(document, target)


WAYS = {"ours": make_ours, "typst": make_typst, "platypus": make_platypus}


def measure_here(way: str, listings: int, target: Path) -> None:
    """Make one booklet in this process and print what it took as JSON."""
    small = target.with_suffix(".warm.pdf")
    WAYS[way](document_of(20), small)  # imports and fonts are loaded
    document = document_of(listings)
    started, worked = time.perf_counter(), time.process_time()
    WAYS[way](document, target)
    taken = {"clock": time.perf_counter() - started, "work": time.process_time() - worked}
    print(json.dumps({**taken, "peak": peak(), "size": target.stat().st_size / 1e6}))


def measure(way: str, listings: int, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.booklets", "--one", way, str(listings)]
    target = folder / f"{way}-{listings}.pdf"
    done = subprocess.run([*command, str(target)], check=True, capture_output=True, text=True)
    taken: dict[str, float] = json.loads(done.stdout)
    return taken


def main(sizes: tuple[int, ...]) -> None:
    print("| listings | way | time | peak | file | ours / its time | ours / its size |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            ways = [way for way in WAYS if size <= SLOW.get(way, size)]
            taken: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
            for _ in range(RUNS.get(size, 1)):
                for way in ways:
                    taken[way].append(measure(way, size, Path(name)))
            report(size, taken)


def report(size: int, taken: dict[str, list[dict[str, float]]]) -> None:
    medians = {
        way: {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        for way, runs in taken.items()
    }
    ours = medians["ours"]
    for way, median in medians.items():
        ratios = {key: ours[key] / median[key] for key in ours}
        print(
            f"| {size:,} | {way} | {median['clock']:.2f} s ({median['work']:.2f})"
            f" | {median['peak']:.0f} MB | {median['size']:.2f} MB"
            f" | {ratios['clock']:.3f} ({ratios['work']:.3f}) | {ratios['size']:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure_here(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        is_long = "--long" in sys.argv
        numbers = tuple(int(word) for word in sys.argv[1:] if word != "--long")
        main((*(numbers or SIZES), *((LONG,) if is_long else ())))
