"""Drawing laid-out pages as a PDF: pages, links, structure, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from reports.page import Binding, Imposing
from reports.pdf.boxes import LinkBox
from reports.pdf.content import Content
from reports.pdf.font_set import FontSet
from reports.pdf.imposition import PlacedPage, Side
from reports.pdf.laid_out import LaidOut
from reports.pdf.metadata import LANGUAGE, write_info, write_output_intent, write_xmp
from reports.pdf.navigation import page_labels, write_outline
from reports.pdf.objects import PdfFile, reference, text_string
from reports.pdf.running import running_slabs
from reports.pdf.tags import StructureTree, Tag

_LINKS = 1_000_000
"""Where the keys of links begin in the parent tree; those of pages stand below."""
_ABOVE_ANCHOR = 8.0


class Drawing:
    """A PDF being drawn from the sides ``numbers`` (from 0) of ``laid_out``."""

    def __init__(self, laid_out: LaidOut, target: BinaryIO, numbers: Sequence[int]) -> None:
        self._laid_out, self._sides = laid_out, [laid_out.sides[number] for number in numbers]
        self._file = PdfFile(target)
        self._fonts = FontSet()
        self._tree = StructureTree(self._file)
        self._resources = self._file.reserve()
        self._parent = self._file.reserve()
        self._pages = [self._file.reserve() for _ in self._sides]
        self._targets = self._find_targets()
        self._links = 0

    def draw(self, *, discards: bool = False) -> None:
        """Draw every side and complete the file; ``discards`` gives up each page once drawn."""
        for side, number in zip(self._sides, self._pages, strict=True):
            self._draw_side(side, number)
            if discards:
                for placed in side.pages:
                    self._laid_out.pages[placed.page].placed.clear()
        file = self._file
        kids = b" ".join(map(reference, self._pages))
        file.put(self._parent, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids))
        file.put(self._resources, b"<</Font%b>>" % self._fonts.write(file))
        document = self._laid_out.document
        file.finish(file.add(self._catalog()), write_info(file, document))

    def _find_targets(self) -> dict[str, bytes]:
        """Return the destination of every anchor on the sides that are drawn (12.3.2.2)."""
        targets: dict[str, bytes] = {}
        for side, number in zip(self._sides, self._pages, strict=True):
            for placed in side.pages:
                for anchor, down in self._laid_out.pages[placed.page].anchors.items():
                    y = side.height - placed.y - max(down - _ABOVE_ANCHOR, 0) * placed.scale
                    targets[anchor] = b"[%d 0 R/XYZ null %.2f null]" % (number, y)
        return targets

    def _draw_side(self, side: Side, number: int) -> None:
        key = self._tree.start_page(number)
        height = self._laid_out.grid.height
        content = Content(height, self._fonts, self._laid_out.page_numbers, self._tree)
        links: list[int] = []
        for placed in side.pages:
            sheet = self._laid_out.pages[placed.page]
            content.begin(placed.x, side.height - placed.y - height * placed.scale, placed.scale)
            content.draw(sheet.placed)
            content.draw(running_slabs(self._laid_out, placed.page))
            content.end()
            links += self._write_links(side, placed)
        stream = self._file.add_stream(b"", content.data())
        annotations = b"/Annots[%b]" % b" ".join(map(reference, links)) if links else b""
        self._file.put(
            number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R"
            b"/StructParents %d/Tabs/S%b>>"
            % (
                self._parent,
                side.width,
                side.height,
                self._resources,
                stream,
                key,
                annotations,
            ),
        )

    def _write_links(self, side: Side, placed: PlacedPage) -> list[int]:
        """Write the links of a page as annotations (12.5.6.5); return their numbers."""
        numbers = []
        for x, y, slab in self._laid_out.pages[placed.page].placed:
            for box in slab.boxes:
                if isinstance(box, LinkBox) and box.anchor in self._targets:
                    left = placed.x + (box.x + x) * placed.scale
                    top = side.height - placed.y - (box.y + y) * placed.scale
                    area = (
                        left,
                        top - box.height * placed.scale,
                        left + box.width * placed.scale,
                        top,
                    )
                    numbers.append(self._write_link(box, area))
        return numbers

    def _write_link(self, box: LinkBox, area: tuple[float, float, float, float]) -> int:
        key = _LINKS + self._links
        self._links += 1
        page = self._laid_out.page_numbers.get(box.anchor)
        says = f"{page}ページへ" if page else "該当の箇所へ"
        number = self._file.add(
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Dest%b"
            b"/Contents%b/StructParent %d>>"
            % (*area, self._targets[box.anchor], text_string(says), key)
        )
        self._tree.attach_link(Tag("Link", box.tag), number, key)
        return number

    def _catalog(self) -> bytes:
        laid_out, file = self._laid_out, self._file
        entries = [b"/Type/Catalog/Pages " + reference(self._parent)]
        entries.append(b"/Lang(%b)/MarkInfo<</Marked true>>" % LANGUAGE.encode())
        entries.append(b"/StructTreeRoot " + reference(self._tree.write()))
        entries.append(b"/Metadata " + reference(write_xmp(file, laid_out.document)))
        entries.append(b"/OutputIntents[%b]" % reference(write_output_intent(file)))
        headings = [entry for sheet in laid_out.body for entry in sheet.entries]
        outline = write_outline(file, headings, self._targets)
        if outline is not None:
            entries.append(b"/Outlines %d 0 R/PageMode/UseOutlines" % outline)
        page = laid_out.document.page
        direction = b"/Direction/R2L" if page.binding is Binding.RIGHT else b""
        entries.append(b"/ViewerPreferences<</DisplayDocTitle true%b>>" % direction)
        is_whole = len(self._sides) == len(laid_out.sides)
        if is_whole and page.imposition.way is Imposing.NONE:
            entries.append(b"/PageLabels" + page_labels(len(laid_out.front), len(laid_out.body)))
        return b"<<" + b"".join(entries) + b">>"
