"""Projects of which their remarks (備考) say that they end: 廃止, R9で終了."""

from __future__ import annotations

import re

from model.form_marks import REMARKS
from model.project import Amount, Project
from model.text import without_blanks
from model.wareki import find_fiscal_years

_ENDED = re.compile(
    r"(?!.*一部)(?:.{0,12}事業[をはの]|.{0,12}(?<![をはの]))(?:廃止|終了)"
    r"(?:予定|済み?|とする|する|します|しました|です)?。?"
)
"""What a part of a project is (一部廃止, 旧制度は廃止) is not the project."""


def is_ended(text: str) -> bool:
    """Whether ``text`` says that a project ends: 廃止, R8で終了."""
    return _ENDED.fullmatch(without_blanks(text)) is not None


def last_year_of(text: str) -> int | None:
    """Return the fiscal year (西暦) with which ``text`` says that a project ends, None for none."""
    return max(find_fiscal_years(text), default=None)


def end_of(project: Project) -> str:
    """Return the line of its remarks that says that ``project`` ends, empty where none does.

    Where it has several departments, each line names whose it is: 福祉課：廃止.
    """
    remarks = dict(project.extras).get(REMARKS, "")
    said = (line.strip().rpartition("：")[2] for line in remarks.split("\n"))
    return next(filter(is_ended, said), "")


def amounts_after_end(project: Project, year: int | None) -> tuple[Amount, ...]:
    """Return the amounts that a ``project`` has after its end, those by source of funds left out.

    It ends with the year that its remarks name, else before the plan's own ``year`` (西暦).
    """
    said = end_of(project)
    if not said:
        return ()
    last = last_year_of(said)
    first = year if last is None else last + 1
    return tuple(
        amount
        for amount in project.amounts
        if amount.yen
        and amount.funds is None
        and (first is None or amount.fiscal_year is None or amount.fiscal_year >= first)
    )
