"""PDFs given as plans."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from model.errors import PlanFileError
from model.listing import Listing
from model.readers.reading import Reading
from model.readers.source import read_plan
from tests.model.readers.pdf.sheets import Sheet, pdf

HEAD = ("事業名", "事業概要", "担当課", "令和7年度")
WIDTHS = (120, 160, 90, 80)


def rows(reading: Reading) -> list[tuple[str, str | None, list[str], list[int]]]:
    return [
        (
            listing.name,
            listing.description,
            [department.name for department in listing.departments],
            [amount.yen for amount in listing.project.amounts],
        )
        for listing in reading.plan.listings()
    ]


def titles(reading: Reading) -> list[list[str]]:
    """Return for each row the titles of its section and those above it."""
    by_path = {section.path: section.title for section in reading.plan.walk()}

    def above(listing: Listing) -> list[str]:
        return [by_path[listing.path[:end]] for end in range(1, len(listing.path) + 1)]

    return [above(listing) for listing in reading.plan.listings()]


def begin(sheet: Sheet) -> None:
    sheet.write("みほん市実施計画（令和7年度）", "第１章　安心", "（単位：千円）")


def test_cells_of_a_ruled_table_are_told_by_its_rules(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            WIDTHS,
            HEAD,
            ("高齢者の暮らしを見守\nる事業", "声をかける。\n訪ねる。", "福祉課\n市民課", "1,200"),
            ("相談会", "", "市民課", "－"),
        )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert rows(reading) == [
        (
            "高齢者の暮らしを見守る事業",
            "声をかける。訪ねる。",
            ["福祉課", "市民課"],
            [1_200_000],
        ),
        ("相談会", None, ["市民課"], []),
    ]
    assert reading.plan.heading.city == "みほん市"


def test_words_of_a_head_over_two_rows_are_joined(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            (120, 90, 60, 60, 60),
            ("事業名", "担当課", "事業費", "", ""),
            ("", "", "令和7年度", "令和8年度", "令和9年度"),
            ("道普請", "土木課", "10", "20", "30"),
            merged=((0, 0, 2, 1), (0, 1, 2, 2), (0, 2, 1, 5)),
        )

    amounts = next(read_plan(pdf(tmp_path / "計画.pdf", draw)).plan.listings()).project.amounts
    assert [(amount.fiscal_year, amount.yen) for amount in amounts] == [
        (2025, 10_000),
        (2026, 20_000),
        (2027, 30_000),
    ]


def test_merged_cells_hold_for_each_project_beside_them(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            (70, 80, 120, 90, 70),
            ("政策", "施策", "事業名", "担当課", "令和7年度"),
            ("ひと", "子育て", "見守り", "福祉課", "10"),
            ("", "", "相談会", "", "20"),
            ("", "学び", "朝の読書", "学校課", "30"),
            ("まち", "道", "道普請", "土木課", "40"),
            merged=((1, 0, 4, 1), (1, 1, 3, 2), (1, 3, 3, 4)),
        )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert [(name, offices) for name, _, offices, _ in rows(reading)] == [
        ("見守り", ["福祉課"]),
        ("相談会", ["福祉課"]),
        ("朝の読書", ["学校課"]),
        ("道普請", ["土木課"]),
    ]
    assert [path[-2:] for path in titles(reading)] == [
        ["ひと", "子育て"],
        ["ひと", "子育て"],
        ["ひと", "学び"],
        ["まち", "道"],
    ]


def test_an_amount_of_several_projects_is_given_to_none_and_told(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            WIDTHS,
            HEAD,
            ("見守り", "声をかける。", "福祉課", "1,200"),
            ("相談会", "月1回開く。", "福祉課", ""),
            merged=((1, 3, 3, 4),),
        )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert [amounts for *_, amounts in rows(reading)] == [[], []]
    assert any("1,200（2事業分）" in found.message for found in reading.findings)


def test_a_table_goes_on_below_a_section_and_on_the_next_page(tmp_path: Path):
    def draw_first(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            WIDTHS,
            HEAD,
            ("第１節　福祉", "", "", ""),
            ("見守り", "声をかける。", "福祉課", "10"),
            ("第２節　道路", "", "", ""),
            ("道普請", "道を直す。", "土木課", "20"),
            merged=((1, 0, 2, 4), (3, 0, 4, 4)),
        )
        sheet.y = 40
        sheet.write("- 1 -", x=280)

    def draw_next(sheet: Sheet) -> None:
        sheet.table(WIDTHS, ("橋の点検", "橋を見る。", "土木課", "30"))

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw_first, draw_next))
    assert rows(reading) == [
        ("見守り", "声をかける。", ["福祉課"], [10_000]),
        ("道普請", "道を直す。", ["土木課"], [20_000]),
        ("橋の点検", "橋を見る。", ["土木課"], [30_000]),
    ]
    assert [path[-1] for path in titles(reading)] == ["福祉", "道路", "道路"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_table_without_rules_is_read_however_its_page_is_turned(tmp_path: Path, rotation: int):
    def draw(sheet: Sheet) -> None:
        turn = {0: (0, 0), 90: (0, -842), 180: (-595, -842), 270: (-595, 0)}[rotation]
        sheet.canvas.rotate(rotation)
        sheet.canvas.translate(*turn)
        begin(sheet)
        sheet.texts(
            (50, 180, 340, 440),
            HEAD,
            ("見守り", "声をかける。", "福祉課", "1,200"),
            ("相談会", "月1回開く。", "市民課", "30"),
        )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw, rotation=rotation))
    assert rows(reading) == [
        ("見守り", "声をかける。", ["福祉課"], [1_200_000]),
        ("相談会", "月1回開く。", ["市民課"], [30_000]),
    ]


def test_findings_name_the_page(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        sheet.table(WIDTHS, HEAD, ("見守り", "声をかける。", "", "10"))

    reading = read_plan(pdf(tmp_path / "計画.pdf", begin, draw))
    found = [each.where for each in reading.findings if "所管課がありません" in each.message]
    assert found
    assert all(where.endswith("行目（2ページ）") for where in found)


@pytest.mark.parametrize(
    ("password", "says"), [("みほん".encode().hex(), "パスワード付き"), (None, "文字がありません")]
)
def test_a_pdf_that_is_locked_or_a_picture_gets_a_sentence(
    tmp_path: Path, password: str | None, says: str
):
    def draw(sheet: Sheet) -> None:
        sheet.canvas.rect(50, 50, 300, 300)

    path = pdf(tmp_path / "計画.pdf", draw, password=password)
    with pytest.raises(PlanFileError, match=says) as error:
        read_plan(path)
    assert error.value.remedy.endswith("。")


def test_a_pdf_one_page_of_which_is_broken_gets_a_sentence(tmp_path: Path):
    whole = pdf(tmp_path / "計画.pdf", begin, begin).read_bytes()
    path = tmp_path / "壊れた計画.pdf"
    path.write_bytes(whole.replace(b"/Type /Page\n", b"/Type /Pxge\n", 1))
    with pytest.raises(PlanFileError, match="PDF が壊れている") as error:
        read_plan(path)
    assert error.value.remedy.endswith("。")


def test_a_form_with_a_line_for_each_year_is_read_with_its_sources_of_funds(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        sheet.write("みほん市実施計画（令和7年度～令和8年度）")
        for name in ("見守り", "道普請"):
            sheet.table(
                (70, 110, 90, 90, 110),
                ("事業名", name, "", "担当課", "福祉課"),
                ("基本目標", "1 安心", "", "施策", "1-1 暮らし"),
                ("事業概要", "声をかけ、困りごとを聞く。", "", "", ""),
                ("年度", "事業費", "財源内訳（千円）", "", ""),
                ("", "（千円）", "国庫支出金", "地方債", "一般財源"),
                ("令和7年度", "1,000", "500", "－", "500"),
                ("令和8年度", "2,000", "500", "1,000", "500"),
                merged=((0, 1, 1, 3), (1, 1, 2, 3), (2, 1, 3, 5), (3, 0, 5, 1), (3, 2, 4, 5)),
            )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    first, second = reading.plan.listings()
    assert (first.name, second.name) == ("見守り", "道普請")
    assert [(a.fiscal_year, a.funds, a.yen) for a in first.project.amounts] == [
        (2025, None, 1_000_000),
        (2025, "国庫支出金", 500_000),
        (2025, "一般財源", 500_000),
        (2026, None, 2_000_000),
        (2026, "国庫支出金", 500_000),
        (2026, "地方債", 1_000_000),
        (2026, "一般財源", 500_000),
    ]
    assert titles(reading) == [["安心", "暮らし"], ["安心", "暮らし"]]


def test_a_table_without_any_section_is_read_as_a_list(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        sheet.write("みほん市　令和7年度主要事業一覧", "単位：千円")
        sheet.table(
            (60, 70, 120, 90, 110),
            ("部局", "所属", "事業名", "令和7年度", "主な内容"),
            ("福祉部", "福祉課", "見守り", "10", "声をかける。"),
            ("", "", "相談会", "20", "話を聞く。"),
            ("建設部", "土木課", "道普請", "30", "道を直す。"),
            merged=((1, 0, 3, 1), (1, 1, 3, 2)),
        )

    assert rows(read_plan(pdf(tmp_path / "計画.pdf", draw))) == [
        ("見守り", "声をかける。", ["福祉課"], [10_000]),
        ("相談会", "話を聞く。", ["福祉課"], [20_000]),
        ("道普請", "道を直す。", ["土木課"], [30_000]),
    ]


def test_an_amount_alone_in_a_row_of_a_list_is_no_number_of_a_page(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        sheet.write("みほん市　令和7年度主要事業一覧", "単位：千円")
        sheet.table(
            (60, 70, 120, 90, 110),
            ("部局", "所属", "事業名", "令和7年度", "主な内容"),
            ("福祉部", "福祉課", "見守り", "10", "声をかける。"),
            ("", "", "", "20", ""),
            ("建設部", "土木課", "道普請", "30", "道を直す。"),
            merged=((1, 0, 3, 1), (1, 1, 3, 2), (1, 2, 3, 3), (1, 4, 3, 5)),
        )
        sheet.write("- 12 -", x=280)

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert [row[3] for row in rows(reading)] == [[10_000], [30_000]]
    unread = [found.message for found in reading.findings if "読み取れません" in found.message]
    assert len(unread) == 1
    assert "「20」" in unread[0]


def test_a_page_with_a_drawing_is_read_by_the_places_of_its_words(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.texts((50, 180, 340, 440), HEAD, ("見守り", "声をかける。", "福祉課", "1,200"))
        for n in range(1100):
            sheet.canvas.line(50 + n % 40 * 12, 60 + n * 0.4, 58 + n % 40 * 12, 60 + n * 0.4)

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert rows(reading) == [("見守り", "声をかける。", ["福祉課"], [1_200_000])]


def test_a_page_that_is_a_picture_is_told(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(WIDTHS, HEAD, ("見守り", "声をかける。", "福祉課", "10"))

    def draw_picture(sheet: Sheet) -> None:
        picture = ImageReader(Image.new("RGB", (20, 20), "gray"))
        sheet.canvas.drawImage(picture, 50, 50, 400, 600)
        sheet.write("- 2 -", x=280)

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw, draw_picture, draw))
    told = [found.message for found in reading.findings if "画像だけのページ" in found.message]
    assert len(told) == 1
    assert "：2ページ。" in told[0]


def test_characters_that_nobody_knows_are_told(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(WIDTHS, HEAD, ("\ue000野の見守り", "声をかける。", "福祉課", "10"))

    reading = read_plan(pdf(tmp_path / "計画.pdf", begin, draw))
    told = [found.message for found in reading.findings if "外字" in found.message]
    assert len(told) == 1
    assert "：2ページ。" in told[0]


def test_a_page_with_fields_to_fill_in_is_told(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(WIDTHS, HEAD, ("見守り", "声をかける。", "福祉課", ""))

    def draw_field(sheet: Sheet) -> None:
        draw(sheet)
        sheet.canvas.acroForm.textfield(value="500", x=420, y=700, width=60, height=12)

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw, draw_field))
    told = [found.message for found in reading.findings if "入力欄か注釈" in found.message]
    assert len(told) == 1
    assert "：2ページ。" in told[0]


BANDED = ("番号", "施策", "事業名", "担当課", "令和7年度")
BAND_WIDTHS = (30, 100, 120, 90, 80)


def test_rows_over_the_whole_width_are_sections_above_the_columns_of_sections(tmp_path: Path):
    def first(sheet: Sheet) -> None:
        sheet.write("みほん市実施計画（令和7年度）", "（単位：千円）")
        sheet.table(
            BAND_WIDTHS,
            BANDED,
            ("１ 安全なまち", *[""] * 4),
            ("1", "１－１ 道", "道普請", "土木課", "10"),
            ("2", "", "橋の点検", "土木課", "20"),
            ("２ 元気なまち", *[""] * 4),
            merged=((1, 0, 2, 5), (2, 1, 4, 2), (4, 0, 5, 5)),
        )

    def second(sheet: Sheet) -> None:
        sheet.table(BAND_WIDTHS, BANDED, ("3", "２－１ 健康", "体操", "福祉課", "5"))

    reading = read_plan(pdf(tmp_path / "計画.pdf", first, second))
    assert titles(reading) == [["安全なまち", "道"], ["安全なまち", "道"], ["元気なまち", "健康"]]
    assert [section.number for section in reading.plan.walk()] == ["1", "1-1", "2", "2-1"]
    assert reading.plan.levels == ("区分", "施策")


def test_rows_over_the_whole_width_without_numbers_are_sections_below_headings(tmp_path: Path):
    def draw(sheet: Sheet) -> None:
        begin(sheet)
        sheet.table(
            WIDTHS,
            HEAD,
            ("道を守る", *[""] * 3),
            ("道普請", "直す。", "土木課", "10"),
            ("小計", "", "", "10"),
            ("まちを守る", *[""] * 3),
            ("見守り", "訪ねる。", "福祉課", "20"),
            ("※ 見込みを含む", *[""] * 3),
            merged=((1, 0, 2, 4), (4, 0, 5, 4), (6, 0, 7, 4)),
        )

    reading = read_plan(pdf(tmp_path / "計画.pdf", draw))
    assert titles(reading) == [["安心", "道を守る"], ["安心", "まちを守る"]]
    assert reading.plan.legend.notes == ("見込みを含む",)


def test_a_merged_cell_said_again_above_the_next_page_is_no_heading(tmp_path: Path):
    def first(sheet: Sheet) -> None:
        sheet.write("みほん市実施計画（令和7年度）", "（単位：千円）")
        rows = (
            ("1", "１－１ 道の\n手入れ", "道普請", "土木課", "10"),
            ("2", "", "橋", "土木課", "2"),
        )
        sheet.table(BAND_WIDTHS, BANDED, *rows, merged=((1, 1, 3, 2),))

    def second(sheet: Sheet) -> None:
        sheet.write("１－１ 道の", "手入れ", x=85)
        sheet.table(BAND_WIDTHS, BANDED, ("3", "", "標識", "土木課", "5"))

    reading = read_plan(pdf(tmp_path / "計画.pdf", first, second))
    assert titles(reading) == [["道の手入れ"]] * 3
