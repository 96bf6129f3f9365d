from __future__ import annotations

import struct

import pytest

from shipping.icu_data import cut_data, is_kept

HEAD = struct.pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)


def archive(items: dict[str, bytes]) -> bytes:
    """An archive as ICU makes it: a table of names and items, the items on multiples of 16."""
    names = {name: name.encode() + b"\0" for name in items}
    at = 4 + 8 * len(items)
    body_at = -(-(at + sum(map(len, names.values()))) // 16) * 16
    table, text, body = b"", b"", b""
    for name, item in items.items():
        table += struct.pack("<II", at + len(text), body_at + len(body))
        text += names[name]
        body += item.ljust(-(-len(item) // 16) * 16, b"\0")
    return HEAD + (struct.pack("<I", len(items)) + table + text).ljust(body_at, b"\0") + body


ITEMS = {
    "icudt73l/coll/fr.res": b"French" * 9,
    "icudt73l/coll/ja.res": b"Japanese" * 7,
    "icudt73l/coll/ucadata.icu": b"order",
    "icudt73l/ibm-943.cnv": b"table" * 50,
    "icudt73l/ja.res": b"names",
    "icudt73l/supplementalData.res": b"data",
}


def test_what_is_kept_reads_back_from_the_same_kind_of_archive():
    kept = {name: item for name, item in ITEMS.items() if is_kept(name)}
    assert cut_data(archive(ITEMS)) == archive(kept)
    assert sorted(kept) == [
        "icudt73l/coll/ja.res",
        "icudt73l/coll/ucadata.icu",
        "icudt73l/ja.res",
        "icudt73l/supplementalData.res",
    ]


def test_cutting_twice_is_cutting_once():
    once = cut_data(archive(ITEMS))
    assert cut_data(once) == once


def test_other_files_are_refused():
    with pytest.raises(ValueError, match="no archive"):
        cut_data(b"\x7fELF" + bytes(60))
