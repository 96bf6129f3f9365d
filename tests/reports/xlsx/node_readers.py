"""Workbooks before two readers in JavaScript, SheetJS and exceljs: python dev.py js.

Asks npm for both, which needs the net; so it is no test, but a check of its own in CI.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from model.plan import Plan
from reports.catalogue import REPORTS
from reports.making.run import run_job
from reports.options import Format
from seeds.built_in import load_built_in_plan
from tests.jobs import job_of
from tests.plans import plan_a_year_later, plan_of_two_goals

READERS = ("xlsx@0.18.5", "exceljs@4.4.0")
SCRIPT = Path(__file__).with_suffix(".js")
FOLDER = Path("build/js")


def main() -> int:
    """Compare all reports of two plans, cell by cell. Returns the exit code."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("node と npm がないため、この確認はできません。")
        return 2
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shutil.copy(SCRIPT, FOLDER)
    quiet = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run([npm, "install", *quiet, *READERS], cwd=FOLDER, check=True)
    books = [
        *make_books(load_built_in_plan().plan, FOLDER / "built-in"),
        *make_books(plan_of_two_goals(), FOLDER / "two-goals"),
    ]
    command: list[str | Path] = [node, FOLDER.resolve() / SCRIPT.name, *books]
    answer = subprocess.run(command, check=True, capture_output=True).stdout
    faults = [
        fault for path, read in json.loads(answer).items() for fault in differences(path, read)
    ]
    print("\n".join(faults) or f"{len(books)}個のブックの値は、すべて同じに読めました。")
    return 1 if faults else 0


def make_books(plan: Plan, folder: Path) -> Iterator[Path]:
    """Make each report that comes as a workbook, and yield where it is."""
    wanted = tuple((report, Format.XLSX) for report in REPORTS)
    for file in run_job(job_of(plan, folder.resolve(), wanted, earlier=plan_a_year_later())):
        yield file.path


def differences(path: str, read: dict[str, dict[str, object]]) -> Iterator[str]:
    """Yield the cells in which a reader found another value than openpyxl does."""
    ours = {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in openpyxl.load_workbook(path, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }
    for reader, theirs in read.items():
        for place in sorted(ours.keys() | theirs.keys()):
            here, there = ours.get(place), theirs.get(place)
            if here != there:
                yield f"{reader}：{Path(path).name} {place} {here!r} → {there!r}"


if __name__ == "__main__":
    sys.exit(main())
