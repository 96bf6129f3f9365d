"""Workbooks of several sheets, a list each, made for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import ListSource, list_from_content
from model.readers.reading import Reading
from tests.model.readers.lists.lists import Rows, book_bytes

HEAD = ("施策", "事業名", "事業概要", "予算額（千円）")


def sheet(title: str, *rows: Sequence[object], head: Sequence[object] = HEAD) -> Rows:
    return ((title,), head, *rows)


BOOK = {
    "福祉課": sheet(
        "福祉課 事業一覧",
        ("1 支え合い", "見守り", "声をかける。", 100),
        ("", "敬老会", "敬老会を開く。", "未定"),
        ("", "計", "", 100),
    ),
    "2_土木課": sheet("土木課 事業一覧", ("", "道の舗装", "舗装する。", 2000)),
    "市民課": sheet("市民課 事業一覧", ("1 支え合い", "相談会", "月1回開く。", 30)),
    "記入例": sheet("記入例", ("1 支え合い", "例の事業", "例。", 1)),
}
"""Three departments, one below a number, and an example of how to fill in a row."""


def source_of(sheets: Mapping[str, Rows]) -> ListSource:
    return list_from_content(book_bytes(sheets), "各課.xlsx")


def read_sheets(sheets: Mapping[str, Rows], mapping: ListMapping | None = None) -> Reading:
    source = source_of(sheets)
    guess = guess_mapping(source)
    return read_list(source, mapping or guess.mapping, None, guess.findings)


def departments(reading: Reading) -> list[list[str]]:
    return [[d.name for d in p.departments] for p in reading.plan.projects]
