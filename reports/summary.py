"""会議用概要: the totals on one or two pages."""

from __future__ import annotations

from model.view import PlanView
from reports.document import (
    Document,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
)
from reports.options import ReportOptions
from reports.phrases import ONCE_IN_TOTAL, cover_facts
from reports.totals_tables import (
    build_department_totals,
    build_flag_totals,
    build_flags_by_section,
    build_section_totals,
)

TITLE = "会議用概要"


def build_summary(view: PlanView, options: ReportOptions) -> Document:
    """Return the totals by section, flag and department of ``view``."""
    note = ParagraphRole.NOTE
    part = Part(
        key="summary",
        title=TITLE,
        blocks=(
            Facts(cover_facts(view)),
            Heading("区分別の集計", 1),
            build_section_totals(view, options),
            Paragraph(
                "再掲された事業は、主な掲載箇所で1件と数えています。主な掲載箇所が対象の外にあるときは、"
                "最初の掲載箇所で数えています。",
                note,
            ),
            Heading("印別の集計", 1),
            build_flag_totals(view),
            build_flags_by_section(view),
            Heading("所管課別の集計", 1),
            build_department_totals(view, options),
            Paragraph(ONCE_IN_TOTAL, note),
        ),
    )
    heading = view.plan.heading
    return Document(
        title=TITLE,
        subject=heading.title,
        issuer=heading.city,
        made_on=options.made_on,
        parts=(part,),
        unit=options.unit,
        page=options.page(landscape=False),
        has_cover=False,
    )
