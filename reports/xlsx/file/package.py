"""A package of parts that relate to each other (ECMA-376 Part 2: relationships, content types)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from posixpath import split
from xml.sax.saxutils import quoteattr

from reports.xlsx.file.zip_file import PackedPart, write_zip

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
OFFICE = f"{_FORMATS}/officeDocument/2006/relationships"
_RELATIONS = f"{_FORMATS}/package/2006/relationships"
_TYPES = f"{_FORMATS}/package/2006/content-types"
MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
CORE = f"{_RELATIONS}/metadata/core-properties"

_ANY = "application/vnd.openxmlformats-{}+xml"
_TYPES_OF = {
    "xl/workbook.xml": _ANY.format("officedocument.spreadsheetml.sheet.main"),
    "xl/styles.xml": _ANY.format("officedocument.spreadsheetml.styles"),
    "xl/worksheets/": _ANY.format("officedocument.spreadsheetml.worksheet"),
    "xl/tables/": _ANY.format("officedocument.spreadsheetml.table"),
    "xl/theme/": _ANY.format("officedocument.theme"),
    "xl/drawings/": _ANY.format("officedocument.drawing"),
    "xl/charts/": _ANY.format("officedocument.drawingml.chart"),
    "docProps/core.xml": _ANY.format("package.core-properties"),
    "docProps/app.xml": _ANY.format("officedocument.extended-properties"),
}
"""The type of a part by the beginning of its path."""


class Package:
    """Parts by their paths, in the order in which they are added."""

    def __init__(self) -> None:
        self._parts: dict[str, PackedPart] = {}

    def add(self, path: str, part: PackedPart) -> None:
        """Add ``part`` at ``path``."""
        self._parts[path] = part

    def relate(self, path: str, related: Iterable[tuple[str, str]]) -> None:
        """Relate the part at ``path`` to others, by kind and target; they are its rId1, rId2, ….

        A kind is a word after OFFICE, or a whole address; targets are relative to the part.
        """
        items = (
            f'<Relationship Id="rId{number}" Type={quoteattr(_address(kind))} Target="{target}"/>'
            for number, (kind, target) in enumerate(related, 1)
        )
        folder, name = split(path)
        content = f'{HEAD}<Relationships xmlns="{_RELATIONS}">{"".join(items)}</Relationships>'
        self.add(f"{folder}/_rels/{name}.rels".lstrip("/"), PackedPart(content.encode()))

    def write(self, target: Path) -> None:
        """Write all parts and what types they are of to ``target``. Raises OSError."""
        types = ("[Content_Types].xml", _content_types(tuple(self._parts)))
        write_zip(chain([types], self._parts.items()), target)


def _address(kind: str) -> str:
    return kind if "/" in kind else f"{OFFICE}/{kind}"


def _content_types(paths: Sequence[str]) -> PackedPart:
    overrides = (
        f'<Override PartName="/{path}" ContentType="{kind}"/>'
        for path in paths
        if not path.endswith(".rels")
        for start, kind in _TYPES_OF.items()
        if path.startswith(start)
    )
    content = (
        f'{HEAD}<Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{_ANY.format("package.relationships")}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )
    return PackedPart(content.encode())
