"""The rows of a list that are projects, and those that go on with the project above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from model.finding import Severity
from model.listing import ListingKind
from model.money import format_yen
from model.project import Amount
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.captions import relisted_signs
from model.readers.lists.rows.cells import Extras, ListCells
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.project_years import ProjectYears
from model.readers.lists.rows.row_departments import RowDepartments
from model.readers.lists.rows.row_lines import LineMeaning, is_span, meaning_of
from model.readers.lists.rows.row_marks import RowMarks
from model.readers.lists.rows.sections_above import SectionsAbove
from model.readers.lists.source.department_line import department_alone
from model.readers.reading import LineRole
from model.readers.tables.columns import Role
from model.readers.tables.marks import bare_mark, is_relisted_mark, read_name
from model.readers.tables.row_kinds import is_nothing
from model.readers.tables.totals import TotalRows

_NO_TICK = re.compile(r"|[×✕0０]|主|主要|main|no|false|いいえ", re.IGNORECASE)
_WHOLE = LineMeaning()


class ProjectRows:
    """Reads what a row says of a project; its yen go to ``totals``.

    ``lower`` is what the lower line of each project is, where the list says it.
    """

    def __init__(
        self,
        fitted: FittedMapping,
        cells: ListCells,
        sections: SectionsAbove,
        totals: TotalRows[int],
        lower: LineMeaning | None = None,
    ) -> None:
        self._cells, self._sections, self._totals = cells, sections, totals
        self._grid, self._heads, self._told = cells.grid, cells.heads, cells.told
        self._columns = {role: fitted.places(role) for role in Role}
        self._name = self._columns[Role.NAME][0]
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._kept = fitted.columns(Role.EXTRA, Role.BUREAU, Role.TEAM)
        self._marks = RowMarks(fitted, cells)
        self.departments = RowDepartments(fitted, cells)
        self._lower = lower
        self._signs = relisted_signs(fitted.source)
        self._has_whole = True
        self._priced: set[int] = set()
        self._years = ProjectYears()
        self._remarks = fitted.places(Role.EXTRA, Role.DESCRIPTION)

    def project(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return the project in a row; its amounts are added to the totals."""
        levels = self._sections.enter(number)
        extras = self._read_extras(number, texts)
        flag, relisted, others = self._marks.read(number)
        extras += others
        name, is_signed = self._without_sign(number, texts[self._name].replace("\n", ""))
        marked = read_name(name, ())
        self._tell_name(number, marked.flags)
        label = self._label(number)
        is_said = self._is_ticked(number, texts) or self._is_remarked(number, texts, self._remarks)
        relisted = relisted or marked.relisted or is_said or is_signed
        self._has_whole = meaning_of(label).funds is None
        amounts, odd = self.amounts(number, meaning_of(label), relisted=relisted)
        extras += self._kept_label(number, label, amounts)
        self._priced = set(amounts)
        title, behind = self.departments.behind_name(number, marked.name)
        departments, bureaus = self.departments.read(number)
        own_bureaus = (*self._all(number, Role.BUREAU), *(bureau for _, bureau in bureaus))
        yen = {column: amount.yen for column, amount in amounts.items()}
        self._totals.add_project(yen, relisted=relisted)
        self._years.begin(marked.name, label, yen)
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.ROW,
            levels=levels,
            name=title,
            description=self._first(number, Role.DESCRIPTION),
            departments=behind or departments,
            offices=_in_order(self._sections.offices(levels), own_bureaus),
            teams=self._all(number, Role.TEAM),
            flag=flag or next(iter(marked.flags), None),
            relisted=relisted,
            kind=self._kind(number),
            amounts=tuple(amounts.values()),
            extras=(*extras, *bureaus, *odd),
        )

    def continuation(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return a row that goes on with the project above it: no merged cells."""
        relisted = self._is_remarked(number, texts, texts)
        if relisted:
            self._totals.relist()
            texts = {c: t for c, t in texts.items() if not is_relisted_mark(bare_mark(t))}
        own = {column: self._cells.value(number, column) for column in texts}
        amounts, odd = self._lines(number)
        description = [own[c] for c in self._columns[Role.DESCRIPTION] if own.get(c)]
        if texts:
            message = "事業名のない行は、上の事業の続きとして読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.row_name(number))
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.CONTINUED,
            relisted=relisted,
            description="\n".join(description) or None,
            departments=tuple(own[c] for c in self._columns[Role.DEPARTMENT] if own.get(c)),
            amounts=tuple(amounts.values()),
            extras=(
                *((use.heading, own[column]) for column, use in self._kept if own.get(column)),
                *odd,
            ),
        )

    def part(self, number: int, texts: dict[int, str]) -> ListRow:
        """Return a row that is a part of the project above (うち人件費): words of its description.

        Its amounts are in those of the project already.
        """
        amounts, _ = self.amounts(number)
        yen = "、".join(
            f"{self._heads.titles[column]} {format_yen(amount.yen)}"
            for column, amount in amounts.items()
        )
        name = texts[self._name].strip("()（）・･*└├-－–— ")
        message = "「うち」「・」で始まる内訳の行は、金額を足さずに上の事業の概要に書き添えました。"
        self._told.tell(Severity.NOTICE, message, self._grid.row_name(number))
        return ListRow(
            self._grid.number(number),
            self._grid.sheet_of(number),
            role=LineRole.CONTINUED,
            description=f"{name}（{yen}）",
        )

    def amounts(
        self, number: int, line: LineMeaning = _WHOLE, *, relisted: bool = False
    ) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a row by column, and as extra columns the texts that are none.

        ``line`` is what the row's amounts are beside what their columns say.
        (85,000) in a ``relisted`` row is the amount that the main place counts, not a negative one.
        """
        amounts: dict[int, Amount] = {}
        odd: list[tuple[str, str]] = []
        for column, use in self._amounts.items():
            amount, texts = self._cells.amount(number, column, use, relisted=relisted)
            odd += texts
            if amount is not None:
                amounts[column] = line.applied(amount)
                self._tell_shared(number, column)
        return amounts, odd

    def _tell_shared(self, number: int, column: int) -> None:
        """Tell an amount whose merged cell reaches over the rows of other projects, too."""
        end = self._cells.shared_end(number, column)
        below = range(number + 1, end + 1)
        if end > number and any(self._cells.texts(row).get(self._name) for row in below):
            message = (
                f"「{self._heads.titles[column]}」が複数の事業で結合されています。金額は初めの事業の"
                "ものとし、ほかの事業は金額なしとしました。事業ごとの合計・所管課別の合計に注意してください。"
            )
            self._told.tell(Severity.WARNING, message, self._grid.cell_name(number, column))

    def _read_extras(self, number: int, texts: dict[int, str]) -> list[tuple[str, str]]:
        """Return the columns kept beside the project, those that a merged cell fills too."""
        return [
            (use.heading, text)
            for column, use in self._kept
            if column in texts
            or column == self._grid.sheet_column
            or self._cells.is_covered(number, column)
            if (text := self._cells.value(number, column))
        ]

    def _without_sign(self, number: int, name: str) -> tuple[str, bool]:
        """Return a name without the sign that the list says means 再掲, and whether it had it."""
        sign = next((s for s in self._signs if name.startswith(s) or name.endswith(s)), None)
        bare = name.strip(f"{sign} \u3000") if sign else ""
        if not bare:
            return name, False
        message = f"「{sign}」の付いた事業は、表の説明により再掲としました。"
        self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        return bare, True

    def _tell_name(self, number: int, marks: tuple[str, ...]) -> None:
        self._cells.value(number, self._name)  # tells an error in its place
        raw = self._grid.cell(number, self._name)
        if isinstance(raw, str) and ("\n" in raw or raw != raw.strip()):
            message = "事業名の改行や、前後の空白を取り除いて読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))
        if marks:
            message = "事業名に付いた印を、印として読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, self._name))

    def _lines(self, number: int) -> tuple[dict[int, Amount], list[tuple[str, str]]]:
        """Return the amounts of a further line of a project; that they are added up is told."""
        label = self._label(number)
        meaning = meaning_of(label) if label else self._lower or LineMeaning()
        amounts, odd = self.amounts(number, meaning, relisted=not label and meaning != _WHOLE)
        if meaning.is_whole if self._has_whole else meaning.funds:
            yen = {column: amount.yen for column, amount in amounts.items()}
            self._totals.add_project(yen, relisted=False)
            if self._years.add(label, yen):
                message = (
                    f"同じ事業に「{label}」の行が2つ以上あるため、その金額を足しました。"
                    "年度の書き誤りでないか確かめてください。"
                )
                self._told.tell(Severity.WARNING, message, self._grid.row_name(number))
        if is_span(label):
            odd += self._kept_label(number, label, amounts)
        if not label and (self._priced & amounts.keys() or meaning != _WHOLE):
            self._told.tell(*_about_lines(meaning), self._grid.row_name(number))
        self._priced |= amounts.keys()
        return amounts, odd

    def sums_of_years(self) -> dict[int, int]:
        """Return the yen of the years of the project that was read last, by column.

        Empty where its lines are not of years.
        """
        return self._years.sums()

    def _kept_label(self, number: int, label: str, amounts: Mapping[int, Amount]) -> Extras:
        """Return as an extra column a label that says more than the amounts of its line.

        That those of several years have none of their own is told.
        """
        if not label or (amounts and not is_span(label)):
            return ()
        heading = self._heads.titles[self._columns[Role.FUNDS][0]]
        if amounts:
            self._told.tell(
                Severity.WARNING,
                f"「{heading}」が「{label}」の金額は、年度ごとに分けられないため、年度のない金額と"
                "しました。その年度の合計には数えません。",
                self._grid.row_name(number),
            )
        return ((heading, label),)

    def _label(self, number: int) -> str:
        """Return what a row says its amounts are: their source of funds, their kind."""
        return self._first(number, Role.FUNDS) or ""

    def _kind(self, number: int) -> ListingKind:
        text = self._first(number, Role.KIND) or ""
        is_other = text.startswith("その他") or text.lower() == "other"
        return ListingKind.OTHER if is_other else ListingKind.MAIN

    def _is_ticked(self, number: int, texts: dict[int, str]) -> bool:
        """Whether the row is relisted by its own column, or by 再掲 in place of an amount."""
        ticks = self._all(number, Role.RELISTED)
        return any(not (_NO_TICK.fullmatch(tick) or is_nothing(tick)) for tick in ticks) or any(
            is_relisted_mark(texts.get(column, "")) for column in self._amounts
        )

    def _is_remarked(self, number: int, texts: dict[int, str], columns: Iterable[int]) -> bool:
        """Whether a cell of ``columns`` is 再掲 alone, so that the row is relisted; it is told."""
        likely = [column for column in columns if "再" in texts.get(column, "")]
        said = [column for column in likely if is_relisted_mark(bare_mark(texts[column]))]
        for column in said:
            message = f"「{self._heads.titles[column]}」の「再掲」を、再掲の印として読みました。"
            self._told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return bool(said)

    def _all(self, number: int, role: Role) -> tuple[str, ...]:
        texts = (self._cells.value(number, column) for column in self._columns[role])
        return tuple(text for text in texts if text and not is_nothing(text))

    def _first(self, number: int, role: Role) -> str | None:
        return next(filter(None, (self._cells.value(number, c) for c in self._columns[role])), None)


def _in_order(of_sections: tuple[str, ...], bureaus: tuple[str, ...]) -> tuple[str, ...]:
    """Return the offices above a row from the top; a department that heads rows is the lowest."""
    is_department = bool(of_sections) and department_alone(of_sections[-1:]) != ""
    return (*bureaus, *of_sections) if is_department else (*of_sections, *bureaus)


def _about_lines(line: LineMeaning) -> tuple[Severity, str]:
    """What is told of a line without a label: as what it was read."""
    if line == _WHOLE:
        return Severity.WARNING, (
            "事業名のない行の金額を、上の事業の金額に足しました。"
            "上段と下段で違う金額（事業費と一般財源など）のときは、足してはいけません。"
            "見出しの上に「上段：事業費　下段：うち一般財源」のように書いて読み直してください。"
        )
    what = f"財源「{line.funds}」" if line.funds else f"「{line.kind}」"
    return Severity.NOTICE, f"上段・下段の注記により、下段の金額を{what}として読みました。"
