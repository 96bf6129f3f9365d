"""Tables whose tabs became blanks, so that no column stands below its heading."""

from __future__ import annotations

from tests.model.readers.published.texts import read_measure

HEAD = "事業名    事業概要    部    担当課    事業費（千円）\n"
LONG = "市民がいつでも憩える花壇を、町の皆さんとともに整えます。"


def test_rows_with_a_piece_for_each_column_are_read_by_their_order():
    reading = read_measure(
        f"{HEAD}花壇    花を植える。    建設部    公園課    1,200\n"
        f"市道の植樹帯の手入れ    {LONG}    建設部    公園課    300（前年度280）\n"
        "橋の点検    橋を見る。    建設部    道路課    未定\n"
    )
    found = [
        (
            row.name,
            row.description,
            [department.name for department in row.departments],
            [amount.yen for amount in row.project.amounts],
        )
        for row in reading.plan.listings()
    ]
    assert found == [
        ("花壇", "花を植える。", ["公園課"], [1_200_000]),
        ("市道の植樹帯の手入れ", LONG, ["公園課"], [300_000]),
        ("橋の点検", "橋を見る。", ["道路課"], []),
    ]


def test_where_a_cell_is_empty_the_rows_are_told_and_not_guessed():
    reading = read_measure(
        "事業名\t担当課\n橋の点検\t道路課\n"
        f"{HEAD}花壇    {LONG}    建設部    公園課    1,200\n"
        "市道の植樹帯の手入れ    建設部    公園課    300\n"
    )
    assert [row.name for row in reading.plan.listings()] == ["橋の点検"]
    assert [line.number for line in reading.unplaced] == [6, 7]


def test_a_row_of_figures_is_no_heading():
    reading = read_measure(
        "事業名\t担当課\n花壇\t公園課\n満足度    重要度\n3.2    4.1\n事業名\t担当課\n橋\t道路課\n"
    )
    assert [section.title for section in reading.plan.walk()] == ["くらし", "安心"]


def test_a_name_before_an_amount_is_no_heading_with_its_number():
    reading = read_measure(
        "（単位：千円）\n事業名    R8    事業概要    担当課\n"
        f"見守りプログラム    26,828    {LONG}    福祉課\n花壇    1,300    花を植える。    公園課\n"
    )
    assert [row.name for row in reading.plan.listings()] == ["見守りプログラム", "花壇"]
