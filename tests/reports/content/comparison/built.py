"""Builds 新旧対照表 of two plans and asks what stands in it."""

from __future__ import annotations

from typing import Any

from model.plan import Plan
from model.selection import Selection
from model.view import view_plan
from reports.content.comparison.report import build_comparison
from reports.document import Document
from reports.options import ReportOptions
from reports.table import BodyRow


def built(old: Plan, new: Plan, options: ReportOptions, **picks) -> Document:
    return build_comparison(view_plan(new, Selection(**picks), earlier=old), options)


def rows_of(document: Document, title: str) -> list[list[Any]]:
    (part,) = [part for part in document.parts if part.title == title]
    return [
        [getattr(cell, "text", getattr(cell, "value", None)) for cell in row.cells]
        for table in part.tables
        for row in table.rows
        if isinstance(row, BodyRow)
    ]


def overview(document: Document, first: str) -> list[list[Any]]:
    """The rows of the overview's table whose first column is called so."""
    (table,) = [t for t in document.parts[0].tables if t.columns[0].title == first]
    return [
        [getattr(cell, "text", getattr(cell, "value", None)) for cell in row.cells]
        for row in table.rows
        if isinstance(row, BodyRow)
    ]
