"""The catalogue of reports: menu, command line and tests walk over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from model.view import PlanView
from reports.options import Format, ReportOptions

if TYPE_CHECKING:
    from reports.document import Document

Build: TypeAlias = "Callable[[PlanView, ReportOptions], Document]"


class Report(NamedTuple):
    """A report that can be made.

    Attributes:
        id: its word on the command line.
        title: its Japanese name; files are called by it.
        summary: what it is, in one Japanese sentence.
        formats: the formats it comes in, the usual one first.
        build: turns a view of the plan into the document.
        when_sent: what it is called where it goes out to be filled in; empty for as ever.
        needs_earlier: whether it shows two plans, so that the view must have an earlier one.
    """

    id: str
    title: str
    summary: str
    formats: tuple[Format, ...]
    build: Build
    needs_earlier: bool = False
    when_sent: str = ""

    def called(self, options: ReportOptions) -> str:
        """Return what it is called with ``options``: one that is to be sent back is a form."""
        return self.when_sent if self.when_sent and options.reply.strip() else self.title


def _build_booklet(view: PlanView, options: ReportOptions) -> Document:
    from reports.content.booklet.report import build_booklet  # noqa: PLC0415  each report loads when it is made

    return build_booklet(view, options)


def _build_departments(view: PlanView, options: ReportOptions) -> Document:
    from reports.content.departments.report import build_departments  # noqa: PLC0415

    return build_departments(view, options)


def _build_summary(view: PlanView, options: ReportOptions) -> Document:
    from reports.content.summary import build_summary  # noqa: PLC0415

    return build_summary(view, options)


def _build_data(view: PlanView, options: ReportOptions) -> Document:
    from reports.content.data import build_data  # noqa: PLC0415

    return build_data(view, options)


def _build_comparison(view: PlanView, options: ReportOptions) -> Document:
    from reports.content.comparison.report import build_comparison  # noqa: PLC0415

    return build_comparison(view, options)


REPORTS = (
    Report(
        "departments",
        "所管課別一覧",
        "所管課ごとに、担当する事業を施策の順に並べ、事業費の記入欄を付けた一覧です。",
        (Format.XLSX, Format.PDF),
        _build_departments,
        when_sent="事業調査票",
    ),
    Report(
        "booklet",
        "計画冊子",
        "表紙・目次・凡例・施策ごとの事業・集計・所管課の索引を備えた冊子です。",
        (Format.PDF, Format.XLSX),
        _build_booklet,
    ),
    Report(
        "summary",
        "会議用概要",
        "施策・所管課・印ごとの件数と事業費を1、2枚にまとめた資料です。",
        (Format.PDF, Format.XLSX),
        _build_summary,
    ),
    Report(
        "data",
        "データ",
        "1行に1掲載、1セルに1項目を収めた、集計や取り込みのための表です。",
        (Format.XLSX, Format.CSV, Format.PDF),
        _build_data,
    ),
    Report(
        "diff",
        "新旧対照表",
        "2つの計画を並べ、新規・終了・名称・区分・内容・所管課・印・金額の変更を示した表です。",
        (Format.XLSX, Format.PDF),
        _build_comparison,
        needs_earlier=True,
    ),
)

PLAN_REPORTS = tuple(report for report in REPORTS if not report.needs_earlier)
"""The reports of one plan, for those who have no other to compare it with."""


def report_by_id(report_id: str) -> Report:
    """Return the report with this id; raises KeyError where there is none."""
    return {report.id: report for report in REPORTS}[report_id]
