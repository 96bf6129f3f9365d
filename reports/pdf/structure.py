"""The structure tree of a PDF, built of reportlab's parts (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFString,
)

from reports.pdf.tags import Tag


class _Element(PDFObject):
    """An element of the tree: what it holds in order, the page on which its own text begins."""

    __RefOnly__ = 1

    def __init__(self, kind: str, parent: PDFObject, more: dict[str, Any]) -> None:
        self._kind, self._parent, self._more = kind, parent, more
        self.kids: list[Any] = []
        self.page: Any = None

    def format(self, document: Any) -> bytes:
        """Return the element (14.7.2)."""
        entries = {
            "S": PDFName(self._kind),
            "P": document.Reference(self._parent),
            "K": PDFArray([document.Reference(kid) for kid in self.kids]),
            **self._more,
        }
        if self.page is not None:
            entries["Pg"] = self.page
        formatted: bytes = PDFDictionary(entries).format(document)
        return formatted


class StructureTree:
    """Collects the elements of the pages drawn, as objects of ``document``."""

    def __init__(self, document: Any) -> None:
        self._pdf = document
        self._root: Any = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._document = _Element("Document", self._root, {})
        self._elements: dict[Tag, _Element] = {}
        self._marked: list[list[_Element]] = []

    def start_page(self) -> int:
        """Begin a page; return its key in the parent tree."""
        self._marked.append([])
        return len(self._marked) - 1

    def mark(self, tag: Tag) -> int:
        """Return the number of a new piece of text on the page that belongs to ``tag``."""
        element, marked = self._element(tag), self._marked[-1]
        page = self._pdf.thisPageRef()
        number = len(marked)
        if element.page is None or element.page.name == page.name:
            element.page = page
            element.kids.append(number)
        else:
            reference = {"Type": PDFName("MCR"), "Pg": page, "MCID": number}
            element.kids.append(PDFDictionary(reference))
        marked.append(element)
        return number

    def touch(self, tag: Tag) -> None:
        """Note that ``tag`` stands here although nothing of it is seen (an empty cell)."""
        self._element(tag)

    def root(self) -> Any:
        """Return the root of the tree (14.7.2) with its parent tree."""
        numbers: list[Any] = []
        for key, elements in enumerate(self._marked):
            references = [self._pdf.Reference(element) for element in elements]
            numbers += [key, PDFArrayCompact(references)]
        self._root["K"] = self._pdf.Reference(self._document)
        self._root["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        self._root["ParentTreeNextKey"] = len(self._marked)
        return self._root

    def _element(self, tag: Tag) -> _Element:
        element = self._elements.get(tag)
        if element is None:
            parent = self._element(tag.parent) if tag.parent else self._document
            element = self._elements[tag] = _Element(tag.kind, parent, _more(tag))
            parent.kids.append(element)
        return element


def _more(tag: Tag) -> dict[str, Any]:
    """Return the attributes of an element: what a picture shows, what a head is the head of."""
    if tag.alternative:
        return {"Alt": PDFString(tag.alternative)}
    if tag.kind != "TH":
        return {}
    scope: dict[str, Any] = {
        "O": PDFName("Table"),
        "Scope": PDFName("Row" if tag.span > 1 else "Column"),
    }
    if tag.span > 1:
        scope["ColSpan"] = tag.span
    return {"A": PDFDictionary(scope)}
