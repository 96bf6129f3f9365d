"""ICU's data cut down to what a Japanese window asks for: 32 MB become 5 (Linux alone).

Qt's libraries for Linux ask for libicudata, which holds names, calendars, currencies and sortings
of some 800 locales. Kept are what belongs to no locale, and English, Japanese and the root. ICU
itself can be built so (ICU Data Build Tool); its archive is a sorted table of names before the
items.
(Common data file: icu/source/common/ucmndata.h.)
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

_ENTRY = struct.Struct("<II")
_ALIGNMENT = 16
_LOCALE = re.compile(r"^[a-z]{2,3}(_[A-Za-z0-9]+)*$")
_KEPT_LOCALES = {"ja", "ja_JP", "en", "en_US"}
_UNUSED_FOLDERS = {"brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone"}


def is_kept(name: str) -> bool:
    """Whether the item ``name`` (``icudt73l/coll/ja.res``) is of use to a Japanese window."""
    *folders, file = name.split("/")[1:]
    stem, _, kind = file.rpartition(".")
    if kind in ("cnv", "spp") or (folders and folders[0] in _UNUSED_FOLDERS):
        return stem in ("root", "pool", "res_index")
    return kind != "res" or not _LOCALE.match(stem) or stem in _KEPT_LOCALES


def cut_data(data: bytes) -> bytes:
    """Return the archive ``data`` with the kept items alone. Raises ValueError where it is none."""
    head = struct.unpack_from("<H", data)[0]
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("no archive of ICU data")
    count = struct.unpack_from("<I", data, head)[0]
    table = [_ENTRY.unpack_from(data, head + 4 + _ENTRY.size * index) for index in range(count)]
    names = [_text_at(data, head + name) for name, _ in table]
    ends = [start for _, start in table[1:]] + [len(data) - head]
    kept = [
        (name, data[head + start : head + end])
        for name, (_, start), end in zip(names, table, ends, strict=True)
        if is_kept(name.decode("ascii"))
    ]
    return data[:head] + _archive(kept)


def _archive(items: list[tuple[bytes, bytes]]) -> bytes:
    """Return the table of names and the items; offsets count from the table's start."""
    names_at = 4 + _ENTRY.size * len(items)
    names = b"".join(name + b"\0" for name, _ in items)
    item_at = _aligned(names_at + len(names))
    entries, body = [], b""
    for name, item in items:
        entries.append(_ENTRY.pack(names_at, item_at + len(body)))
        names_at += len(name) + 1
        body += item.ljust(_aligned(len(item)), b"\0")
    table = struct.pack("<I", len(items)) + b"".join(entries) + names
    return table.ljust(item_at, b"\0") + body


def cut_library(library: Path, folder: Path) -> Path:
    """Write ``library`` (libicudata.so.NN) with cut data into ``folder``, made with binutils.

    Raises ValueError where the library is not as expected, CalledProcessError where a tool fails.
    """
    major = library.name.rpartition(".")[2]
    symbol = f"icudt{major}_dat"
    data = cut_data(_symbol_bytes(library, symbol))
    raw, made, result = (folder / name for name in ("icu.dat", "icu.o", library.name))
    raw.write_bytes(data)
    _call(
        *("ld", "-r", "-b", "binary", "-z", "noexecstack", "-o", made.name, raw.name), folder=folder
    )
    _call(
        *("objcopy", "--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"),
        *("--set-section-alignment", f".data={_ALIGNMENT}"),
        *("--redefine-sym", f"_binary_icu_dat_start={symbol}", made.name),
        folder=folder,
    )
    _call(
        *("ld", "-shared", "-z", "noexecstack", "-soname", library.name),
        *("-o", result.name, made.name),
        folder=folder,
    )
    return result


def _symbol_bytes(library: Path, symbol: str) -> bytes:
    """Return the bytes behind ``symbol``, the only thing that the library holds."""
    listed = _call("readelf", "--wide", "--dyn-syms", str(library))
    line = next((line.split() for line in listed.splitlines() if line.endswith(symbol)), None)
    if line is None:
        raise ValueError(f"no {symbol} in {library}")
    address, size = int(line[1], 16), int(line[2], 0)
    for segment in _call("readelf", "--wide", "--program-headers", str(library)).splitlines():
        parts = segment.split()
        if parts[:1] == ["LOAD"]:
            offset, start, length = (int(parts[index], 16) for index in (1, 2, 4))
            if start <= address < start + length:
                begin = offset + address - start
                return library.read_bytes()[begin : begin + size]
    raise ValueError(f"{symbol} of {library} is in no segment")


def _call(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def _text_at(data: bytes, start: int) -> bytes:
    return data[start : data.index(b"\0", start)]


def _aligned(size: int) -> int:
    return (size + _ALIGNMENT - 1) // _ALIGNMENT * _ALIGNMENT
