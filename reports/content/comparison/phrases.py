"""What changes are called in 新旧対照表, and where they stand: the words of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from model.comparison.amounts import AmountKey, Measure
from model.comparison.changes import Change, Comparison, Fate, ProjectChange
from model.comparison.standing import Standing
from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Section
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.shared.grouping import group_rows
from reports.content.shared.phrases import group_names

FATES = {
    Fate.NEW: ("新規事業", "新計画にだけある事業"),
    Fate.ENDED: ("終了事業", "旧計画にだけある事業"),
}
"""Title and meaning of the fates that have a part of their own."""

CHANGES = {
    Change.NAME: ("名称変更", "名称は違うが、同じ事業とみられるもの（推定）"),
    Change.SECTION: ("区分移動", "数える区分か、主要事業・その他の別が変わったもの"),
    Change.TEXT: ("内容変更", "事業概要の文が変わったもの"),
    Change.DEPARTMENT: ("所管課変更", "担当する課が変わったもの"),
    Change.FLAG: ("印変更", "事業に付く印が変わったもの"),
    Change.AMOUNT: ("事業費変更", "事業ごとの金額が変わったもの"),
    Change.RELISTED: ("再掲変更", "再掲する区分か、再掲の行の書き方が変わったもの"),
    Change.ABOLISHED: (
        "廃止とした事業",
        "新計画の備考に廃止・終了とあるもの（計画には残っているため、終了事業に数えていません）",
    ),
    Change.EXTRA: ("備考などの変更", "備考か、両方の一覧にあるその他の列の値が変わったもの"),
}
"""Title and meaning of the changes, in the order of their parts."""

_NOT_LISTED = "（掲載なし）"


class Places:
    """Where projects and rows stand, in words."""

    def __init__(self, comparison: Comparison) -> None:
        self._sections: tuple[dict[Path, Section], dict[Path, Section]] = (
            {section.path: section for section in comparison.old.plan.walk()},
            {section.path: section for section in comparison.new.plan.walk()},
        )
        counterparts = {c.old.path: c.new.path for c in comparison.sections if c.old and c.new}
        self._old = {
            row: ((0, *counterparts[path]) if path in counterparts else (1, *path), name)
            for row, path, name in _groups(comparison.old)
        }
        self._new = {row: ((0, *path), name) for row, path, name in _groups(comparison.new)}
        names = dict(self._new.values())
        self._names = {order: f"{name}（旧計画）" for order, name in self._old.values()} | names

    def grouped(self, changes: Iterable[ProjectChange]) -> list[tuple[str, list[ProjectChange]]]:
        """Return ``changes`` under the names of the sections that papers add up by.

        In the order of the new plan; what has ended stands where its section is now, else last.
        """
        groups: dict[tuple[int, ...], list[ProjectChange]] = defaultdict(list)
        for change in changes:
            groups[self._order(change)].append(change)
        return [(self._names.get(order, _NOT_LISTED), groups[order]) for order in sorted(groups)]

    def _order(self, change: ProjectChange) -> tuple[int, ...]:
        row = change.latest.row
        if row is None:
            return (2,)
        return (self._old if change.new is None else self._new)[row.id][0]

    def old(self, row: Listing | None) -> str:
        """Return the section of a row of the old plan: 1-1-2　災害に備える."""
        return _NOT_LISTED if row is None else _place(self._sections[0][row.path], row.kind)

    def new(self, row: Listing | None) -> str:
        """Return the section of a row of the new plan."""
        return _NOT_LISTED if row is None else _place(self._sections[1][row.path], row.kind)

    def of(self, change: ProjectChange) -> str:
        """Return the section of a project in the new plan, of one that has ended in the old one."""
        row = change.latest.row
        return self.old(row) if change.new is None else self.new(row)


def _groups(view: PlanView) -> Iterable[tuple[str, Path, str]]:
    """Yield (id of the row, path of its group, name of the group) for every row of a plan."""
    groups = group_rows(view)
    for group, name in zip(groups, group_names(view.plan, groups), strict=True):
        for row in group.rows:
            yield row.id, group.section.path, name


def _place(section: Section, kind: ListingKind) -> str:
    other = f"\n{kind.label}" if kind is ListingKind.OTHER else ""
    return f"{format_path(section.path)}　{section.title}{other}"


def name_text(change: ProjectChange) -> str:
    """Return the name of a project, with the old one below it where it was another."""
    name = change.latest.project.name
    if change.old and Change.NAME in change.changes:
        return f"{name}\n（旧 {change.old.project.name}）"
    return name


def counts_text(comparison: Comparison) -> str:
    """Return how many projects are new, have ended or have changed: 新規1件・終了0件・変更6件."""
    new, ended = (len(comparison.of_fate(fate)) for fate in (Fate.NEW, Fate.ENDED))
    abolished = len(comparison.abolished)
    of_these = f"（うち廃止{abolished:,}件）" if abolished else ""
    return f"新規{new:,}件・終了{ended:,}件・変更{len(comparison.changed):,}件{of_these}"


def changes_text(change: ProjectChange) -> str:
    """Return what has changed in a project, in words: 新規, 終了, 名称・内容."""
    if change.fate is not Fate.KEPT:
        return change.fate.label
    return "・".join(each.label for each in CHANGES if each in change.changes)


def amount_title(view: PlanView, which: str, year: int | None = None) -> str:
    """Return the head of a column of amounts without its unit: 旧 令和6年度, 予算 below it.

    They are those of the fiscal ``year`` (西暦), None for that of the plan's basis.
    """
    of = view.basis.fiscal_year if year is None else year
    above = " ".join(filter(None, (which, "" if of is None else format_fiscal_year(of))))
    return "\n".join(filter(None, (above, view.basis.kind or "事業費")))


def amount_name(key: AmountKey, measure: Measure) -> str:
    """Return what amounts are of: 令和8年度 国庫支出金, 令和7年度 決算.

    Their kind is named where it is another one than that which both plans add up.
    """
    own = measure.added_up
    is_named_alike = measure.common_year is None and measure.old.own_year == measure.new.own_year
    is_of_own_years = is_named_alike and key.fiscal_year == measure.new.own_year
    year = "" if key.fiscal_year is None or is_of_own_years else format_fiscal_year(key.fiscal_year)
    kind = None if key.funds and own and key.kind == own.kind else key.kind
    return " ".join(filter(None, (year, kind, key.funds))) or "金額"


def kinds_note(comparison: Comparison) -> str:
    """Return that the plans call what they add up by two names, empty where they do not."""
    names = comparison.measure.kinds
    if names is None:
        return ""
    old, new = (f"「{name}」" if name else "名のない金額" for name in names)
    return (
        f"旧計画の{old}と新計画の{new}を比べています。内容の違う額であれば、増減は事業費の"
        "変更によるものとは限りません。"
    )


def amounts_known(standings: Iterable[Standing | None]) -> bool:
    """Whether the amount of any of the projects is known."""
    return any(standing is not None and standing.amount is not None for standing in standings)
