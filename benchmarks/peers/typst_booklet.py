"""A document as Typst makes it: contents with pages, bookmarks, tables with repeated heads."""

from __future__ import annotations

from pathlib import Path

import typst

from model.money import Unit
from reports.cell_text import cell_text
from reports.document import Document, Facts, Heading, Paragraph, Part
from reports.table import BodyRow, GroupRow, PageOf, Table, Text
from reports.typesetting.fonts import load_font

_SETUP = """
#set page(paper: "a4", margin: (inside: 30mm, outside: 15mm, top: 23mm, bottom: 20mm),
  header: [#set text(7.5pt); 計画冊子], numbering: "1 / 1")
#set text(font: "BIZ UDGothic", size: 9.5pt, lang: "ja")
#set par(justify: true, leading: 6.5pt)
#set table(stroke: 0.3pt + gray, inset: 3.5pt)
#show table.cell: set text(8.5pt)
#show table.cell: set par(justify: false, leading: 3.5pt)
#let cells(..given) = given
"""


def write_typst(document: Document, target: Path) -> None:
    """Write ``document`` to ``target``; its source is made first and is part of the time."""
    source = target.with_suffix(".typ")
    source.write_text(source_of(document), encoding="utf-8")
    typst.compile(str(source), output=str(target), font_paths=[str(load_font().path.parent)])


def source_of(document: Document) -> str:
    parts = [_SETUP, f"#text(28pt)[{_escaped(document.title)}]\n#pagebreak()\n#outline()\n"]
    for part in document.parts:
        parts += _part(part)
    return "\n".join(parts)


def _part(part: Part) -> list[str]:
    lines = [f"= {_escaped(part.title)}"]
    for block in part.blocks:
        match block:
            case Heading():
                title = "　".join(filter(None, (block.number, block.text)))
                lines.append("=" * (block.level + 1) + f" {_escaped(title)}")
            case Paragraph():
                lines.append(_escaped(block.text) + "\n")
            case Facts():
                lines += [f"/ {_escaped(f.label)}: {_escaped(f.text)}" for f in block.items]
            case Table():
                lines += _table(block)
    return lines


def _table(table: Table) -> list[str]:
    widths = [f"{column.most}em" if column.most else "1fr" for column in table.columns]
    head = "".join(f"[{_escaped(column.title)}]," for column in table.columns)
    lines = [f"#table(columns: ({', '.join(widths)},), table.header({head}),"]
    for row in table.rows:
        if isinstance(row, GroupRow):
            lines.append(f"table.cell(colspan: {len(table.columns)})[{_escaped(row.text)}],")
            continue
        cells = [
            _cell(cell, column.kind) for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        anchor = row.anchor if isinstance(row, BodyRow) else None
        if anchor:
            cells[1] = cells[1].removesuffix("]") + f" <{_label(anchor)}>]"
        lines.append(",".join(cells) + ",")
    return [*lines, ")"]


def _cell(cell: object, kind: object) -> str:
    if isinstance(cell, PageOf):
        label = _label(cell.anchor)
        return f"[#context link(<{label}>)[#counter(page).at(<{label}>).first()]]"
    text = cell.text if isinstance(cell, Text) else cell_text(cell, kind, Unit.THOUSAND)
    return f"[{_escaped(text)}]"


def _label(anchor: str) -> str:
    return anchor.replace("/", ".").replace(":", ".")


def _escaped(text: str) -> str:
    for sign in "\\#[]*_`$<>@=-+/~":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", " \\ ")
