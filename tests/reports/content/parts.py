"""What the parts of a document say."""

from __future__ import annotations

from reports.document import Document, Facts, Heading, Part
from reports.table import (
    GroupRow,
    Text,
)


def part_named(document: Document, title: str) -> Part:
    (part,) = [part for part in document.parts if part.title == title]
    return part


def texts(part: Part) -> list[str]:
    return [
        cell.text
        for table in part.tables
        for row in table.rows
        if not isinstance(row, GroupRow)
        for cell in row.cells
        if isinstance(cell, Text)
    ]


def facts(part: Part) -> dict[str, str]:
    blocks = [block for block in part.blocks if isinstance(block, Facts)]
    return {fact.label: fact.text for block in blocks for fact in block.items}


def headings_of(document: Document) -> set[str]:
    blocks = [block for part in document.parts for block in part.blocks]
    headings = [block for block in blocks if isinstance(block, Heading)]
    return {each.text for each in headings} | {part.title for part in document.parts}
