"""The PDF file: reportlab's objects, packed into object streams (ISO 32000-1, 7.5.7 and 7.5.8).

reportlab writes each object out in full and notes its place in twenty bytes, which makes a tagged
document more than twice as large. Here its objects are formatted by reportlab as ever, but written
in compressed streams of many, and their places in a compressed cross-reference stream. Objects that
layout has by the hundred thousand (tags, links) are packed as bytes as soon as they are complete,
under numbers of the same count, and are never held as reportlab's objects.

What this takes from reportlab's document (``objectcounter``, ``numberToId``, ``idToObject``,
``Outlines.prepare``, ``format``) a test watches.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

_LEVEL = 5
"""Of zlib: 7 makes a file 3 % smaller and takes 4 % more of the time of a whole booklet."""

_PER_STREAM = 200
"""Objects in one stream: a viewer unpacks all to read one."""

_ENTRY = struct.Struct(">BIH")
_WRITTEN, _PACKED = 1, 2  # kinds of entries (7.5.8.3); 0, free, is that of numbers never used
_ROOM = 1_000 * _ENTRY.size  # taken at once for entries to come
_UP = b"\2"  # the predictor that says how a row differs from the one above it (7.4.4.4)
_HEADER = b"%PDF-1.7\n%\xe3\x81\x82\xe3\n"  # four bytes above 127 tell that this is no text


def compressed(data: bytes) -> bytes:
    """Return ``data`` as FlateDecode reads it."""
    return zlib.compress(data, _LEVEL)


def text_string(text: str) -> bytes:
    """Return ``text`` as a text string (7.9.2.2)."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


class PackedFile:
    """A file being written to ``target`` with the objects of reportlab's ``document``."""

    def __init__(self, document: Any, target: BinaryIO) -> None:
        self._document, self._target = document, target
        self._offset = 0
        self._entries = bytearray()
        self._numbers: list[int] = []
        self._bodies: list[bytes] = []
        self._write(_HEADER)

    def reserve(self) -> int:
        """Return the number of an object that is to come."""
        self._document.objectcounter += 1
        number: int = self._document.objectcounter
        return number

    def pack(self, number: int, body: bytes) -> None:
        """Pack an object that is no stream."""
        self._numbers.append(number)
        self._bodies.append(body)
        if len(self._numbers) == _PER_STREAM:
            self._write_packed()

    def write_stream(self, number: int, data: bytes, entries: bytes = b"") -> None:
        """Write a stream of ``data``, compressed here, with ``entries`` in its dictionary."""
        packed = compressed(data)
        head = b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (entries, len(packed))
        self._write_object(number, head + packed + b"\nendstream\n")

    def finish(self, canvas: Any) -> None:
        """Write all objects of ``canvas``'s document and where they are."""
        document = self._document
        document.info.digest(document.signature)
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        number = 0
        while number < document.objectcounter:  # formatting an object may add others
            number += 1
            name = document.numberToId.get(number)
            if name is not None:
                self._add(number, document.idToObject[name])
        if self._numbers:
            self._write_packed()
        references = (formatted(each, document) for each in (root, info))
        self._write_places(b"/Root %b/Info %b/ID%b" % (*references, document.ID()))

    def _add(self, number: int, element: Any) -> None:
        body: bytes = formatted(element, self._document, toplevel=1)
        if isinstance(element, PDFStream):  # PDF/A wants a line end before endstream, 6.1.7.1
            self._write_object(number, body.removesuffix(b"endstream\n") + b"\nendstream\n")
        else:
            self.pack(number, body)

    def _write_packed(self) -> None:
        """Write the objects packed since the last stream of them (7.5.7)."""
        holder, start = self.reserve(), 0
        places: list[bytes] = []
        for number, body in zip(self._numbers, self._bodies, strict=True):
            self._note(number, _PACKED, holder, len(places))
            places.append(b"%d %d" % (number, start))
            start += len(body) + 1
        head = b" ".join(places) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(places), len(head))
        self.write_stream(holder, head + b"\n".join(self._bodies), entries)
        self._numbers, self._bodies = [], []

    def _write_places(self, entries: bytes) -> None:
        """Write where each object is, row under row, and the end of the file (7.5.8)."""
        start, number = self._offset, self.reserve()
        self._note(number, _WRITTEN, start, 0)
        count, size = number + 1, _ENTRY.size
        rows = _predicted(bytes(self._entries[: count * size]), size)
        kind = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>"
        self.write_stream(number, rows, kind % (count, size) + entries)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_object(self, number: int, body: bytes) -> None:
        self._note(number, _WRITTEN, self._offset, 0)
        self._write(b"%d 0 obj\n%bendobj\n" % (number, body))

    def _note(self, number: int, kind: int, place: int, index: int) -> None:
        """Note where an object is; numbers that are never used stay free."""
        at = number * _ENTRY.size
        if at >= len(self._entries):
            self._entries.extend(bytes(at + _ROOM - len(self._entries)))
        _ENTRY.pack_into(self._entries, at, kind, place, index)

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._offset += len(data)


def _predicted(rows: bytes, size: int) -> bytes:
    """Return rows of ``size`` bytes, each byte as its difference from the one above, modulo 256.

    All are subtracted at once, as one long number: with the highest bit of each byte set in what is
    subtracted from, and left out of what is subtracted, none borrows from its neighbour.
    """
    length = len(rows)
    high = int.from_bytes(b"\x80" * length, "big")
    here, above = (int.from_bytes(each[:length], "big") for each in (rows, bytes(size) + rows))
    moved = ((here | high) - ((above | high) ^ high)) ^ (here ^ above ^ high) & high
    differences = moved.to_bytes(length, "big")
    predicted = bytearray(_UP) * (length // size * (size + 1))
    for column in range(size):
        predicted[column + 1 :: size + 1] = differences[column::size]
    return bytes(predicted)
