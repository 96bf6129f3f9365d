"""The plan that forms were made from: whether they are its forms, and which rows are whose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from model.finding import Finding, Severity
from model.listing import Listing, format_path
from model.plan import Plan, Section
from model.readers.forms.answers import quoted, shown
from model.readers.forms.form_sheet import FormRow, FormSheet
from model.text import name_key
from model.wareki import format_fiscal_year

_FEWEST_ROWS = 2
"""A form of fewer rows may be the plan's own, with its one row renamed."""
_PLACES = tuple("都道府県市区町村")
_PATH = re.compile(r"\d+(?:[-－‐ー]\d+)*")

Pairs = list[tuple[FormRow, Listing]]
"""Rows of a form with those of the plan that they are."""


class PlanOfForms:
    """Knows the rows of ``plan`` by their ids, names and departments.

    ``asked`` has by the id of a project the departments on whose forms it stands. ``findings`` are
    what is to be told of the forms that were paired with it until now.
    """

    def __init__(self, plan: Plan, asked: Mapping[str, Sequence[str]]) -> None:
        self.plan = plan
        self.listings = {row.id: row for row in plan.listings()}
        self.findings: list[Finding] = []
        self._asked = asked
        self._named: dict[str, list[Listing]] = defaultdict(list)
        for row in self.listings.values():
            self._named[name_key(row.printed_name)].append(row)
        titles = [name_key(section.title) for section in plan.walk()]
        self._titles = titles if all(titles) else [""]
        self._departments = {each.name for each in plan.departments} | {""}

    def is_foreign(self, sheet: FormSheet) -> bool:
        """Whether ``sheet``, whose title may be the plan's, was made from another reading of it.

        Rows that were sorted or renamed still carry ids of the plan, and in one that was reordered
        some names are found; in a plan of other sections none of its rows is where it was.
        """
        ids = {row.mark.listing for row in sheet.rows}
        names = {name_key(row.name) for row in sheet.rows}
        own = [self.listings[each] for each in ids if each in self.listings]
        is_found = any(name_key(each.printed_name) in names for each in own)
        return len(ids) >= _FEWEST_ROWS and not is_found and self._has_other_heads(sheet)

    def _has_other_heads(self, sheet: FormSheet) -> bool:
        """Whether none of the sections above the rows of ``sheet`` is one of the plan."""
        texts = [name_key(text) for _, text in sheet.headings]
        return not any(title in text for title in self._titles for text in texts)

    def fault_of(self, sheet: FormSheet) -> str:
        """Return why the form is none of this plan's, empty where it is."""
        title, year = self.plan.heading.title, self.plan.heading.fiscal_year
        if not self._is_title(sheet.title):
            return (
                f"別の計画（{sheet.title}）から作った様式のため、入れていません"
                f"（開いている計画は {title}）。"
            )
        if sheet.years and year is not None and sheet.years[0] != year:
            return (
                f"{format_fiscal_year(sheet.years[0])}の計画の様式のため、入れていません"
                f"（開いている計画は{format_fiscal_year(year)}）。"
            )
        if sheet.department not in self._departments:
            return f"この計画にない所管課（{sheet.department}）の様式のため、入れていません。"
        return ""

    def _is_title(self, text: str) -> bool:
        """Whether ``text`` is the plan's title, with a city before it that may have been added."""
        heading, key = self.plan.heading, name_key(text)
        title = name_key(heading.title)
        city = key.removesuffix(title)
        return key.endswith(title) and (
            city in ("", name_key(heading.city)) or (city.endswith(_PLACES) and "計画" not in city)
        )

    def pairs(self, sheet: FormSheet) -> Pairs:
        """Return the rows of ``sheet`` with those of the plan that they are."""
        is_moved = any(
            row.mark.listing not in self.listings
            or name_key(self.listings[row.mark.listing].printed_name) != name_key(row.name)
            for row in sheet.rows
        )
        found = ((row, self._listing_of(row, sheet, is_moved=is_moved)) for row in sheet.rows)
        pairs = [(row, listing) for row, listing in found if listing is not None]
        for row, listing in pairs:
            self._look_at_section(row, listing)
        return pairs

    def _look_at_section(self, row: FormRow, listing: Listing) -> None:
        """Tell of a row whose place names another section than that in which the plan has it."""
        text, path = name_key(row.section), listing.path
        on_path = {
            section.path: name_key(section.title)
            for section in self.plan.walk()
            if section.path == path[: len(section.path)]
        }
        named = section_named(self.plan, row.section)
        is_own = any(title in text for title in on_path.values() if title)
        if named is not None and named.path not in on_path and not is_own:
            message = (
                f"{listing.name}：掲載箇所が「{quoted(row.section)}」に直されていますが、計画の区分"
                f"（{format_path(path)}）は変えていません。移すのであれば、計画ブックの掲載シートの区分を"
                "直してください。"
            )
            self._tell(Severity.WARNING, row.place, message)

    def _listing_of(self, row: FormRow, sheet: FormSheet, *, is_moved: bool) -> Listing | None:
        """Return the row of the plan that a row of a form is: by its id, and by its name.

        Rows that were sorted or pasted over carry the id of another; then the name decides, and
        the description where several projects of the department have that name.
        """
        own = [
            each
            for each in self._named.get(name_key(row.name), ())
            if sheet.department in self._asked[each.project.id]
        ]
        by_id = next((each for each in own if each.id == row.mark.listing), None)
        alike = own
        if len({each.project.id for each in own}) > 1:
            described = name_key(row.description)
            alike = [each for each in own if name_key(each.description or "") == described]
            if len({each.project.id for each in alike}) != 1:
                alike = [by_id] if by_id and not is_moved else []
        if by_id in alike:
            return by_id
        if len({each.project.id for each in alike}) == 1:
            message = f"行が動いているため、事業名（{row.name}）で計画の事業を決めました。"
            self._tell(Severity.NOTICE, row.place, message)
            return alike[0]
        self._tell(Severity.ERROR, row.place, _why_not(row, sheet, own))
        return None

    def look_at_rows(self, sheet: FormSheet) -> None:
        """Tell of rows that a form has lost, and of headings that are none of the plan's."""
        if sheet.lacking:
            carried = {row.mark.listing for row in sheet.rows}
            lost = [row for row in self._rows_of(sheet.department) if row.id not in carried]
            is_known = len(lost) == sheet.lacking
            names = f"：{'、'.join(row.printed_name for row in lost)}" if is_known else ""
            message = (
                f"配った{sheet.sent:,}行のうち{sheet.lacking:,}行がありません{names}。計画の事業と金額は"
                "そのまま残しました。やめる事業であれば、計画のほうで直してください。"
            )
            self._tell(Severity.WARNING, sheet.where, message)
        for place, text in sheet.headings:
            if not any(title in name_key(text) for title in self._titles):
                message = (
                    f"配った様式にない行です（{text}）。計画にあるどの事業か決まらないため、"
                    "入れていません。"
                )
                self._tell(Severity.ERROR, place, message)

    def _rows_of(self, department: str) -> Iterator[Listing]:
        """Yield the rows of the plan that stand on the forms of a department."""
        for row in self.listings.values():
            if department in ([each.name for each in row.departments] or [""]):
                yield row

    def _tell(self, severity: Severity, where: str, message: str) -> None:
        self.findings.append(Finding(severity, where, message))


def _why_not(row: FormRow, sheet: FormSheet, own: Sequence[Listing]) -> str:
    """Return why ``row`` is not taken; ``own`` are the department's rows of its name."""
    if own:
        return (
            f"同じ名前の事業（{row.name}）がいくつかあり、どれか決まらないため、この行は入れて"
            "いません。行を配った様式の順に戻してください。"
        )
    return (
        f"{shown(sheet.department)}の事業として計画にない事業名（{row.name or '空欄'}）のため、"
        "この行は入れていません。事業名を配った様式のとおりに戻してください。"
    )


def section_named(plan: Plan, text: str) -> Section | None:
    """Return the section that ``text`` names, by its title, else its number (1-2 防災), or None."""
    key = name_key(text)
    sections = list(plan.walk())
    named = [each for each in sections if key in _names_of(plan, each)]
    if len(named) == 1:
        return named[0]
    found = _PATH.match(key)
    numbers = tuple(map(int, re.findall(r"\d+", found[0]))) if found else ()
    return next((each for each in sections if each.path == numbers), None)


def _names_of(plan: Plan, section: Section) -> set[str]:
    """Return what a section is called on a form: 防災, 施策2, 施策2 防災."""
    numbered = f"{plan.level_name(section)}{section.number}" if section.number else ""
    names = (section.title, numbered, f"{numbered}{section.title}")
    return set(map(name_key, filter(None, names)))
