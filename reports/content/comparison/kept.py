"""The tables of 新旧対照表 that show projects of both plans: one for each kind of change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from model.comparison.changes import Change, ProjectChange
from model.comparison.standing import Standing, printed_apart
from model.form_marks import REMARKS
from model.listing import Listing
from reports.content.comparison.amounts import build_amount_changes
from reports.content.comparison.passages import choose_brackets, mark_differences
from reports.content.comparison.rows import DEPARTMENTS, NAME, ChangeColumn, ChangeRows, column_of
from reports.content.shared.phrases import departments_lines, flag_text
from reports.content.shared.table_builder import TableBuilder
from reports.document import Block, Paragraph
from reports.document import ParagraphRole as Role
from reports.table import Column, Text

_Pair = Callable[[ProjectChange], tuple[str, ...]]
"""What stands of a project in the old plan and in the new one."""


class KeptTables:
    """Builds the tables of projects that both plans have, old beside new."""

    def __init__(self, rows: ChangeRows) -> None:
        self._comparison, self._rows = rows.comparison, rows
        self._brackets = choose_brackets(
            standing.project.description or ""
            for change in rows.comparison.with_change(Change.TEXT)
            for standing in _sides(change)
        )
        self._builders: dict[Change, Callable[[Sequence[ProjectChange]], tuple[Block, ...]]] = {
            Change.NAME: self._names,
            Change.SECTION: self._sections,
            Change.TEXT: self._texts,
            Change.DEPARTMENT: self._departments,
            Change.FLAG: self._flags,
            Change.AMOUNT: lambda changes: build_amount_changes(self._rows, changes),
            Change.RELISTED: self._relisted,
            Change.ABOLISHED: self._abolished,
            Change.EXTRA: self._extras,
        }

    def of_change(self, change: Change, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        """Return the tables of ``changes``, the projects in which ``change`` is found."""
        return self._builders[change](changes)

    def _names(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        why = "同じ事業とみた理由（推定）"
        columns = [
            *_old_and_new(
                "事業名", changes, _of_sides(lambda side: side.project.name), least=10, is_name=True
            ),
            self._rows.place,
            DEPARTMENTS,
            column_of("evidence", why, lambda c: "、".join(c.evidence), least=10, most=20),
        ]
        note = (
            "名称が違う事業を、事業名・事業概要・所管課・区分の近さから同じ事業とみた推定です。"
            "別の事業であれば、旧を「終了」、新を「新規」と読み替えてください。"
        )
        table = self._rows.table(Change.NAME.value, columns, changes)
        return Paragraph(note, Role.LEAD), table

    def _sections(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        return self._beside(
            Change.SECTION,
            "区分",
            changes,
            lambda c: (
                self._rows.places.old(c.old.row if c.old else None),
                self._rows.places.new(c.new.row if c.new else None),
            ),
        )

    def _texts(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        def pair(change: ProjectChange) -> tuple[str, ...]:
            old, new = (side.project.description or "" for side in _sides(change))
            return mark_differences(old, new, self._brackets)

        note = (
            f"旧の{self._brackets.shown}は無くなった字句、新の{self._brackets.shown}は"
            "加わった字句です。全角・半角と空白の違いは変更に数えていません。"
        )
        table = self._beside(Change.TEXT, "事業概要", changes, pair)
        return Paragraph(note, Role.LEAD), *table

    def _departments(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        pair = _of_sides(lambda side: departments_lines(side.project))
        columns = [NAME, self._rows.place, *_old_and_new("所管課", changes, pair, least=8)]
        return (self._rows.table(Change.DEPARTMENT.value, columns, changes),)

    def _flags(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        pair = _of_sides(lambda side: flag_text(side.project.flag))
        return self._beside(Change.FLAG, "印", changes, pair)

    def _relisted(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        comparison, places = self._comparison, self._rows.places

        def pair(change: ProjectChange) -> tuple[str, ...]:
            sides = (
                (comparison.old, change.old, places.old),
                (comparison.new, change.new, places.new),
            )
            return tuple(
                "\n".join(
                    place(row) + _apart(row)
                    for row in view.rows_of_project(side.project)
                    if row is not side.row
                )
                or "なし"
                for view, side, place in sides
                if side
            )

        return self._beside(Change.RELISTED, "再掲する区分", changes, pair)

    def _abolished(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        pair = _of_sides(lambda side: dict(side.project.extras).get(REMARKS, ""))
        note = (
            "備考で廃止・終了とされ、計画には残っている事業です。新計画の金額は、0円でなければ合計に"
            "入っています。"
        )
        return Paragraph(note, Role.LEAD), *self._beside(Change.ABOLISHED, "備考", changes, pair)

    def _extras(self, changes: Sequence[ProjectChange]) -> tuple[Block, ...]:
        columns = (
            *(column for column, _ in (NAME, DEPARTMENTS)),
            Column("head", "列", least=5, most=12),
            Column("old", "旧", least=8),
            Column("new", "新", least=8),
        )
        rows = [
            (change, head, before.get(head, ""), after.get(head, ""))
            for change in changes
            if change.old and change.new
            for before, after in [(dict(change.old.extras), dict(change.new.extras))]
            for head in dict.fromkeys((*before, *after))
            if (head, before.get(head)) not in after.items()
        ]
        builder = TableBuilder(columns)
        for change, head, old, new in rows:
            builder.add_row(
                *(cell_of(change) for _, cell_of in (NAME, DEPARTMENTS)),
                *map(Text, (head, old, new)),
                anchor=self._rows.anchor(Change.EXTRA.value, change),
            )
        return (builder.build(),)

    def _beside(
        self,
        change: Change,
        what: str,
        changes: Sequence[ProjectChange],
        pair: _Pair,
    ) -> tuple[Block, ...]:
        """Return a table with what ``pair`` says of each project, old and new, beside it."""
        columns = [NAME, *_old_and_new(what, changes, pair, least=10), DEPARTMENTS]
        return (self._rows.table(change.value, columns, changes),)


def _old_and_new(
    what: str, changes: Sequence[ProjectChange], pair: _Pair, **settings: Any
) -> list[ChangeColumn]:
    """Return columns of what ``pair`` says of each of ``changes``; ``settings`` as in column_of."""
    said = {id(change): pair(change) for change in changes}
    return [
        column_of("old", f"旧 {what}", lambda change: said[id(change)][0], **settings),
        column_of("new", f"新 {what}", lambda change: said[id(change)][1], **settings),
    ]


def _apart(row: Listing) -> str:
    """Return what a row prints otherwise than its project: （所管課 広聴課）, or nothing."""
    texts = "、".join(f"{what} {text}" for what, text in printed_apart(row))
    return f"（{texts}）" if texts else ""


def _of_sides(text_of: Callable[[Standing], str]) -> _Pair:
    return lambda change: tuple(map(text_of, _sides(change)))


def _sides(change: ProjectChange) -> tuple[Standing, ...]:
    """Return how a project stands in the plans that have it, the old one first."""
    return tuple(side for side in (change.old, change.new) if side)
