"""How long a plan takes to load, pick from and add up: python -m benchmarks.loading [ROWS ...].

Each size runs in a process of its own, so that the peak of memory is its own. The growth is the
time for a row at this size over that at the size before: 1.0 is in proportion to the rows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd  # loaded before any clock runs

from benchmarks.big_list import write_csv_list, write_workbook_list
from benchmarks.big_plan import big_plan
from benchmarks.memory import peak
from model.frames import listings_frame
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from reports.making.plan_workbook import write_plan_workbook

SIZES = (2_000, 20_000, 200_000)


def measure(path: Path) -> dict[str, float]:
    """Return the seconds of processor for each step, and the peak of memory in MB."""
    seconds: dict[str, float] = {}

    def timed(name, work):
        started = time.process_time()
        made = work()
        seconds[name] = time.process_time() - started
        return made

    plan = timed("load", lambda: read_plan(path)).plan
    view = timed("view all", lambda: view_plan(plan, Selection()))
    timed("list rows", lambda: view.rows)
    timed("totals", lambda: build_totals(view))
    timed("frame", lambda: listings_frame(view))
    timed("search", lambda: view_plan(plan, Selection(search="５番 地域")).rows)
    timed("department", lambda: view_plan(plan, Selection(departments=frozenset({"第7課"}))).rows)
    timed("section", lambda: view_plan(plan, Selection(sections=frozenset({(1, 2)}))).rows)
    return {**seconds, "peak MB": peak()}


def write_plan(size: int, path: Path) -> None:
    write_plan_workbook(big_plan(size, departments=100), path)


SOURCES = {
    "plan workbook": ("xlsx", write_plan),
    "list as CSV": ("csv", write_csv_list),
    "list as workbook": ("xlsx", write_workbook_list),
}


def make(source: str, size: int, path: Path) -> dict[str, float]:
    started = time.process_time()
    _, write = SOURCES[source]
    write(size, path)
    return {"make, write": time.process_time() - started, "its peak MB": peak()}


def apart(*arguments: object) -> dict[str, float]:
    """Run a step in a process of its own: a child starts with its parent's peak of memory."""
    command = [sys.executable, "-m", "benchmarks.loading", *map(str, arguments)]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    results: dict[str, float] = json.loads(said)
    return results


def print_sizes(title: str, results: dict[int, dict[str, float]]) -> None:
    print(f"{title}, pandas {pd.__version__}: seconds of processor (growth a row)")
    sizes = list(results)
    print(f"{'':<12}" + "".join(f"{size:>18,}" for size in sizes))
    for step in results[sizes[0]]:
        cells = []
        for before, size in zip([None, *sizes], sizes, strict=False):
            value = results[size][step]
            growth = ""
            if before and results[before][step]:
                growth = f" ({value / results[before][step] / (size / before):.1f})"
            cells.append(f"{value:,.2f}{growth}" if "MB" not in step else f"{value:,.0f}")
        print(f"{step:<12}" + "".join(f"{cell:>18}" for cell in cells))


def main(sizes: tuple[int, ...]) -> None:
    for source, (ending, _) in SOURCES.items():
        results: dict[int, dict[str, float]] = {}
        with tempfile.TemporaryDirectory() as folder:
            for size in sizes:
                path = Path(folder) / f"{size}.{ending}"
                results[size] = {**apart("--make", source, size, path), **apart("--of", path)}
        print_sizes(source.capitalize(), results)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--of"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    elif sys.argv[1:2] == ["--make"]:
        print(json.dumps(make(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
