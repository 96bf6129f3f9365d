"""What can be chosen for every report besides the picks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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


class Encoding(Enum):
    """How a CSV is written; the value is the word on the command line."""

    UTF_8 = "utf-8"
    CP932 = "cp932"

    @property
    def label(self) -> str:
        """The encoding as it is shown."""
        return {"utf-8": "UTF-8（BOM 付き）", "cp932": "Shift_JIS（CP932）"}[self.value]

    @property
    def codec(self) -> str:
        """The name by which Python knows it."""
        return {"utf-8": "utf-8-sig", "cp932": "cp932"}[self.value]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to look.

    Attributes:
        unit: the unit in which amounts are shown and filled in.
        paper: the sheet size.
        landscape: the direction of the paper; None leaves it to the report.
        grey: whether the paper does without colours.
        marks: what is stamped on each page.
        binding: the side at which a booklet is bound.
        line_numbers: whether the lines of a booklet are numbered.
        imposition: how the pages of a booklet are put on sheets.
        made_on: the date printed as that of making; the same date gives the same bytes.
        locks_forms: whether the forms of a workbook are protected (without a password) but for
            the cells to be filled in.
        folds_groups: whether the outline of the other sheets of a workbook is folded at first.
        encoding: of a CSV.
        reply: by when and to whom a form goes back, in words (6月30日までに企画課へ); they stand
            before 「お返しください」.
        new_file: the name of the file of the plan, for a report of two plans; empty says nothing.
        old_file: that of the plan that it is compared with.
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
    locks_forms: bool = True
    folds_groups: bool = False
    encoding: Encoding = Encoding.UTF_8
    reply: str = ""
    new_file: str = ""
    old_file: str = ""

    @property
    def sending_back(self) -> str:
        """How a form ends the sentence that asks for it back (…企画課へお返しください。)."""
        return f"{' '.join(self.reply.split())}お返しください。"

    def page(self, *, landscape: bool) -> Page:
        """Return the page to print on, for a report that by itself would be ``landscape``."""
        chosen = landscape if self.landscape is None else self.landscape
        return Page(self.paper, chosen, self.grey, self.binding, self.line_numbers, self.imposition)

    def one_on_a_side(self) -> ReportOptions:
        """Return the options for what is filled in or worked with page by page: not imposed."""
        return replace(self, imposition=Imposition())
