"""Jobs as tests need them: everything of a plan, unless they say otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model.plan import Plan
from model.selection import Selection
from reports.catalogue import Report, report_by_id
from reports.making.job import Job, Order
from reports.options import Format, ReportOptions

DATA_CSV = ((report_by_id("data"), Format.CSV),)


def job_of(
    plan: Plan,
    folder: Path,
    wanted: tuple[tuple[Report, Format], ...] = DATA_CSV,
    *,
    earlier: Plan | None = None,
    **settings: Any,
) -> Job:
    """Return the job that makes what is ``wanted`` of ``plan``; ``settings`` are an order's."""
    selection = settings.pop("selection", Selection())
    options = settings.pop("options", ReportOptions())
    return Job(plan, Order(selection, wanted, folder, options, **settings), earlier)
