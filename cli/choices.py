"""What the arguments choose: picks, and how reports are to look."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from model.money import Unit
from model.selection import Selection

if TYPE_CHECKING:
    from reports.options import ReportOptions


def selection_of(options: argparse.Namespace) -> Selection:
    """Return the picks that the arguments name."""
    return Selection(
        sections=frozenset(options.section) if options.section else None,
        departments=frozenset(options.department) if options.department else None,
        flags=frozenset(options.flag) if options.flag else None,
        relisted=not options.no_relisted,
        other=not options.no_other,
        search=options.search,
    )


def report_options_of(options: argparse.Namespace) -> ReportOptions:
    """Return how reports are to look."""
    from reports.options import Encoding, ReportOptions  # noqa: PLC0415  the list commands do not need it
    from reports.page import Binding, Imposing, Imposition, Marks, Paper  # noqa: PLC0415

    return ReportOptions(
        unit=Unit.from_label(options.unit),
        paper=Paper[options.paper],
        landscape=options.landscape or None,
        grey=options.grey,
        marks=Marks(options.stamp, options.draft, options.confidential),
        binding=Binding(options.bind),
        line_numbers=options.line_numbers,
        **({"made_on": options.date} if options.date else {}),
        locks_forms=not options.no_lock,
        folds_groups=options.fold,
        encoding=Encoding(options.encoding),
        reply=options.reply,
        imposition=Imposition(
            way=Imposing(options.impose),
            sheet=Paper[options.sheet] if options.sheet else None,
            creep=options.creep,
        ),
    )
