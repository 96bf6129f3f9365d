from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reports.xlsx.file.zip_file import PackedPart, write_zip

PIECES = st.lists(st.lists(st.binary(max_size=200), max_size=4), max_size=4)


@given(parts=st.dictionaries(st.from_regex("[a-z/]{1,20}", fullmatch=True), PIECES, max_size=5))
def test_what_is_added_piece_by_piece_comes_back_whole(parts, tmp_path: Path):
    packed = {name: PackedPart() for name in parts}
    for name, added in parts.items():
        for pieces in added:
            packed[name].add(pieces)
    write_zip(packed.items(), tmp_path / "book.zip")
    with zipfile.ZipFile(tmp_path / "book.zip") as package:
        assert package.testzip() is None
        assert package.namelist() == list(parts)
        for name, added in parts.items():
            assert package.read(name) == b"".join(b"".join(pieces) for pieces in added)


def test_a_part_is_deflated(tmp_path: Path):
    write_zip([("part", PackedPart(b"0" * 10_000))], tmp_path / "book.zip")
    assert (tmp_path / "book.zip").stat().st_size < 300


def test_any_program_that_writes_zip_can_add_to_it(tmp_path: Path):
    write_zip([("one", PackedPart(b"1"))], tmp_path / "book.zip")
    file = BytesIO((tmp_path / "book.zip").read_bytes())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("two", b"2")
    with zipfile.ZipFile(file) as package:
        assert [package.read(name) for name in ("one", "two")] == [b"1", b"2"]
