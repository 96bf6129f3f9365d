"""The structure tree of a PDF (ISO 32000-1, 14.7), packed page by page as its elements end."""

from __future__ import annotations

from reports.pdf.file.packed_file import PackedFile, text_string
from reports.pdf.file.tags import Tag

_HOLDERS = frozenset(("Sect", "Table", "TOC"))
"""Elements that go on over many pages; a piece of one has ended where the next piece begins."""

_PER_LEAF = 500
"""Entries in a leaf of the parent tree."""


class _Element:
    """An element as far as it is known: what it holds, the page on which its own text begins.

    Each of ``kids`` is the number of a text, a reference to one on another page, to a link or to an
    element (14.7.4), as it is written.
    """

    __slots__ = ("kids", "number", "page", "parent")

    def __init__(self, number: int, parent: int) -> None:
        self.number, self.parent = number, parent
        self.page: int | None = None
        self.kids: list[bytes] = []


class StructureTree:
    """The elements of the pages drawn so far, in reading order; pages are objects of ``file``."""

    def __init__(self, file: PackedFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._document = _Element(file.reserve(), self._root)
        self._open: dict[Tag, _Element] = {}
        self._last: Tag | None = None
        self._page = self._marks = 0
        self._marked: list[int] = []
        self._key = 0
        self._parents: list[bytes] = []
        self._leaves: list[bytes] = []

    def start_page(self, page: int) -> int:
        """Begin the page that is object ``page``; return its key in the parent tree."""
        self._page, self._marked, self._marks = page, [], self._file.reserve()
        return self._add_parent(self._marks)

    def mark(self, tag: Tag) -> int:
        """Return the number of a new piece of text on the page that belongs to ``tag``."""
        element, number = self._element(tag), len(self._marked)
        if element.page is None:
            element.page = self._page
        if element.page == self._page:
            element.kids.append(b"%d" % number)
        else:
            element.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page, number))
        self._marked.append(element.number)
        return number

    def touch(self, tag: Tag) -> None:
        """Note that ``tag`` stands here although nothing of it is seen (an empty cell)."""
        self._element(tag)

    def link(self, tag: Tag, annotation: int) -> int:
        """Give ``tag`` an annotation of the page; return its key in the parent tree (14.7.4.3)."""
        element = self._element(tag)
        reference = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page, annotation)
        element.kids.append(reference)
        return self._add_parent(element.number)

    def end_page(self) -> None:
        """Pack the elements to which nothing on a later page can belong."""
        self._file.pack(self._marks, b"[%b]" % b" ".join(b"%d 0 R" % n for n in self._marked))
        going_on = _ancestry(self._last)
        piece = next((tag for tag in reversed(going_on) if tag.kind not in _HOLDERS), None)
        kept, whole = {}, {piece} if piece else set()
        for tag, element in self._open.items():  # what holds others stands before them
            if tag.parent in whole:
                whole.add(tag)
            if tag in whole or tag in going_on:
                kept[tag] = element
            else:
                self._pack(tag, element)
        self._open = kept

    def finish(self) -> int:
        """Pack what is left; return the number of the root of the tree (14.7.2)."""
        for tag, element in self._open.items():
            self._pack(tag, element)
        self._pack(Tag("Document"), self._document)
        self._pack_leaf()
        tree = b"<</Kids[%b]>>" % b" ".join(self._leaves)
        entries = (self._document.number, tree, self._key)
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %b/ParentTreeNextKey %d>>"
        self._file.pack(self._root, root % entries)
        return self._root

    def _element(self, tag: Tag) -> _Element:
        self._last = tag
        element = self._open.get(tag)
        if element is None:
            parent = self._element(tag.parent) if tag.parent else self._document
            element = self._open[tag] = _Element(self._file.reserve(), parent.number)
            parent.kids.append(b"%d 0 R" % element.number)
            self._last = tag
        return element

    def _pack(self, tag: Tag, element: _Element) -> None:
        page = b"" if element.page is None else b"/Pg %d 0 R" % element.page
        entries = (tag.kind.encode(), element.parent, page, _more(tag), b" ".join(element.kids))
        self._file.pack(element.number, b"<</S/%b/P %d 0 R%b%b/K[%b]>>" % entries)

    def _add_parent(self, number: int) -> int:
        """Note under the next key that object ``number`` tells what is marked (14.7.4.4)."""
        if len(self._parents) == _PER_LEAF:
            self._pack_leaf()
        key = self._key
        self._parents.append(b"%d %d 0 R" % (key, number))
        self._key += 1
        return key

    def _pack_leaf(self) -> None:
        leaf, last = self._file.reserve(), self._key - 1
        limits = (last + 1 - len(self._parents), last)
        nums = b" ".join(self._parents)
        self._file.pack(leaf, b"<</Limits[%d %d]/Nums[%b]>>" % (*limits, nums))
        self._leaves.append(b"%d 0 R" % leaf)
        self._parents = []


def _ancestry(tag: Tag | None) -> list[Tag]:
    """Return ``tag`` and what holds it, the outermost last."""
    found = []
    while tag is not None:
        found.append(tag)
        tag = tag.parent
    return found


def _more(tag: Tag) -> bytes:
    """Return the attributes of an element: what a picture shows, what a head is the head of."""
    if tag.alternative:
        return b"/Alt" + text_string(tag.alternative)
    if tag.kind != "TH":
        return b""
    if tag.span > 1:
        return b"/A<</O/Table/Scope/Row/ColSpan %d>>" % tag.span
    return b"/A<</O/Table/Scope/Column>>"
