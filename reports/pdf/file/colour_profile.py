"""The colour space that a PDF's colours are meant in, as an ICC profile: sRGB with a gamma of 2.2.

Built from its numbers after ICC.1:2001-04, so that no file of another's making has to come along.
The primaries are those of IEC 61966-2-1, adapted to D50.
"""

from __future__ import annotations

import struct

_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.4360747, 0.2225045, 0.0139322)
_GREEN = (0.3850649, 0.7168786, 0.0971045)
_BLUE = (0.1430804, 0.0606169, 0.7141733)
_GAMMA = 2.2
_NAME = b"sRGB, gamma 2.2"
_HEADER = 128


def build_profile() -> bytes:
    """Return the profile."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(_GAMMA * 256))
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(_NAME) + 1) + _NAME + bytes(80),
        b"cprt": b"text" + bytes(4) + b"No copyright\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body = b"", b""
    start = _HEADER + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s4sI4sI8sI3I48x",
        size,
        bytes(4),
        0x02100000,  # version 2.1
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2001, 4, 1, 0, 0, 0),
        b"acsp",
        bytes(4),
        0,
        bytes(4),
        0,
        bytes(8),
        0,
        *map(_fixed, _WHITE),
    )


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *map(_fixed, values))


def _fixed(value: float) -> int:
    return round(value * 65536)
