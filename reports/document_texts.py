"""Every text of a document with its place, for who asks what stands on the paper."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Block, Chart, Document, Facts, Heading, Paragraph
from reports.table import GroupRow, Row, Table, Text


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of every text in ``document``; ``place`` is its part's title."""
    for text in (document.title, document.subject, document.issuer):
        yield "表紙", text
    yield "表紙", document.marks.stamp
    for fact in document.facts:
        yield "表紙", fact.label
        yield "表紙", fact.text
    for part in document.parts:
        yield part.title, part.title
        for block in part.blocks:
            for text in _texts_of(block):
                yield part.title, text


def _texts_of(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from (column.title for column in block.columns)
            yield block.caption
            for row in block.rows:
                yield from _texts_of_row(row)
        case Facts():
            for fact in block.items:
                yield fact.label
                yield fact.text
        case Heading():
            yield block.text
        case Paragraph():
            yield block.text
            yield block.in_workbook
        case Chart():
            yield block.title
            yield block.axis
            yield block.alternative


def _texts_of_row(row: Row) -> Iterator[str]:
    if isinstance(row, GroupRow):
        yield row.text
        yield row.note
    else:
        yield from (cell.text for cell in row.cells if isinstance(cell, Text))
