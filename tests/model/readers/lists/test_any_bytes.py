"""Whatever is handed to the readers, there comes out a plan with findings, or one AppError."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.errors import AppError
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import list_from_content, list_from_text
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import Rows, book_bytes, csv_text

LIST = (
    ("令和8年度 事業一覧", "", "", "", "", ""),
    ("政策", "施策", "事業名", "担当課", "新規/拡充", "予算額(千円)"),
    ("1 くらし", "子育て", "保育所", "保育課", "新規", 1200),
    ("", "", "児童館", "保育課、市民課", "", "△1,500"),
    ("合計", "", "", "", "", -300),
)
BOOK = book_bytes({"一覧": LIST}, ("A1:F1", "A3:A4"))
SHEET = "xl/worksheets/sheet1.xml"
EXAMPLES = settings(max_examples=60)
MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 9)),
    min_size=1,
    max_size=8,
)
TRICKY = (
    "", " ", "\n", "-", "△", "▲1", "(1,234)", "１２", "#REF!", "計", "小計", "合計", "※注", "0",
    "1.5", "=1+1", "@x", "\u200b", "𠮷", "か\u3099", "事業名", "政策", "担当課", "予算額(千円)",
    "新規", "○", "再掲", "（再）", "令和元年度", "H31予算", "R8", "(新)保育所", "1 くらし",
    "(1) 子育て", "第2章", "市民課・税務課ほか", "9億4百万円",
)  # fmt: skip
CELLS = st.sampled_from(TRICKY) | st.text(max_size=4)
GRIDS = st.lists(st.lists(CELLS, max_size=7), min_size=1, max_size=12)


def mutated(content: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    broken = bytearray(content)
    for share, put, taken in changes:
        place = int(share * len(broken))
        broken[place : place + taken] = put
    return bytes(broken)


def reads_or_refuses(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        reading = read_plan(path)
    except AppError:
        return
    assert sum(1 for _ in reading.plan.listings()) > 0


@EXAMPLES
@given(content=st.binary(max_size=400))
@example(content=b"||")
@example(content="施策1 防災\n｜　｜\n".encode())
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.xlsx"])
def test_any_bytes(tmp_path: Path, name: str, content: bytes):
    reads_or_refuses(tmp_path / name, content)


@EXAMPLES
@given(changes=MUTATIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "utf-16"])
def test_a_csv_with_broken_bytes(tmp_path: Path, encoding: str, changes):
    reads_or_refuses(tmp_path / "a.csv", mutated(csv_text(LIST).encode(encoding), changes))


@EXAMPLES
@given(changes=MUTATIONS)
def test_a_workbook_with_broken_bytes(tmp_path: Path, changes):
    reads_or_refuses(tmp_path / "a.xlsx", mutated(BOOK, changes))


@EXAMPLES
@given(
    changes=MUTATIONS,
    part=st.sampled_from([SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]),
)
def test_a_workbook_with_a_broken_part(tmp_path: Path, changes, part: str):
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as whole, zipfile.ZipFile(content, "w") as package:
        for name in whole.namelist():
            data = whole.read(name)
            package.writestr(name, mutated(data, changes) if name == part else data)
    reads_or_refuses(tmp_path / "a.xlsx", content.getvalue())


@EXAMPLES
@given(rows=GRIDS)
def test_any_rows_are_a_plan_or_refused_and_none_is_lost(rows: Rows):
    try:
        source = list_from_text(csv_text(rows), "a.csv")
        reading = read_list(source, guess_mapping(source).mapping)
    except AppError:
        return
    filled = [row for row in source.grid.rows if any(map(str.strip, map(str, filter(None, row))))]
    assert reading.coverage.total() == len(filled)


@EXAMPLES
@given(order=st.permutations(LIST), data=st.data())
def test_shuffled_rows_of_a_workbook(order: Rows, data: st.DataObject):
    merged = data.draw(st.lists(st.sampled_from(["A1:F1", "A3:A4", "C2:C4", "B2:F2"]), max_size=1))
    try:
        source = list_from_content(book_bytes({"一覧": order}, merged), "a.xlsx")
        reading = read_list(source, guess_mapping(source).mapping)
    except AppError:
        return
    assert reading.plan.projects


@EXAMPLES
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["福祉", "産業", "環境"]),
            st.text("あいうえお事業", min_size=1, max_size=4),
            st.integers(-(10**9), 10**9),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_money_in_is_money_out(rows: list[tuple[str, str, int]]):
    table = [("分野", "事業名", "令和8年度予算額（千円）"), *rows]
    source = list_from_content(book_bytes({"一覧": table}), "a.xlsx")
    plan = read_list(source, guess_mapping(source).mapping).plan
    totals = build_totals(view_plan(plan, Selection()))
    assert totals.tally.projects == len(rows)
    assert totals.tally.amount == 1000 * sum(yen for *_, yen in rows)
