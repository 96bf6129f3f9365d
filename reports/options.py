"""What can be chosen for every report besides the picks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from model.money import Unit
from reports.page import Binding, Imposition, Marks, Page, Paper


class Format(Enum):
    """A kind of file; the value is its suffix and its word on the command line."""

    XLSX = "xlsx"
    PDF = "pdf"
    CSV = "csv"

    @property
    def label(self) -> str:
        """The format as it is shown: Excel, PDF or CSV."""
        return {"xlsx": "Excel", "pdf": "PDF", "csv": "CSV"}[self.value]


class Split(Enum):
    """Into which files a report is divided; the value is the word on the command line."""

    NONE = "none"
    DEPARTMENT = "department"
    SECTION = "section"

    @property
    def label(self) -> str:
        """The division as it is shown."""
        return {"none": "分けない", "department": "所管課ごと", "section": "区分ごと"}[self.value]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to look. ``landscape`` None leaves the direction to the report.

    ``binding``, ``line_numbers`` and ``imposition`` are of booklets alone.
    """

    unit: Unit = Unit.THOUSAND
    paper: Paper = Paper.A4
    landscape: bool | None = None
    grey: bool = False
    marks: Marks = field(default_factory=Marks)
    binding: Binding = Binding.LEFT
    line_numbers: bool = False
    imposition: Imposition = field(default_factory=Imposition)
    made_on: date = field(default_factory=date.today)

    def page(self, *, landscape: bool) -> Page:
        """Return the page to print on, for a report that by itself would be ``landscape``."""
        chosen = landscape if self.landscape is None else self.landscape
        return Page(self.paper, chosen, self.grey, self.binding, self.line_numbers, self.imposition)
