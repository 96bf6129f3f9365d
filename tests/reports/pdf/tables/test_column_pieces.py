"""Data of more columns than a page holds, as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from model.project import Amount
from reports.content.data import build_data
from reports.options import ReportOptions
from reports.pdf.writer import write_booklet
from tests.reports.content.priced_plans import priced, view_of

SOURCES = (None, "国庫支出金", "県支出金", "地方債", "その他", "一般財源")
FIRST = (10_000_000, 20_000_000)


def many_amounts(first: int, years: int = 4) -> list[Amount]:
    """So many years of an amount and its sources, no two alike."""
    places = [(year, funds) for year in range(2024, 2024 + years) for funds in SOURCES]
    return [Amount(first + n, year, None, funds) for n, (year, funds) in enumerate(places)]


@pytest.fixture
def shown(tmp_path: Path) -> str:
    """What can be read within the edges of the pages, without white."""
    return printed(tmp_path, years=4)


def printed(folder: Path, years: int) -> str:
    rows = [priced(f"事業{yen}", many_amounts(yen, years)) for yen in FIRST]
    path = folder / "データ.pdf"
    write_booklet(build_data(view_of(*rows), ReportOptions()), path)
    return "".join(within_edges(path))


def within_edges(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, 0, width, height)
            yield re.sub(r"\s", "", text)


def test_every_amount_is_printed_though_a_page_is_too_narrow_for_all(shown: str):
    figures = {int(figure.replace(",", "")) for figure in re.findall(r"\d{2},\d{3},\d{3}", shown)}
    assert {amount.yen for first in FIRST for amount in many_amounts(first)} <= figures


def test_each_piece_says_which_it_is_and_names_its_rows(shown: str):
    said = re.findall(r"列を分けて載せています（(\d)／(\d)）", shown)
    pieces = len(said)
    assert said == [(str(number), str(pieces)) for number in range(1, pieces + 1)]
    assert pieces > 1
    assert shown.count(f"事業{FIRST[0]}") == pieces


def test_no_piece_is_left_with_a_few_amounts_on_an_empty_page(tmp_path: Path):
    pieces = printed(tmp_path, years=6).split("列を分けて載せています")[1:]
    figures = [len(re.findall(r"\d{2},\d{3},\d{3}", piece)) for piece in pieces[1:]]
    assert min(figures) > 0.8 * max(figures)
