"""The command ``collect``: what departments filled into their forms, put into the plan."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.exit_codes import DONE
from cli.loading import load_plan
from cli.output import print_finding, print_json
from cli.records import finding_record
from model.errors import OutputError


def collect(options: argparse.Namespace) -> int:
    """Save the plan with the amounts in the forms that came back, and say what is left open."""
    from model.readers.forms.collect import collect_forms, form_files  # noqa: PLC0415  all readers
    from reports.making.plan_workbook import write_plan_workbook  # noqa: PLC0415  openpyxl is slow

    _check_target(options.target)
    reading = load_plan(options)
    collection = collect_forms(reading.plan, form_files(options.forms))
    path = write_plan_workbook(collection.plan, options.target, replaces=options.replace)
    if options.json:
        print_json(
            {
                "path": str(path),
                "returned": list(collection.returned),
                "missing": list(collection.missing),
                "unasked": list(collection.unasked),
                "untouched": list(collection.untouched),
                "filled": collection.filled,
                "findings": [finding_record(finding) for finding in collection.findings],
            }
        )
        return DONE
    for finding in collection.findings:
        print_finding(finding)
    print(collection.summary)
    print(path)
    return DONE


def _check_target(target: Path) -> None:
    """Raise OutputError where ``target`` is a form: who left out the plan's name would lose it."""
    from model.readers.forms.collect import has_forms  # noqa: PLC0415  all readers

    if target.is_file() and has_forms(target):
        raise OutputError(
            "保存先が、返ってきた様式のファイルです",
            where=str(target),
            remedy="最後に、計画ブックの名前（取りまとめ.xlsx など）を指定してください。",
        )
