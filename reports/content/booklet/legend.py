"""凡例: what the marks of a plan mean, and the notes that it prints itself."""

from __future__ import annotations

from model.project import Flag
from model.view import PlanView
from reports.content.shared.phrases import is_told
from reports.content.shared.table_builder import TableBuilder
from reports.document import Block, Paragraph, ParagraphRole, Part
from reports.table import Column, ColumnKind, Text

_RELISTED = "再掲。主な掲載箇所が別にある事業を、関連する区分に再び掲げたもの"
_USUAL = {
    "新規": "新しく始める事業",
    "新": "新しく始める事業",
    "拡充": "内容や規模を広げる事業",
    "拡大": "内容や規模を広げる事業",
    "拡": "内容や規模を広げる事業",
    "継続": "前の年度から引き続き行う事業",
    "継": "前の年度から引き続き行う事業",
    "縮小": "内容や規模を縮める事業",
    "見直し": "内容ややり方を改める事業",
    "休止": "しばらく行わない事業",
    "廃止": "取りやめる事業",
    "終了": "行い終える事業",
    "完了": "行い終える事業",
}
_IS_USUAL = "計画に説明のない印には、一般的な意味を示しています。"


def legend_part(view: PlanView) -> tuple[Part, ...]:
    """Return what the marks and notes mean; nothing of a plan that has neither.

    A mark that the plan does not explain has the meaning that its word usually has, which the part
    says; one that is no such word stands alone in its rows and needs no line.
    """
    flags = view.plan.legend.flags
    meanings = [(flag.mark, meaning) for flag in flags if (meaning := _meaning(flag))]
    if view.traits.are_relisted:
        meanings.append(("（再）", _RELISTED))
    blocks: list[Block] = []
    if meanings:
        columns = (
            Column("mark", "印", ColumnKind.MARK, least=4, most=5),
            Column("meaning", "意味", least=20),
        )
        builder = TableBuilder(columns)
        for mark, meaning in meanings:
            builder.add_row(Text(mark), Text(meaning))
        blocks.append(builder.build())
    if any(not is_told(flag) and _meaning(flag) for flag in flags):
        blocks.append(Paragraph(_IS_USUAL, ParagraphRole.NOTE))
    blocks += [Paragraph(f"※{note.lstrip('※')}") for note in view.plan.legend.notes]
    return (Part("legend", "凡例", tuple(blocks)),) if blocks else ()


def _meaning(flag: Flag) -> str:
    return flag.meaning if is_told(flag) else _USUAL.get(flag.mark, "")
