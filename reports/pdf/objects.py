"""A PDF file as it is written: numbered objects, object streams, the cross-reference stream.

Written after ISO 32000-1:2008 (PDF 1.7), 7.3 to 7.5. Objects that are no streams are collected into
object streams (7.5.7), which makes tags cost little; nothing is held back but their offsets.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import BinaryIO

_PER_STREAM = 500
_LEVEL = 9
_ROW = 7  # bytes of an entry of the cross-reference stream


def text_string(text: str) -> bytes:
    """Return ``text`` as a text string (7.9.2.2), in UTF-16 with its byte order mark."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def reference(number: int) -> bytes:
    """Return an indirect reference to the object ``number``."""
    return b"%d 0 R" % number


class PdfFile:
    """A PDF written to ``target`` object by object; ``finish`` completes it."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._digest = hashlib.md5(usedforsecurity=False)
        self._offset = 0
        self._entries: list[tuple[int, int, int] | None] = [(0, 0, 65535)]
        self._held: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        self._entries.append(None)
        return len(self._entries) - 1

    def add(self, body: bytes) -> int:
        """Write an object that is no stream; return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put(self, number: int, body: bytes) -> None:
        """Write the object with the reserved ``number``, which is no stream."""
        self._held.append((number, body))
        if len(self._held) == _PER_STREAM:
            self._write_held()

    def add_stream(self, entries: bytes, data: bytes, *, is_packed: bool = True) -> int:
        """Write a stream with the dictionary ``entries`` beside its length; return its number."""
        number = self.reserve()
        self._put_stream(number, entries, data, is_packed=is_packed)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write what is held back and the cross-reference stream (7.5.8)."""
        self._write_held()
        number = self.reserve()
        identifier = self._digest.hexdigest().upper().encode()
        start = self._offset
        self._entries[number] = (1, start, 0)
        table = b"".join(struct.pack(">BIH", *(entry or (0, 0, 65535))) for entry in self._entries)
        entries = (
            b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/DecodeParms<</Predictor 12/Columns %d>>"
        ) % (
            len(self._entries),
            root,
            info,
            identifier,
            identifier,
            _ROW,
        )
        self._put_stream(number, entries, _from_row_above(table))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _put_stream(
        self, number: int, entries: bytes, data: bytes, *, is_packed: bool = True
    ) -> None:
        if is_packed:
            data = zlib.compress(data, _LEVEL)
            entries += b"/Filter/FlateDecode"
        self._entries[number] = (1, self._offset, 0)
        self._write(
            b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n"
            % (number, entries, len(data), data)
        )

    def _write_held(self) -> None:
        """Write the objects held back as one object stream."""
        if not self._held:
            return
        held, self._held = self._held, []
        number = self.reserve()
        heads, offset = [], 0
        for index, (inner, body) in enumerate(held):
            self._entries[inner] = (2, number, index)
            heads.append(b"%d %d" % (inner, offset))
            offset += len(body) + 1
        head = b" ".join(heads) + b"\n"
        data = head + b"\n".join(body for _, body in held)
        self._put_stream(number, b"/Type/ObjStm/N %d/First %d" % (len(held), len(head)), data)

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._digest.update(data)
        self._offset += len(data)


def _from_row_above(table: bytes) -> bytes:
    """Return each row as its differences from the one above (PNG's filter Up, 7.4.4.4)."""
    above = bytes(_ROW) + table[:-_ROW]
    differences = bytes((this - that) & 255 for this, that in zip(table, above, strict=True))
    rows = (differences[start : start + _ROW] for start in range(0, len(table), _ROW))
    return b"".join(b"\x02" + row for row in rows)
