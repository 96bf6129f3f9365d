"""Finding one's way in a PDF: bookmarks and page labels (ISO 32000-1, 12.3.3 and 12.4.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reports.pdf.boxes import Entry
from reports.pdf.objects import PdfFile, reference, text_string


@dataclass(slots=True)
class _Bookmark:
    text: str
    target: bytes
    number: int
    children: list[_Bookmark] = field(default_factory=list)


def write_outline(
    file: PdfFile, entries: Sequence[Entry], targets: Mapping[str, bytes]
) -> int | None:
    """Write bookmarks down the levels of ``entries``, parts open and all below closed.

    ``targets`` gives the destination of each anchor; entries without one are left out. Returns the
    number of the outline, None where there is no bookmark.
    """
    root = _Bookmark("", b"", file.reserve())
    path = [root]
    for entry in entries:
        if entry.anchor not in targets:
            continue
        del path[entry.level + 1 :]  # a level that is leapt over is none of the bookmarks'
        bookmark = _Bookmark(entry.text, targets[entry.anchor], file.reserve())
        path[-1].children.append(bookmark)
        path.append(bookmark)
    if not root.children:
        file.put(root.number, b"<</Type/Outlines/Count 0>>")
        return None
    _write_children(file, root, depth=0)
    file.put(
        root.number,
        b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
        % (
            root.children[0].number,
            root.children[-1].number,
            len(root.children) + sum(len(child.children) for child in root.children),
        ),
    )
    return root.number


def _write_children(file: PdfFile, parent: _Bookmark, depth: int) -> None:
    children = parent.children
    for index, bookmark in enumerate(children):
        entries = [b"/Title" + text_string(bookmark.text), b"/Parent " + reference(parent.number)]
        if index:
            entries.append(b"/Prev " + reference(children[index - 1].number))
        if index + 1 < len(children):
            entries.append(b"/Next " + reference(children[index + 1].number))
        if bookmark.children:
            ends = (bookmark.children[0].number, bookmark.children[-1].number)
            shown = len(bookmark.children) if depth == 0 else -len(bookmark.children)
            entries.append(b"/First %d 0 R/Last %d 0 R/Count %d" % (*ends, shown))
        entries.append(b"/Dest" + bookmark.target)
        file.put(bookmark.number, b"<<" + b"".join(entries) + b">>")
        _write_children(file, bookmark, depth + 1)


def page_labels(front: int, body: int) -> bytes:
    """Return the labels of ``front`` pages in roman and ``body`` pages from 1."""
    ranges = []
    if front:
        ranges.append(b"0<</S/r>>")
    if body:
        ranges.append(b"%d<</S/D>>" % front)
    return b"<</Nums[" + b"".join(ranges) + b"]>>"
