"""The tables of 新旧対照表 that show sections: titles, numbers, budgets, texts."""

from __future__ import annotations

from itertools import groupby

from model.comparison.changes import Change, Comparison, Fate, SectionChange
from model.money import Unit
from model.plan import Section
from reports.content.comparison.passages import choose_brackets, mark_differences
from reports.content.shared.phrases import has_published_budgets, section_name
from reports.content.shared.table_builder import TableBuilder, yen_column
from reports.document import Block, Heading, Paragraph, ParagraphRole
from reports.table import Cell, Column, Text, Yen

_WORDS = {
    Change.NAME: "名称",
    Change.SECTION: "番号・位置",
    Change.TEXT: "本文",
    Change.AMOUNT: "公表事業費",
}
_TEXTS = ("呼び名", "本文", "目標", "基本的方向")


_EVIDENCE = "同じ区分とみた理由（推定）"


def build_section_changes(comparison: Comparison, unit: Unit) -> tuple[Block, ...]:
    """Return the sections that are new, have ended or have changed; empty where none has."""
    changed = [c for c in comparison.sections if c.changes or c.fate is not Fate.KEPT]
    if not changed:
        return ()
    texts = [change for change in changed if Change.TEXT in change.changes]
    return (
        _section_table(comparison, changed, unit),
        *(_text_blocks(comparison, texts) if texts else ()),
    )


def _section_table(comparison: Comparison, changed: list[SectionChange], unit: Unit) -> Block:
    plans = comparison.old.plan, comparison.new.plan
    budgets = any(map(has_published_budgets, plans))
    is_likely = any(change.evidence for change in changed)
    builder = TableBuilder(
        (
            Column("changes", "変更", least=4, most=9),
            Column("old", "旧 区分", least=10, is_name=True),
            Column("new", "新 区分", least=10, is_name=True),
            *(_budget_columns(unit) if budgets else ()),
            *((Column("evidence", _EVIDENCE, least=8, most=14),) if is_likely else ()),
        )
    )
    for change in changed:
        builder.add_row(
            Text(_changes_text(change)),
            *(
                Text(section_name(plan, section) if section else "―")
                for plan, section in zip(plans, (change.old, change.new), strict=True)
            ),
            *(_budget_cells(change) if budgets else ()),
            *((Text("、".join(change.evidence)),) if is_likely else ()),
        )
    return builder.build(unit=unit if budgets else None)


def _budget_columns(unit: Unit) -> tuple[Column, ...]:
    return (
        yen_column("old_budget", "旧\n公表事業費", unit, most=9),
        yen_column("new_budget", "新\n公表事業費", unit, most=9),
        yen_column("difference", "増減", unit, most=9),
    )


def _budget_cells(change: SectionChange) -> tuple[Cell, ...]:
    before, after = _budget(change.old), _budget(change.new)
    known = before is not None and after is not None
    return Yen(before), Yen(after), Yen((after or 0) - (before or 0) if known else None)


def _text_blocks(comparison: Comparison, changed: list[SectionChange]) -> tuple[Block, ...]:
    new = comparison.new.plan
    rows = [
        (section_name(new, change.new), what, before, after)
        for change in changed
        if change.old and change.new
        for what, before, after in zip(_TEXTS, _texts(change.old), _texts(change.new), strict=True)
        if before != after
    ]
    brackets = choose_brackets(text for _, _, *texts in rows for text in texts)
    builder = TableBuilder(
        (
            Column("changes", "項目", least=4, most=9),
            Column("old", "旧", least=12),
            Column("new", "新", least=12),
        )
    )
    for name, texts in groupby(rows, key=lambda row: row[0]):
        builder.add_group(name)
        for _, what, before, after in texts:
            builder.add_row(Text(what), *map(Text, mark_differences(before, after, brackets)))
    return (
        Heading("区分の文の変更", 1),
        Paragraph(
            f"旧の{brackets.shown}は無くなった字句、新の{brackets.shown}は加わった字句です。",
            ParagraphRole.LEAD,
        ),
        builder.build(),
    )


def _texts(section: Section) -> tuple[str, ...]:
    text = "\n".join(section.text)
    return (section.by_name, text, section.objective or "", section.direction or "")


def _changes_text(change: SectionChange) -> str:
    if change.fate is not Fate.KEPT:
        return change.fate.label
    return "・".join(word for each, word in _WORDS.items() if each in change.changes)


def _budget(section: Section | None) -> int | None:
    return None if section is None else section.published_budget
