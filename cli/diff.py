"""The command ``diff``: two plans side by side."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace

from cli.choices import report_options_of, selection_of
from cli.comparison_records import comparison_record
from cli.exit_codes import DONE
from cli.loading import read_file
from cli.output import mention_findings, print_json, tell_unprintable
from cli.records import file_record
from model.comparison.amounts import AmountKey
from model.comparison.changes import Change, Comparison, Fate
from model.comparison.compare import compare_plans, narrow
from model.comparison.left_out import left_out
from model.comparison.year_totals import YearTotal, year_totals
from model.wareki import format_fiscal_year


def diff(options: argparse.Namespace) -> int:
    """Make the comparison of two plans and say what has changed."""
    from reports.catalogue import report_by_id  # noqa: PLC0415
    from reports.making.job import Job, Order  # noqa: PLC0415
    from reports.making.run import run_job  # noqa: PLC0415
    from reports.options import Format  # noqa: PLC0415

    started = time.perf_counter()
    readings = [read_file(path, options.mapping) for path in (options.old, options.new)]
    old, new = (reading.plan for reading in readings)
    report = report_by_id("diff")
    formats = dict.fromkeys(options.format or [form.value for form in report.formats])
    order = Order(
        selection=selection_of(options),
        wanted=tuple((report, Format(form)) for form in formats),
        folder=options.out,
        options=replace(
            report_options_of(options), old_file=options.old.name, new_file=options.new.name
        ),
        replaces=options.replace,
        names_plan=options.name_plan,
    )
    files = run_job(Job(new, order, earlier=old))
    comparison = narrow(compare_plans(old, new), selection_of(options))
    if options.json:
        records = [file_record(file) for file in files]
        seconds = round(time.perf_counter() - started, 3)
        print_json({"files": records, "seconds": seconds, **comparison_record(comparison)})
    else:
        for file in files:
            print(file.path)
        print(_counts(comparison))
        for line in _details(comparison):
            print(line)
    tell_unprintable(files)
    for reading in readings:
        mention_findings(reading)
    return DONE


def _details(comparison: Comparison) -> Iterator[str]:
    """Yield in how many projects what has changed, and the sums of each year."""
    counts = ((change.label, len(comparison.with_change(change))) for change in Change)
    changes = "・".join(f"{label}{count:,}件" for label, count in counts if count)
    if changes:
        yield f"変更の内訳：{changes}"
    kinds = comparison.measure.kinds
    if kinds is not None:
        old, new = (kind or "名のない金額" for kind in kinds)
        yield f"金額の種類：旧計画は{old}、新計画は{new}"
    for total in year_totals(comparison):
        year = format_fiscal_year(total.fiscal_year)
        yield f"{year}の事業費：旧{_in_yen(total.old)}・新{_in_yen(total.new)}{_parts(total)}"
    yield from _left_out(comparison)


def _left_out(comparison: Comparison) -> Iterator[str]:
    """Yield what one plan alone gives amounts of, but for the years whose sums are told."""
    kind = comparison.measure.new.added_up.kind
    years = {AmountKey(total.fiscal_year, kind, None) for total in year_totals(comparison)}
    for plan, found in zip(("旧計画", "新計画"), left_out(comparison), strict=True):
        told = "、".join(
            f"{_name(each.key)}{each.yen:,}円（{len(each.projects):,}件）"
            for each in found
            if each.key not in years
        )
        if told:
            yield f"{plan}だけにある金額（変更に数えていません）：{told}"


def _name(key: AmountKey) -> str:
    year = "" if key.fiscal_year is None else format_fiscal_year(key.fiscal_year)
    return " ".join(filter(None, (year, key.funds or key.kind))) or "金額"


def _parts(total: YearTotal) -> str:
    if total.difference is None:
        return ""
    parts = (("終了", -(total.ended or 0)), ("継続", total.kept), ("新規", total.added))
    made = "、".join(f"{name} {yen:+,}円" for name, yen in parts if yen)
    return f"・増減{total.difference:+,}円" + (f"（{made}）" if made else "")


def _in_yen(yen: int | None) -> str:
    return "―" if yen is None else f"{yen:,}円"


def _counts(comparison: Comparison) -> str:
    new, ended = (len(comparison.of_fate(fate)) for fate in (Fate.NEW, Fate.ENDED))
    abolished = len(comparison.abolished)
    of_these = f"（うち廃止{abolished:,}件）" if abolished else ""
    return (
        f"新規{new:,}件・終了{ended:,}件・変更{len(comparison.changed):,}件{of_these}・"
        f"変更なし{len(comparison.unchanged):,}件"
    )
