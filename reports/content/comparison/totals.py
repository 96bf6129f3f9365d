"""The totals of two plans side by side: every project of both counted once, and the differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.comparison.changes import Comparison, Fate, ProjectChange
from model.comparison.standing import Standing
from model.comparison.year_totals import YearTotal, year_totals
from model.money import Unit, sum_known
from model.wareki import format_fiscal_year
from reports.amounts import BY_SECTION_ONLY
from reports.cell_text import NOTHING
from reports.content.comparison.left_out import left_out_blocks
from reports.content.comparison.phrases import amount_title, amounts_known, kinds_note
from reports.content.shared.open_amounts import OpenAmounts, words_text
from reports.content.shared.phrases import has_published_budgets
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.document import Block, Heading, Paragraph, ParagraphRole
from reports.table import Cell, Column, ColumnKind, Count, Table, Text, Yen

_NEW, _ENDED = Fate.NEW.label, Fate.ENDED.label
_HALF = (
    "増減は、新計画の額から旧計画の額を引いたものです。一方の計画だけに金額がある事業は、"
    "その額がそのまま増減になります。"
)
_OF_YEARS = (
    "新計画の額は、旧計画の額に、終了・継続・新規の増減を加えたものです。一方の計画に金額がない年度は"
    "「―」とし、増減を出しません。"
)


def build_totals_blocks(comparison: Comparison, unit: Unit, *, is_whole: bool) -> tuple[Block, ...]:
    """Return the totals of both plans; ``is_whole`` says that no pick narrows what is compared."""
    amounts = amounts_known(s for c in comparison.projects for s in (c.old, c.new))
    blocks: list[Block] = [
        Heading("事業の増減", 1),
        _projects_table(comparison, unit, amounts=amounts),
    ]
    if amounts:
        notes = (_HALF, kinds_note(comparison))
        blocks += (Paragraph(text, ParagraphRole.NOTE) for text in notes if text)
        years = _years_shown(comparison)
        blocks += _years_blocks(comparison, unit, years) if years else ()
        blocks += left_out_blocks(comparison, unit, {each.fiscal_year for each in years})
    if any(has_published_budgets(view.plan) for view in (comparison.old, comparison.new)):
        blocks.append(Heading("公表事業費の増減", 1))
        if is_whole:
            blocks.append(_budgets_table(comparison, unit))
        else:
            blocks.append(Paragraph(f"{BY_SECTION_ONLY}のため、選んだ事業の額はわかりません。"))
    return tuple(blocks)


def _projects_table(comparison: Comparison, unit: Unit, *, amounts: bool) -> Table:
    columns = [
        Column("what", "事業", least=12),
        Column("old", "旧（件）", ColumnKind.COUNT, least=4, most=7),
        Column("new", "新（件）", ColumnKind.COUNT, least=4, most=7),
    ]
    if amounts:
        columns += [
            yen_column("old_amount", amount_title(comparison.old, "旧"), unit),
            yen_column("new_amount", amount_title(comparison.new, "新"), unit),
            yen_column("difference", "増減", unit),
        ]
    builder = TableBuilder(columns)
    for title, changes in _shares(comparison, amounts=amounts):
        old = [change.old for change in changes if change.old]
        new = [change.new for change in changes if change.new]
        money: list[Cell] = [Yen(_sum(old)), Yen(_sum(new)), Yen(_difference(changes))]
        builder.add_row(
            Text(title),
            Count(None if title == _NEW else len(old)),
            Count(None if title == _ENDED else len(new)),
            *(money * amounts),
        )
    builder.add_total("合計")
    return builder.build(unit=unit if amounts else None)


def _years_shown(comparison: Comparison) -> tuple[YearTotal, ...]:
    """Return the totals of each year; none where both plans tell no further year than their own."""
    totals = year_totals(comparison)
    are_shown = len(totals) > 1 and any(total.difference is not None for total in totals)
    return totals if are_shown else ()


def _years_blocks(
    comparison: Comparison, unit: Unit, totals: Sequence[YearTotal]
) -> tuple[Block, ...]:
    """Return the sums of each year and what makes their difference.

    They are added up where both plans know all of them and none is of a year before, which nobody
    adds to those to come.
    """
    kinds = [view.basis.kind or "事業費" for view in (comparison.old, comparison.new)]
    named = [f"\n{kind}" if kinds_note(comparison) else "" for kind in kinds]
    columns = [
        Column("year", "年度", least=6),
        yen_column("old", f"旧計画{named[0]}", unit),
        yen_column("ended", "終了による減", unit),
        yen_column("kept", "継続の増減", unit),
        yen_column("added", "新規による増", unit),
        yen_column("new", f"新計画{named[1]}", unit),
        yen_column("difference", "増減", unit),
    ]
    builder = TableBuilder(columns)
    for total in totals:
        is_of_both = total.difference is not None
        parts = (total.ended and -total.ended, total.kept, total.added)
        builder.add_row(
            Text(format_fiscal_year(total.fiscal_year)),
            Yen(total.old) if total.old is not None else Text(NOTHING),
            *(Yen(part) if is_of_both else Text(NOTHING) for part in parts),
            Yen(total.new) if total.new is not None else Text(NOTHING),
            Yen(total.difference) if is_of_both else Text(NOTHING),
        )
    own = comparison.new.basis.fiscal_year or 0
    if all(total.difference is not None and total.fiscal_year >= own for total in totals):
        builder.add_total("計")
    return (
        Heading("年度別の事業費の増減", 1),
        builder.build(unit=unit),
        Paragraph(f"{'・'.join(dict.fromkeys(kinds))}の額です。{_OF_YEARS}", ParagraphRole.NOTE),
    )


def _shares(comparison: Comparison, *, amounts: bool) -> list[tuple[str, Sequence[ProjectChange]]]:
    """Return all projects, each in exactly one share."""
    kept = comparison.of_fate(Fate.KEPT)
    known: dict[int, list[ProjectChange]] = {0: [], 1: [], 2: []}
    for change in kept:
        sides = [side for side in (change.old, change.new) if side and side.amount is not None]
        known[len(sides)].append(change)
    by_amount: list[tuple[str, Sequence[ProjectChange]]] = [
        ("継続（両方の計画に金額がある）", known[2]),
        ("継続（一方の計画だけに金額がある）", known[1]),
        *_without_amounts(comparison, known[0]),
    ]
    shares = by_amount if amounts else [("継続", kept)]
    return [
        *((title, changes) for title, changes in shares if changes),
        (_ENDED, comparison.of_fate(Fate.ENDED)),
        (_NEW, comparison.of_fate(Fate.NEW)),
    ]


def _without_amounts(
    comparison: Comparison, changes: Sequence[ProjectChange]
) -> Iterator[tuple[str, Sequence[ProjectChange]]]:
    """Yield those of ``changes`` whose amounts are open (未定) and those that tell none."""
    told = OpenAmounts(comparison.new), OpenAmounts(comparison.old)

    def word(change: ProjectChange) -> str:
        sides = zip(told, (change.new, change.old), strict=True)
        said = (words.word_of(side.project, None) for words, side in sides if side)
        return next(filter(None, said), "")

    words = [word(change) for change in changes]
    if any(words):
        open_ = [change for change, said in zip(changes, words, strict=True) if said]
        yield f"継続（金額は{words_text(filter(None, words))}）", open_
    lacking = [change for change, said in zip(changes, words, strict=True) if not said]
    yield "継続（金額の記載がない）", lacking


def _budgets_table(comparison: Comparison, unit: Unit) -> Table:
    old, new = comparison.old.published_budget, comparison.new.published_budget
    builder = TableBuilder(
        (
            Column("what", "公表事業費", least=10),
            yen_column("old_amount", "旧", unit),
            yen_column("new_amount", "新", unit),
            yen_column("difference", "増減", unit),
        )
    )
    difference = None if old is None or new is None else new - old
    builder.add_row(Text("計画全体"), Yen(old), Yen(new), Yen(difference))
    return builder.build(unit=unit)


def _sum(standings: Sequence[Standing]) -> int | None:
    return sum_known(standing.amount for standing in standings)


def _difference(changes: Sequence[ProjectChange]) -> int | None:
    return sum_known(change.difference for change in changes)
