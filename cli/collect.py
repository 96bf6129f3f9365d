"""The command ``collect``: what departments filled into their forms, put into the plan."""

from __future__ import annotations

import argparse

from cli.exit_codes import DONE
from cli.loading import load_plan
from cli.output import print_finding, print_json
from cli.records import finding_record


def collect(options: argparse.Namespace) -> int:
    """Save the plan with the amounts in the forms that came back, and say what is left open."""
    from model.readers.forms.collect import collect_forms, form_files  # noqa: PLC0415  all readers
    from reports.making.plan_workbook import (  # noqa: PLC0415  openpyxl is slow
        check_is_no_form,
        write_plan_workbook,
    )

    check_is_no_form(options.target)  # who left out the plan's name is told before all is read
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
