"""What all reports have in common: their frame as a document, and the blocks of totals."""

from __future__ import annotations

from model.view import PlanView
from reports.document import Block, Document, Heading, Paragraph, ParagraphRole, Part
from reports.options import ReportOptions
from reports.phrases import ONCE_IN_TOTAL, cover_facts
from reports.totals_tables import (
    build_department_totals,
    build_flag_totals,
    build_flags_by_section,
    build_section_totals,
)

COUNTED_AT_HOME = (
    "再掲の事業は主な掲載箇所で、それが対象の外にあるときは最初の掲載箇所で、1件と数えています。"
)


def build_document(
    view: PlanView,
    options: ReportOptions,
    title: str,
    parts: tuple[Part, ...],
    *,
    landscape: bool = False,
    has_cover: bool = True,
) -> Document:
    """Return the document of a report of ``view``; ``landscape`` unless the options say else."""
    heading = view.plan.heading
    return Document(
        title=title,
        subject=heading.title,
        issuer=heading.city,
        made_on=options.made_on,
        parts=parts,
        facts=cover_facts(view) if has_cover else (),
        unit=options.unit,
        page=options.page(landscape=landscape),
        has_cover=has_cover,
    )


def totals_blocks(view: PlanView, options: ReportOptions) -> tuple[Block, ...]:
    """Return the totals by section, flag and department, each under its heading."""
    return (
        Heading("区分別の集計", 1),
        build_section_totals(view, options),
        Paragraph(COUNTED_AT_HOME, ParagraphRole.NOTE),
        Heading("印別の集計", 1),
        build_flag_totals(view),
        build_flags_by_section(view),
        Heading("所管課別の集計", 1),
        build_department_totals(view, options),
        Paragraph(ONCE_IN_TOTAL, ParagraphRole.NOTE),
    )
