"""The structure of a document: what each piece of text is, for those who do not see the page.

Layout makes ``Tag``s and hangs them on boxes; drawing marks the text with them and writes the tree
(ISO 32000-1, 14.7 and 14.8). What no tag is on is an artifact: rules, tints, running heads.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.pdf.objects import PdfFile, reference, text_string

_DEEPEST_HEADING = 6
_MANY = 2_000  # elements held back before those that are over are written
_HOLDERS = ("Sect", "Table", "L", "TOC")


class Tag:
    """An element of the structure: its standard type (14.8.4), and the element that holds it.

    ``alternative`` says in words what a picture shows; ``span`` is over how many columns a cell
    reaches.
    """

    __slots__ = ("alternative", "kind", "parent", "span")

    def __init__(
        self, kind: str, parent: Tag | None = None, alternative: str = "", span: int = 1
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.alternative = alternative
        self.span = span


def heading_kind(level: int) -> str:
    """Return the type of a heading; level 0 is the title of a part."""
    return f"H{min(level + 1, _DEEPEST_HEADING)}"


@dataclass(slots=True)
class _Element:
    """An element being written: its object number and what it holds, in order."""

    number: int
    parent: int
    kids: list[bytes] = field(default_factory=list)
    page: int = 0
    seen: int = 0


class StructureTree:
    """Collects the elements of the pages drawn, and writes them."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = _Element(file.reserve(), self._root)
        self._elements: dict[Tag, _Element] = {}
        self._marked: list[list[int]] = []
        self._linked: dict[int, int] = {}
        self._page = 0

    def start_page(self, page: int) -> int:
        """Begin the PDF page with object number ``page``; return its key in the parent tree."""
        self._page = page
        self._marked.append([])
        if len(self._elements) > _MANY:
            self._write_done(len(self._marked) - 1)
        return len(self._marked) - 1

    def mark(self, tag: Tag) -> int:
        """Return the number of a new piece of text on the page that belongs to ``tag``."""
        element = self._element(tag)
        marked = self._marked[-1]
        if element.page in (0, self._page):
            element.page = self._page
            element.kids.append(b"%d" % len(marked))
        else:
            element.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page, len(marked)))
        marked.append(element.number)
        return len(marked) - 1

    def touch(self, tag: Tag) -> None:
        """Note that ``tag`` stands here although nothing of it is seen (an empty cell)."""
        self._element(tag)

    def attach_link(self, tag: Tag, annotation: int, key: int) -> None:
        """Put a link's annotation under ``tag``, as entry ``key`` of the parent tree."""
        element = self._element(tag)
        element.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page, annotation))
        self._linked[key] = element.number

    def write(self) -> int:
        """Write the tree; return the number of its root."""
        self._write_done(len(self._marked) + 1, all_kinds=True)
        self._put(self._document, b"Document", b"/Lang(ja-JP)")
        entries = [
            b"%d[%b]" % (key, b" ".join(map(reference, numbers)))
            for key, numbers in enumerate(self._marked)
        ]
        entries += [b"%d %b" % (key, reference(n)) for key, n in sorted(self._linked.items())]
        parents = self._file.add(b"<</Nums[%b]>>" % b" ".join(entries))
        self._file.put(
            self._root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._document.number, parents, max(self._linked, default=len(self._marked)) + 1),
        )
        return self._root

    def _element(self, tag: Tag) -> _Element:
        element = self._elements.get(tag)
        if element is None:
            parent = self._element(tag.parent) if tag.parent else self._document
            element = _Element(self._file.reserve(), parent.number)
            parent.kids.append(reference(element.number))
            self._elements[tag] = element
        element.seen = len(self._marked)
        return element

    def _write_done(self, before: int, *, all_kinds: bool = False) -> None:
        """Write the elements last seen ``before`` that page and forget them; sections stay open."""
        done = [
            (tag, element)
            for tag, element in self._elements.items()
            if element.seen < before and (all_kinds or tag.kind not in _HOLDERS)
        ]
        for tag, element in done:
            self._put(element, tag.kind.encode(), _more(tag))
            del self._elements[tag]

    def _put(self, element: _Element, kind: bytes, more: bytes) -> None:
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        self._file.put(
            element.number,
            b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K[%b]>>"
            % (kind, element.parent, page, more, b" ".join(element.kids)),
        )


def _more(tag: Tag) -> bytes:
    """Return the attributes of an element."""
    if tag.alternative:
        return b"/Alt" + text_string(tag.alternative)
    if tag.kind != "TH":
        return b""
    if tag.span > 1:
        return b"/A<</O/Table/Scope/Row/ColSpan %d>>" % tag.span
    return b"/A<</O/Table/Scope/Column>>"
