"""The commands: what each does with the arguments it is given. Each returns an exit code."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cli.choices import report_options_of, selection_of
from cli.collect import collect
from cli.diff import diff
from cli.exit_codes import DONE, FAILED
from cli.loading import load_plan
from cli.output import (
    Record,
    all_findings,
    mention_findings,
    print_findings,
    print_json,
    print_records,
    tell,
    tell_unprintable,
)
from cli.records import LISTS, file_record, finding_record, placed_record
from model.finding import Severity
from model.view import view_plan
from seeds.built_in import load_built_in_plan

if TYPE_CHECKING:
    from reports.catalogue import Report
    from reports.options import Format


def check(options: argparse.Namespace) -> int:
    """Print the findings of a plan; fails where any of them is an error."""
    reading = load_plan(options)
    reading = replace(reading, findings=all_findings(reading))
    if options.json:
        record: Record = {
            "source": reading.source,
            "findings": [finding_record(finding) for finding in reading.findings],
            "lines": {role.value: count for role, count in reading.coverage.items()},
            "unplaced": [placed_record(line) for line in reading.unplaced],
        }
        if reading.mapping:
            from model.readers.lists.columns.mapping_file import mapping_record  # noqa: PLC0415  only lists need it

            record["mapping"] = mapping_record(reading.mapping)
        print_json(record)
    else:
        print_findings(reading)
    failed = any(finding.severity is Severity.ERROR for finding in reading.findings)
    return FAILED if failed else DONE


def list_(options: argparse.Namespace) -> int:
    """Print sections, departments, listings, projects, totals or corrections."""
    reading = load_plan(options)
    records = LISTS[options.what].records(reading, view_plan(reading.plan, selection_of(options)))
    if options.json:
        print_json(records)
    else:
        print_records(records)
    return DONE


def generate(options: argparse.Namespace) -> int:
    """Make reports."""
    from reports.making.job import Job, Order  # noqa: PLC0415
    from reports.making.run import run_job  # noqa: PLC0415
    from reports.options import Split  # noqa: PLC0415

    started = time.perf_counter()
    reading = load_plan(options)
    order = Order(
        selection=selection_of(options),
        wanted=_wanted(options),
        folder=options.out,
        options=report_options_of(options),
        split=Split(options.split),
        replaces=options.replace,
        names_plan=options.name_plan,
        divided=frozenset(options.split_only) if options.split_only else None,
    )
    files = run_job(Job(reading.plan, order))
    seconds = round(time.perf_counter() - started, 3)
    if options.json:
        records = [file_record(file) for file in files]
        print_json({"files": records, "seconds": seconds})
    else:
        for file in files:
            print(f"{file.path}（掲載{file.listings:,}件・事業{file.projects:,}件）")
    for sentence in _passed_over(options):
        tell(sentence)
    tell_unprintable(files)
    mention_findings(reading)
    return DONE


def _wanted(options: argparse.Namespace) -> tuple[tuple[Report, Format], ...]:
    """Return each report asked for in each of the formats asked for that it comes in."""
    from reports.catalogue import report_by_id  # noqa: PLC0415
    from reports.options import Format  # noqa: PLC0415

    formats = [Format(name) for name in dict.fromkeys(options.format)]
    return tuple(
        (report, form)
        for report in map(report_by_id, dict.fromkeys(options.report))
        for form in formats
        if form in report.formats
    )


def _passed_over(options: argparse.Namespace) -> Iterator[str]:
    """Yield a sentence for each thing asked for that does not go with the rest."""
    from reports.catalogue import report_by_id  # noqa: PLC0415

    undivided = set(options.split_only or ())
    undivided -= set(options.report) if options.split != "none" else set()
    if undivided:
        names = "、".join(sorted(undivided))
        yield f"--split-only {names} は使いませんでした。--split で分ける帳票を指定します。"
    for report in map(report_by_id, dict.fromkeys(options.report)):
        has = [form.value for form in report.formats]
        for name in dict.fromkeys(options.format):
            if name not in has:
                yield f"{report.title}は {name} では作れません（作れるのは {'・'.join(has)}）。"


def convert(options: argparse.Namespace) -> int:
    """Save a plan as the plan workbook."""
    from reports.making.plan_workbook import write_plan_workbook  # noqa: PLC0415  openpyxl is slow

    reading = load_plan(options)
    path = write_plan_workbook(reading.plan, options.target, replaces=options.replace)
    print(path)
    mention_findings(reading)
    return DONE


def self_test(_: argparse.Namespace) -> int:
    """Make one of each report into a temporary folder, open and check them."""
    from reports.making.self_test import run_self_test  # noqa: PLC0415  other commands do not need it

    for line in run_self_test(load_built_in_plan().plan):
        print(line)
    print("自己診断：正常")
    return DONE


SELF_TEST = "self-test"
COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": check,
    "list": list_,
    "generate": generate,
    "convert": convert,
    "collect": collect,
    "diff": diff,
    SELF_TEST: self_test,
}
