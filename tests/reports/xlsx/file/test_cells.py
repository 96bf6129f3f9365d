from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UnprintableTextError
from reports.xlsx.file.cells import MOST_CHARACTERS, cell_start, text_content, text_contents

NEXT = cell_start("B")
UNLIKE = "市計画、。Aa1 \u3000\t\n\r&<>\"'𠮷㏊\u00a0\u200b\u2028\ue000"
TEXT = (
    st.text(UNLIKE, max_size=12)
    | st.text("市民の計画（仮称）12", max_size=12)
    | st.sampled_from(["_x0041_", "1_x000D_", "_", " 市", "市 "])
)
TEXTS = st.lists(TEXT, max_size=6)


def in_xml(content: str) -> str:
    """Return the text that a reader of XML finds in a cell."""
    cell = ET.fromstring(cell_start("A") + "1" + content)  # noqa: S314  made here
    read = "".join(cell.itertext())
    return re.sub("_x005F_", "_", read)


@given(texts=TEXTS)
def test_texts_below_each_other_are_written_as_each_by_itself(texts: list[str]):
    assert text_contents(7, texts, "表", NEXT) == [
        text_content(7, text, "表") + NEXT for text in texts
    ]


@given(texts=TEXTS)
def test_every_text_is_read_as_it_was(texts: list[str]):
    assert [in_xml(content) for content in text_contents(7, texts, "表", "")] == texts


@pytest.mark.parametrize("text", ["表\x0b", "\ud800", "\uffff", "字" * (MOST_CHARACTERS + 1)])
def test_a_text_that_no_cell_can_hold_is_found_among_others(text: str):
    with pytest.raises(UnprintableTextError, match="表の「"):
        text_contents(7, ["市民", text, "計画"], "表", NEXT)
