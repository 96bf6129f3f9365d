"""What a workbook is beside its sheets: their names, its properties, its theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from openpyxl.writer.theme import theme_xml

from model.version import PROGRAM, VERSION
from reports.xlsx.file.package import CORE, HEAD, MAIN, OFFICE, Package
from reports.xlsx.file.zip_file import PackedPart

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself: of what, by whom, when it was made, in which version."""

    title: str
    subject: str
    creator: str
    made: datetime
    version: str


def add_workbook(
    package: Package, names: Sequence[str], defined: str, styles: PackedPart, properties: Properties
) -> None:
    """Add the workbook of the sheets called ``names`` to ``package``, which has their parts.

    ``defined`` is what it calls cells in them (18.2.5 definedName).
    """
    sheets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    package.add("xl/styles.xml", styles)
    package.add("xl/theme/theme1.xml", _theme())
    package.add("xl/workbook.xml", PackedPart(_workbook(names, defined).encode()))
    package.relate(
        "xl/workbook.xml", [*sheets, ("styles", "styles.xml"), ("theme", "theme/theme1.xml")]
    )
    package.add("docProps/core.xml", PackedPart(_core(properties).encode()))
    package.add("docProps/app.xml", PackedPart(_application().encode()))
    package.relate(
        "",
        [
            ("officeDocument", "xl/workbook.xml"),
            (CORE, "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ],
    )


def _workbook(names: Sequence[str], defined: str) -> str:
    """Return the workbook (18.2.27), which asks to be computed when it is opened."""
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/>'
        f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>"
        f"<definedNames>{defined}</definedNames>"
        '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    )


def _core(properties: Properties) -> str:
    """Return the core properties (Part 2, 8); created and modified are the same moment."""
    made = f'xsi:type="dcterms:W3CDTF">{properties.made.isoformat()}Z<'
    creator = escape(properties.creator)
    return (
        f"{HEAD}<cp:coreProperties {_CORE}><dc:creator>{creator}</dc:creator>"
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dcterms:created {made}/dcterms:created><dcterms:modified {made}/dcterms:modified>"
        f"<cp:lastModifiedBy>{creator}</cp:lastModifiedBy>"
        f"<cp:version>{escape(properties.version)}</cp:version></cp:coreProperties>"
    )


@cache
def _theme() -> PackedPart:
    return PackedPart(theme_xml.encode())


def _application() -> str:
    """Return what made the file: LibreOffice trusts the values of one that begins as Excel's do."""
    return (
        f"{HEAD}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Microsoft Excel Compatible / {PROGRAM} {VERSION}</Application></Properties>"
    )
