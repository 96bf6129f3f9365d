"""会議用概要: the totals on one or two pages, with charts."""

from __future__ import annotations

from model.view import PlanView
from reports.content.frame import build_document, totals_blocks
from reports.content.phrases import cover_facts
from reports.document import Document, Facts, Part
from reports.options import ReportOptions

TITLE = "会議用概要"


def build_summary(view: PlanView, options: ReportOptions) -> Document:
    """Return the totals by section, flag and department of ``view``, and charts of them."""
    blocks = (Facts(cover_facts(view)), *totals_blocks(view, options, has_charts=True))
    part = Part("summary", TITLE, blocks)
    return build_document(view, options, TITLE, (part,), has_cover=False)
