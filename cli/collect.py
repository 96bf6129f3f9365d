"""The command ``collect``: what departments filled into their forms, put into the plan."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cli.exit_codes import DONE, FAILED
from cli.loading import load_plan
from cli.output import Record, finding_line, mention, print_json
from cli.records import finding_record
from model.finding import Severity
from model.listing import format_path

if TYPE_CHECKING:
    from pathlib import Path

    from model.readers.forms.collect import Collection


def collect(options: argparse.Namespace) -> int:
    """Save the plan with the amounts in the forms that came back, and say what is left open.

    The job has failed where something that departments entered is not in the plan; it is saved all
    the same, with what could be taken.
    """
    from model.readers.forms.collect import collect_forms  # noqa: PLC0415  all readers
    from model.readers.forms.form_files import form_files  # noqa: PLC0415  all readers
    from reports.making.plan_workbook import (  # noqa: PLC0415  openpyxl is slow
        check_is_no_form,
        write_plan_workbook,
    )

    check_is_no_form(options.target)  # who left out the plan's name is told before all is read
    reading = load_plan(options)
    collection = collect_forms(reading.plan, form_files(options.forms))
    path = write_plan_workbook(collection.plan, options.target, replaces=options.replace)
    if options.json:
        print_json(_record(path, collection))
    else:
        for finding in collection.findings:
            print(finding_line(finding))
        print(collection.summary)
        if collection.sums:
            print(collection.sums_text)
        print(path)
    return _tell_left_out(collection)


def _record(path: Path, collection: Collection) -> Record:
    """Return the record of what was put into the plan at ``path``, and of what was not."""
    return {
        "path": str(path),
        "returned": list(collection.returned),
        "missing": list(collection.missing),
        "unasked": list(collection.unasked),
        "untouched": list(collection.untouched),
        "filled": collection.filled,
        "added": [
            {
                "project": each.project,
                "department": each.department,
                "path": format_path(each.path),
            }
            for each in collection.added
        ],
        "remarks": [
            {"project": each.project, "department": each.department, "text": each.text}
            for each in collection.remarks
        ],
        "sums": [
            {"fiscal_year": each.year, "before_yen": each.before, "after_yen": each.after}
            for each in collection.sums
        ],
        "findings": [finding_record(finding) for finding in collection.findings],
    }


def _tell_left_out(collection: Collection) -> int:
    """Say on standard error that something is not in the plan, if so, and return the exit code."""
    errors = [each for each in collection.findings if each.severity is Severity.ERROR]
    if not errors:
        return DONE
    mention(
        f"様式に、計画に入れていないものが{len(errors):,}件あります（【誤り】）。計画ブックは、ほかの"
        "記入を入れて保存しました。様式を直してもらって全部をまとめ直すか、計画ブックを直してください。"
    )
    return FAILED
