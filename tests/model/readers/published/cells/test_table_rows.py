from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.project import Amount
from model.readers.published.cells.priced_cells import PricedCells
from model.readers.published.cells.table_head import read_head
from model.readers.published.cells.table_rows import TableRow, parse_row
from model.readers.published.text import read_text

FLAGS = {"新", "拡", "新※"}


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (["", "名", "概要", "課"], TableRow("名", "概要", "課", None, False)),
        (["(新)", "名", "概要", "課"], TableRow("名", "概要", "課", "新", False)),
        (["（新※） 名", "概要", "課"], TableRow("名", "概要", "課", "新※", False)),
        (["(括)", "名(再)", "概要", "課"], TableRow("名", "概要", "課", "括", True)),
        (["(再)", "名", "概要", "課"], TableRow("名", "概要", "課", None, True)),
        (["(新)(再)名", "概要", "課"], TableRow("名", "概要", "課", "新", True)),
        (["名（再掲）", "概要", "課"], TableRow("名", "概要", "課", None, True)),
        (["★", "名", "概要", "課"], TableRow("名", "概要", "課", "★", False)),
        (["（仮称）名", "概要", "課"], TableRow("（仮称）名", "概要", "課", None, False)),
        (["名（仮称）", "概要", "課", ""], TableRow("名（仮称）", "概要", "課", None, False)),
        (["名", "概要"], TableRow("名", "概要", "", None, False)),
    ],
)
def test_main_rows_come_apart(cells, row):
    assert parse_row(cells, FLAGS, described=True) == row


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (["○ 名", "課"], TableRow("名", None, "課", None, False)),
        (["(新)", "○ 名 （再）", "課"], TableRow("名", None, "課", "新", True)),
        (["○ (拡) 名", "課"], TableRow("名", None, "課", "拡", False)),
        (["○ 名", ""], TableRow("名", None, "", None, False)),
    ],
)
def test_other_rows_come_apart(cells, row):
    assert parse_row(cells, FLAGS, described=False) == row


def test_a_row_of_blanks_is_none():
    assert parse_row(["", ""], FLAGS, described=True) is None


def test_columns_that_are_not_known_are_kept_beside_the_row():
    head = read_head(["事業名", "事業概要", "指標", "目標値", "所管課"])
    row = parse_row(
        ["見守り", "見守る。", "回数", "12", "福祉課"], FLAGS, described=True, head=head
    )
    assert row is not None
    assert row.priced.extras == (("指標", "回数"), ("目標値", "12"))
    assert (row.description, row.departments) == ("見守る。", "福祉課")


def test_amounts_are_read_by_their_head():
    head = read_head(["No.", "事業名", "令和6年度予算額（千円）", "所管課"])
    row = parse_row(["3", "見守り", "1,234", "福祉課"], FLAGS, described=False, head=head)
    assert row is not None
    assert row.priced.amounts == (Amount(1_234_000, 2024, "予算"),)
    empty = parse_row(["4", "食堂", "－", "福祉課"], FLAGS, described=False, head=head)
    assert empty is not None
    assert empty.priced.amounts == ()


def test_a_row_that_lacks_its_description_has_its_amount_all_the_same():
    head = read_head(["事業名", "事業概要", "所管課", "令和6年度予算額（千円）"])
    row = parse_row(["配食", "福祉課", "300"], FLAGS, described=True, head=head)
    priced = PricedCells((Amount(300_000, 2024, "予算"),))
    assert row == TableRow("配食", None, "福祉課", None, False, priced)


@pytest.mark.parametrize("mark", ["（再）", "【再掲】"])
def test_brackets_around_the_amount_of_a_relisted_row_are_no_minus(mark: str):
    text = (
        "施策1 水\n（単位：千円）\n事業名\t担当課\tR7\n"
        f"井戸の改修\t水道課\t900\n井戸の改修{mark}\t水道課\t(900)\n水路の清掃\t農政課\t(60)\n"
    )
    reading = read_text(text, "みほん.txt", PlanHeading("みほん町計画"))
    assert [p.amounts[0].yen for p in reading.plan.projects] == [900_000, -60_000]
    doubted = [f.where for f in reading.findings if "括弧付きの金額" in f.message]
    assert doubted == ["6行目"]
    assert not [f for f in reading.findings if "金額が、主な掲載箇所" in f.message]
