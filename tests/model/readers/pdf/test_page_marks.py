"""The characters of a page, as the systems give them."""

from __future__ import annotations

import pytest

from model.readers.pdf.page_marks import characters


def halves(text: str) -> list[int]:
    """Return the codes that Windows has for ``text``: those of UTF-16."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(encoded[at : at + 2], "little") for at in range(0, len(encoded), 2)]


@pytest.mark.parametrize("text", ["𠮷野家", "葛󠄀城市𠮷", "事業"])
def test_a_rare_character_is_one_whether_it_comes_whole_or_in_halves(text: str):
    assert "".join(each for _, each in characters(halves(text))) == text
    assert "".join(each for _, each in characters([*map(ord, text)])) == text


def test_each_character_knows_where_its_codes_begin():
    assert [at for at, _ in characters(halves("𠮷田𠮷"))] == [0, 2, 3]


def test_a_half_without_its_other_stays_to_be_told():
    assert [each for _, each in characters([0xD842, ord("田"), 0xDFB7])] == [
        "\ud842",
        "田",
        "\udfb7",
    ]
