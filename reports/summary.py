"""会議用概要: the totals on one or two pages."""

from __future__ import annotations

from model.view import PlanView
from reports.document import Document, Facts, Part
from reports.frame import build_document, totals_blocks
from reports.options import ReportOptions
from reports.phrases import cover_facts

TITLE = "会議用概要"


def build_summary(view: PlanView, options: ReportOptions) -> Document:
    """Return the totals by section, flag and department of ``view``."""
    blocks = (Facts(cover_facts(view)), *totals_blocks(view, options))
    part = Part("summary", TITLE, blocks)
    return build_document(view, options, TITLE, (part,), has_cover=False)
