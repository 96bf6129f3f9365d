"""The ZIP file of a workbook, out of parts that are deflated as they come.

A part is deflated once, piece by piece, and waits so until the file is written: what belongs at
its end (links to sheets that come later) may still be added. ``zipfile`` would have to deflate it
again. Written is the plain form that all readers know (PKWARE APPNOTE 4.3): no ZIP64, all parts
deflated and dated alike, so that the same parts give the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

_LEVEL = 3
_RAW = -zlib.MAX_WBITS
_LAST = b"\x03\x00"
"""An empty last block (RFC 1951, 3.2.3)."""

_VERSION, _DEFLATED = 20, 8
_TIME, _DATE = 0, 1 << 5 | 1
"""Midnight of 1 January 1980, the first that a ZIP file can name (APPNOTE 4.4.6)."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class PackedPart:
    """A part on its way: what has been added to it, deflated."""

    __slots__ = ("_pieces", "_size", "_sum")

    def __init__(self, *pieces: bytes) -> None:
        self._pieces: list[bytes] = []
        self._size = self._sum = 0
        if pieces:
            self.add(pieces)

    def add(self, pieces: Iterable[bytes]) -> None:
        """Add ``pieces`` at the end."""
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
        for piece in pieces:
            self._pieces.append(packer.compress(piece))
            self._sum = zlib.crc32(piece, self._sum)
            self._size += len(piece)
        # flushed to whole bytes but without a last block, so that more may follow
        self._pieces.append(packer.flush(zlib.Z_SYNC_FLUSH))

    @property
    def data(self) -> bytes:
        """All of it, deflated (RFC 1951)."""
        return b"".join((*self._pieces, _LAST))

    @property
    def sizes(self) -> tuple[int, int, int]:
        """Its CRC-32, its length in bytes deflated, and as it was added."""
        return self._sum, sum(map(len, self._pieces)) + len(_LAST), self._size


def write_zip(parts: Iterable[tuple[str, PackedPart]], target: Path) -> None:
    """Write ``parts`` with their names (ASCII), in order, to ``target``.

    Raises OSError, and struct.error for what ZIP holds in its long form alone: a part or a file of
    4 GiB, 65,536 parts.
    """
    directory = []
    with target.open("wb") as file:
        for name, part in parts:
            path, place = name.encode("ascii"), file.tell()
            common = (_VERSION, 0, _DEFLATED, _TIME, _DATE, *part.sizes, len(path), 0)
            file.write(_LOCAL.pack(b"PK\x03\x04", *common) + path)
            file.write(part.data)
            head = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, place)
            directory.append(head + path)
        start, listed, count = file.tell(), b"".join(directory), len(directory)
        file.write(listed)
        file.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), start, 0))
