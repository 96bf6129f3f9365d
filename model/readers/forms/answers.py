"""What the forms say of each row of the plan: whose amount, where it stands, what of it is odd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from model.finding import Finding, Severity
from model.form_marks import remarks_key
from model.listing import Listing, homes_of
from model.money import sum_known
from model.plan import Plan
from model.project import NO_DEPARTMENT
from model.readers.forms.form_columns import Year
from model.readers.forms.form_sheet import FormAmount, FormRow, FormSheet
from model.readers.forms.untouched import is_untouched
from model.readers.tables.amounts import AmountCell
from model.text import name_key
from model.wareki import format_fiscal_year

_PLACES = tuple("都道府県市区町村")
FORMS = "様式の取りまとめ"
"""Where findings stand that are about several forms."""


class Item(NamedTuple):
    """What a form asks for: the amount of a ``project`` (its id) in a fiscal ``year``.

    The year is None for the plan's own.
    """

    project: str
    year: Year


@dataclass(frozen=True, slots=True)
class Answer:
    """The amount that a department gives for an item, in yen, and its cell.

    ``sent`` are the yen of the whole item that its form went out with, if any, ``unit`` those
    that 1 stands for in its cell.
    """

    yen: int
    place: str
    sent: int | None
    unit: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What a department remarks on a project, and the name of the cell where it does."""

    department: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back.

    Attributes:
        asked: by the id of a project, the departments on whose forms it stands; empty for none.
        returned: the departments whose forms came back, in the order of the files.
        untouched: those of which there are but sheets as they went out, beside other sheets.
        rows: by department, returned or untouched, the ids of the rows that its forms carry.
        years: the years that were asked for, the plan's own (None) first.
        amounts: by item, the answers of each department, each amount once but for those of rows
            that stand twice on a form.
        blanks: (item, department) where the amount was left empty.
        remarks: by the id of a project, those that did not go out with its form, in the order of
            the files.
        findings: what was not taken over, or read although it was odd.
    """

    asked: dict[str, tuple[str, ...]]
    returned: tuple[str, ...]
    untouched: tuple[str, ...]
    rows: dict[str, set[str]]
    years: tuple[Year, ...]
    amounts: dict[Item, dict[str, list[Answer]]]
    blanks: frozenset[tuple[Item, str]]
    remarks: dict[str, list[Remark]]
    findings: tuple[Finding, ...]


def gather_answers(plan: Plan, files: Iterable[Sequence[FormSheet]]) -> Answers:
    """Return what the forms in each of ``files`` answer about the projects of ``plan``.

    A form that lies as it went out among others of its file is no answer: who sends a workbook of
    all departments back has filled in its own sheet. One that comes alone says that all stays.
    """
    gathering = _Gathering(plan)
    for sheets in files:
        for sheet in sheets:
            gathering.add(sheet, is_alone=len(sheets) == 1)
    untouched = [name for name in gathering.untouched if name not in gathering.returned]
    return Answers(
        gathering.asked,
        tuple(gathering.returned),
        tuple(untouched),
        gathering.rows,
        (None, *sorted(year for year in gathering.years if year is not None)),
        gathering.amounts,
        frozenset(gathering.blanks),
        gathering.remarks,
        (*gathering.findings, *_about_untouched(gathering.untouched, untouched)),
    )


@dataclass
class _Gathering:
    plan: Plan
    returned: dict[str, None] = field(default_factory=dict)
    untouched: dict[str, str] = field(default_factory=dict)
    """The first file with an untouched sheet, by its department."""
    rows: dict[str, set[str]] = field(default_factory=dict)
    years: set[Year] = field(default_factory=set)
    amounts: dict[Item, dict[str, list[Answer]]] = field(default_factory=dict)
    blanks: set[tuple[Item, str]] = field(default_factory=set)
    remarks: dict[str, list[Remark]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listings = {row.id: row for row in self.plan.listings()}
        self.asked = _asked_departments(self.plan)
        self._named: dict[str, list[Listing]] = defaultdict(list)
        for row in self._listings.values():
            self._named[name_key(row.printed_name)].append(row)
        titles = [name_key(section.title) for section in self.plan.walk()]
        self._titles = titles if all(titles) else [""]
        self._departments = {each.name for each in self.plan.departments} | {""}

    def add(self, sheet: FormSheet, *, is_alone: bool) -> None:
        self.findings += sheet.findings
        fault = self._fault_of(sheet)
        if fault:
            self._tell(Severity.ERROR, sheet.where, fault)
            return
        if sheet.rows:
            carried = {row.mark.listing for row in sheet.rows}
            self.rows.setdefault(sheet.department, set()).update(carried)
        if not is_alone and is_untouched(sheet, self._listings):
            self.untouched.setdefault(sheet.department, sheet.file)
            return
        if sheet.rows:
            self.returned[sheet.department] = None
        self._look_at_rows(sheet)
        self._take_all(sheet, self._pairs(sheet))

    def _look_at_rows(self, sheet: FormSheet) -> None:
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
        for row in self._listings.values():
            if department in ([each.name for each in row.departments] or [""]):
                yield row

    def _fault_of(self, sheet: FormSheet) -> str:
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

    def _pairs(self, sheet: FormSheet) -> list[tuple[FormRow, Listing]]:
        """Return the rows of ``sheet`` with those of the plan that they are."""
        is_moved = any(
            row.mark.listing not in self._listings
            or name_key(self._listings[row.mark.listing].printed_name) != name_key(row.name)
            for row in sheet.rows
        )
        found = ((row, self._listing_of(row, sheet, is_moved=is_moved)) for row in sheet.rows)
        return [(row, listing) for row, listing in found if listing is not None]

    def _listing_of(self, row: FormRow, sheet: FormSheet, *, is_moved: bool) -> Listing | None:
        """Return the row of the plan that a row of a form is: by its id, and by its name.

        Rows that were sorted or pasted over carry the id of another; then the name decides, and
        the description where several projects of the department have that name.
        """
        own = [
            each
            for each in self._named.get(name_key(row.name), ())
            if sheet.department in self.asked[each.project.id]
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

    def _take_all(self, sheet: FormSheet, pairs: Sequence[tuple[FormRow, Listing]]) -> None:
        """Take what the rows say; ids stay where they were when rows are sorted."""
        sent: dict[Item, int] = {
            Item(self._listings[mark.listing].project.id, year): yen
            for mark in (row.mark for row in sheet.rows)
            if mark.listing in self._listings
            for year, yen in mark.sent.items()
        }
        remarks = {row.mark.listing: row.mark.remarks for row in sheet.rows}
        homes = {row.id for row in homes_of(listing for _, listing in pairs).values()}
        seen: set[str] = set()
        for row, listing in pairs:
            has_room = listing.id in homes
            self._take_words(row, listing, sheet.department, remarks.get(listing.id, ""))
            for year, amount in row.amounts.items():
                item = Item(listing.project.id, year)
                was = sent.get(item)
                self._look_at(amount, listing, item, sheet.department, was, has_room=has_room)
                if has_room and amount.yen is not None:
                    answers = self.amounts.setdefault(item, {}).setdefault(sheet.department, [])
                    if listing.id in seen or amount.yen not in [each.yen for each in answers]:
                        given = Answer(amount.yen, amount.place, was, amount.unit)
                        answers.append(given)
            if has_room:
                self.findings += _about_sums(row, listing)
            seen.add(listing.id)
        self._note_without_room(sheet.department, pairs)

    def _note_without_room(self, department: str, pairs: Sequence[tuple[FormRow, Listing]]) -> None:
        """Note as blank the items of which every row says that they count elsewhere."""
        items = {
            (Item(listing.project.id, year), amount.read is not None)
            for row, listing in pairs
            for year, amount in row.amounts.items()
        }
        self.years |= {item.year for item, _ in items}
        self.blanks |= {
            (item, department)
            for item, has_room in items
            if not has_room and (item, True) not in items
        }

    def _take_words(self, row: FormRow, listing: Listing, department: str, sent: str) -> None:
        """Take the remarks of a row that went out with those of the key ``sent``."""
        project = listing.project.id
        told = self.remarks.setdefault(project, [])
        is_new = bool(row.remarks) and remarks_key(row.remarks) != sent
        if is_new and (department, row.remarks) not in [(it.department, it.text) for it in told]:
            told.append(Remark(department, row.remarks, row.remarks_place))
        if sent and not row.remarks:
            message = f"{listing.name}：備考が消されていますが、計画の備考は残しました。"
            self._tell(Severity.WARNING, row.remarks_place, message)
        self.findings += _about_description(row, listing)

    def _look_at(
        self,
        amount: FormAmount,
        listing: Listing,
        item: Item,
        department: str,
        sent: int | None,
        *,
        has_room: bool,
    ) -> None:
        """Tell what is odd about an amount that went out as ``sent``, and note one left empty."""
        read = amount.read
        if read is None:
            return
        if read.fault:
            message = (
                f"{listing.name}：{read.fault.rstrip('。')}。入れていません。"
                "数で記入し直してもらってください。"
            )
            self._tell(Severity.ERROR, amount.place, message)
        elif read.yen is None:
            if has_room and sent is not None:
                self.findings.append(_about_wiped(amount, listing, sent))
            elif has_room:
                self.blanks.add((item, department))
                self.findings += _about_no_amount(amount, listing)
        elif not has_room:
            message = (
                f"{listing.name}：「再掲」の行に{amount.typed}とありますが、入れていません。"
                "金額は、同じ事業の主な掲載箇所の行に記入してもらってください。"
            )
            self._tell(Severity.ERROR, amount.place, message)
        else:
            self.findings += _about_reading(amount, read, listing)

    def _tell(self, severity: Severity, where: str, message: str) -> None:
        self.findings.append(Finding(severity, where, message))


def _about_reading(amount: FormAmount, read: AmountCell, listing: Listing) -> Iterator[Finding]:
    """Yield what an amount that is no plain number was read as."""
    is_negative = read.yen is not None and read.yen < 0
    if is_negative or (read.forgiven and not read.is_plain):
        how = read.forgiven or "負の額"
        severity = Severity.WARNING if is_negative or read.has_unit else Severity.NOTICE
        message = f"{listing.name}：「{amount.typed}」を{read.yen:,}円と読みました（{how}）。"
        yield Finding(severity, amount.place, message)


def _about_wiped(amount: FormAmount, listing: Listing, sent: int) -> Finding:
    written = f"「{amount.typed}」と書かれて" if amount.typed else "消されて"
    message = (
        f"{listing.name}：配ったときの{sent:,}円が{written}いますが、計画の金額は残しました。"
        "なくなったのであれば、0と記入してもらってください。"
    )
    return Finding(Severity.WARNING, amount.place, message)


def _about_no_amount(amount: FormAmount, listing: Listing) -> Iterator[Finding]:
    if amount.typed:
        message = (
            f"{listing.name}：「{amount.typed}」は空欄と同じに読みました。0円であれば、0と記入して"
            "もらってください。"
        )
        yield Finding(Severity.NOTICE, amount.place, message)


def _about_sums(row: FormRow, listing: Listing) -> Iterator[Finding]:
    """Yield that what stands as the sum of the years is not what they add up to.

    A formula leaves out numbers that were typed as texts, which are read all the same.
    """
    known = [each.read for each in row.amounts.values() if each.read and each.yen is not None]
    added = sum_known(each.yen for each in known)
    by_formula = sum_known(each.yen for each in known if not each.forgiven)
    for total in row.totals:
        if total.typed and total.yen not in (added, by_formula):
            shown_sum = "なし" if added is None else f"{added:,}円"
            message = (
                f"{listing.name}：計の「{total.typed}」は、各年度の金額の計（{shown_sum}）と合いません。"
                "計は入れず、各年度の金額だけを読みました。どちらが正しいか、課に確かめてください。"
            )
            yield Finding(Severity.WARNING, total.place, message)


def _about_untouched(files: Mapping[str, str], departments: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each file in which ``departments`` have a sheet as it went out."""
    for file in dict.fromkeys(files[name] for name in departments):
        names = "、".join(shown(name) for name in departments if files[name] == file)
        message = (
            f"次の課のシートは配ったときのままのため、返答と数えていません：{names}。"
            "変更なしという返答であれば、その課のシートだけのファイルも加えてまとめてください。"
        )
        yield Finding(Severity.NOTICE, file, message)


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


def _asked_departments(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the departments on whose forms each project (by id) stands; empty for none named."""
    asked: dict[str, dict[str, None]] = {}
    for row in plan.listings():
        names = [department.name for department in row.departments] or [""]
        asked.setdefault(row.project.id, {}).update(dict.fromkeys(names))
    return {project: tuple(names) for project, names in asked.items()}


def shown(department: str) -> str:
    """Return how messages name a department; rows that name none have a form too."""
    return department or NO_DEPARTMENT


def _about_description(row: FormRow, listing: Listing) -> Iterator[Finding]:
    if row.description and name_key(row.description) != name_key(listing.description or ""):
        message = (
            f"{listing.name}：事業概要が計画と違います。計画の文は変えていません。"
            f"様式の文：{row.description}"
        )
        yield Finding(Severity.WARNING, row.place, message)
