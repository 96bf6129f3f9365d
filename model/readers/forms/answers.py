"""What the forms say of each row of the plan: whose amount, where it stands, what of it is odd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from model.finding import Finding, Severity
from model.listing import Listing
from model.plan import Plan
from model.readers.forms.form_sheet import FormRow, FormSheet
from model.text import name_key


@dataclass(frozen=True, slots=True)
class Answer:
    """The amount that a department gives for a project, in yen, and its cell."""

    yen: int
    place: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back.

    Attributes:
        returned: the departments whose forms came back, in the order of the files.
        amounts: by the id of a project, the answers of each department, each amount once.
        blanks: (id of a project, department) where the amount was left empty.
        remarks: by the id of a project, (department, text) in the order of the files.
        findings: what was not taken over, or read although it was odd.
    """

    returned: tuple[str, ...]
    amounts: dict[str, dict[str, list[Answer]]]
    blanks: frozenset[tuple[str, str]]
    remarks: dict[str, list[tuple[str, str]]]
    findings: tuple[Finding, ...]


def gather_answers(plan: Plan, sheets: Iterable[FormSheet]) -> Answers:
    """Return what ``sheets`` answer about the projects of ``plan``."""
    gathering = _Gathering(plan)
    for sheet in sheets:
        gathering.add(sheet)
    return Answers(
        tuple(gathering.returned),
        gathering.amounts,
        frozenset(gathering.blanks),
        gathering.remarks,
        tuple(gathering.findings),
    )


@dataclass
class _Gathering:
    plan: Plan
    returned: dict[str, None] = field(default_factory=dict)
    amounts: dict[str, dict[str, list[Answer]]] = field(default_factory=dict)
    blanks: set[tuple[str, str]] = field(default_factory=set)
    remarks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listings = {row.id: row for row in self.plan.listings()}
        self._named: dict[str, list[Listing]] = defaultdict(list)
        for row in self._listings.values():
            self._named[name_key(row.printed_name)].append(row)
        self._departments = {each.name for each in self.plan.departments} | {""}

    def add(self, sheet: FormSheet) -> None:
        self.findings += sheet.findings
        if sheet.department not in self._departments:
            self._tell(
                Severity.ERROR,
                sheet.where,
                f"この計画にない所管課（{sheet.department}）の様式のため、読んでいません。",
            )
            return
        if sheet.rows:
            self.returned[sheet.department] = None
        for row in sheet.rows:
            listing = self._listing_of(row, sheet.department)
            if listing is not None:
                self._take(row, listing, sheet.department)

    def _listing_of(self, row: FormRow, department: str) -> Listing | None:
        """Return the row of the plan that a row of a form is: by its id, and by its name.

        Rows that were sorted or pasted over carry the id of another; then the name decides.
        """
        listing = self._listings.get(row.listing)
        if listing is not None and name_key(listing.printed_name) == name_key(row.name):
            return listing
        alike = [
            each
            for each in self._named.get(name_key(row.name), ())
            if department in {one.name for one in each.departments} or not each.departments
        ]
        if len({each.project.id for each in alike}) == 1:
            self._tell(
                Severity.NOTICE,
                row.place,
                f"行が動いているため、事業名（{row.name}）で計画の事業を決めました。",
            )
            return alike[0]
        self._tell(
            Severity.ERROR,
            row.place,
            f"計画にない事業名（{row.name or '空欄'}）のため、この行は入れていません。"
            "事業名を配った様式のとおりに戻してください。",
        )
        return None

    def _take(self, row: FormRow, listing: Listing, department: str) -> None:
        project = listing.project.id
        if row.remarks:
            told = self.remarks.setdefault(project, [])
            if (department, row.remarks) not in told:
                told.append((department, row.remarks))
        self.findings += _about_description(row, listing)
        if row.amount is None:
            return
        if row.amount.fault:
            message = f"{listing.name}：{row.amount.fault}。数で記入し直してもらってください。"
            self._tell(Severity.ERROR, row.place, message)
        elif row.amount.yen is None:
            self.blanks.add((project, department))
        else:
            if row.amount.forgiven and not row.amount.is_plain:
                message = f"{listing.name}：{row.amount.forgiven}として読みました。"
                self._tell(Severity.NOTICE, row.place, message)
            answers = self.amounts.setdefault(project, {}).setdefault(department, [])
            if row.amount.yen not in [answer.yen for answer in answers]:
                answers.append(Answer(row.amount.yen, row.place))

    def _tell(self, severity: Severity, where: str, message: str) -> None:
        self.findings.append(Finding(severity, where, message))


def _about_description(row: FormRow, listing: Listing) -> Iterator[Finding]:
    if row.description and name_key(row.description) != name_key(listing.description or ""):
        message = (
            f"{listing.name}：事業概要が計画と違います。計画の文は変えていません。"
            f"様式の文：{row.description}"
        )
        yield Finding(Severity.WARNING, row.place, message)
