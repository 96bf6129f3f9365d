from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gui.presenters.import_wizard import ListImport
from gui.presenters.list_looks import PREVIEW_HEADS, brief_sections
from gui.presenters.mapping_shelf import MappingShelf
from model.errors import AppError, OutputError
from model.plan import PlanHeading
from model.readers.lists.columns.mapping_file import read_mapping
from model.readers.lists.source.list_source import ListSource, list_from_content
from model.readers.tables.columns import AmountColumn, LevelColumn, Role
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import book_bytes, list_of

ROWS = (
    ("ひかり市 事業一覧", "", "", "", "", ""),
    ("分野", "施策", "事業名", "概要", "担当課", "R7予算額（千円）"),
    ("くらし", "見守り", "高齢者見守り", "訪ねて見守る。", "福祉課", 1500),
    ("くらし", "防災", "防災訓練", "訓練を行う。", "防災室", 100),
    ("", "", "合計", "", "", 1600),
)


class FakeView:
    """Looks at once, or keeps the looks in ``later`` where it is to ``wait``."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.errors: list[AppError] = []
        self.waits = False
        self.later: list[Callable[[], None]] = []

    def look(self, work, then) -> None:
        self.later.append(lambda: then(work(None)))
        if not self.waits:
            self.later.pop()()

    def show_waiting(self) -> None:
        self.shown.append("waiting")

    def show_source(self) -> None:
        self.shown.append("source")

    def show_columns(self) -> None:
        self.shown.append("columns")

    def show_preview(self) -> None:
        self.shown.append("preview")

    def show_reading(self) -> None:
        self.shown.append("reading")

    def read_again(self) -> None:
        self.shown.append("read again")

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)


@pytest.fixture
def shelf(tmp_path: Path) -> MappingShelf:
    return MappingShelf(tmp_path / "対応付け")


def begun(source: ListSource, shelf: MappingShelf, view: FakeView | None = None) -> ListImport:
    imported = ListImport(view or FakeView(), shelf, source)
    imported.begin()
    return imported


def column(imported: ListImport, heading: str) -> int:
    headings = [use.heading for use in imported.shown.mapping.columns]
    return headings.index(heading)


def in_yen(imported: ListImport, place: int) -> AmountColumn:
    amount = imported.shown.mapping.columns[place].amount
    assert amount is not None
    return replace(amount, unit=1)


def names(imported: ListImport) -> list[str]:
    return [row[PREVIEW_HEADS.index("事業名")] for row in imported.preview]


def test_the_guess_stands_beside_the_rows_as_they_would_come_in(shelf):
    imported = begun(list_of(ROWS), shelf)
    assert [shown.use.role for shown in imported.shown.columns] == [
        Role.LEVEL,
        Role.LEVEL,
        Role.NAME,
        Role.DESCRIPTION,
        Role.DEPARTMENT,
        Role.AMOUNT,
    ]
    assert imported.shown.columns[0].letter == "A"
    assert imported.shown.columns[2].samples == ("高齢者見守り", "防災訓練")
    first = dict(zip(PREVIEW_HEADS, imported.preview[0], strict=True))
    assert (first["区分"], first["所管課"]) == ("くらし › 見守り", "福祉課")
    assert first["金額"] == "令和7年度 予算 1,500千円"
    assert imported.preview[-1][1] == "合計の行"


def test_headings_in_rows_are_a_level_above_those_of_columns_and_no_examples(shelf):
    rows = (
        ("No.", "施策", "事業名", "担当課", "R8予算額（千円）"),
        ("1 安心して暮らせるまち", "", "", "", ""),
        (1, "1-1 子育て", "保育所整備", "子育て課", 100),
        (2, "1-2 教育", "校舎の改修", "教育課", 200),
        ("2 にぎわいのあるまち", "", "", "", ""),
        (3, "2-1 商工", "商店街の応援", "商工課", 300),
    )
    imported = begun(list_of(rows), shelf)
    assert imported.shown.columns[0].samples == ("1", "2", "3")
    assert [shown.above for shown in imported.shown.columns] == [1] * 5
    assert imported.preview[1][2] == "1 安心して暮らせるまち › 1-1 子育て"
    assert [shown.above for shown in begun(list_of(ROWS), shelf).shown.columns] == [0] * 6


def test_a_column_is_corrected_and_the_rows_follow(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.change_role(column(imported, "概要"), Role.NAME)
    assert names(imported)[:2] == ["訪ねて見守る。", "訓練を行う。"]
    assert imported.shown.mapping.columns[2].role is Role.EXTRA
    imported.change_role(column(imported, "施策"), Role.IGNORED)
    assert imported.preview[0][PREVIEW_HEADS.index("区分")] == "くらし"


def test_an_outdated_look_is_dropped(shelf):
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    view.waits = True
    imported.change_role(column(imported, "概要"), Role.NAME)
    imported.change_role(column(imported, "施策"), Role.NAME)
    first, second = view.later
    second()
    first()
    assert names(imported)[0] == "見守り"
    assert not imported.is_looking


def test_what_was_read_before_a_correction_does_not_come_in(shelf):
    imported = begun(list_of(ROWS), shelf)
    late = imported.reader()
    amount = column(imported, "R7予算額（千円）")
    imported.change_amount(amount, in_yen(imported, amount))
    imported.take_reading(late(None))
    before = imported.reading
    assert before is None
    imported.take_reading(imported.reader()(None))
    assert build_totals(view_plan(imported.reading.plan, Selection())).tally.amount == 1600


def test_what_was_read_stays_when_the_first_rows_come_behind_it(shelf):
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    view.waits = True
    imported.change_level(0, LevelColumn(1, "章"))
    imported.take_reading(imported.reader()(None))
    view.later.pop()()
    assert imported.finished(PlanHeading("計画", "市", 2025)).plan.levels[0] == "章"


def test_no_column_is_corrected_while_others_are_on_their_way(shelf):
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    view.waits = True
    imported.choose_heads(3, 1)
    imported.change_role(column(imported, "概要"), Role.NAME)
    view.later.pop()()
    assert imported.shown.source.heads.titles[:2] == ("くらし", "見守り")
    assert view.later == []


def test_levels_and_units_are_corrected(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.change_level(0, LevelColumn(1, "章"))
    amount = column(imported, "R7予算額（千円）")
    imported.change_amount(amount, in_yen(imported, amount))
    reading = imported.reader()(None).reading
    assert reading.plan.levels[0] == "章"
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 1_600


def test_a_column_made_a_level_or_an_amount_begins_with_what_its_heading_says(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.change_role(column(imported, "担当課"), Role.LEVEL)
    assert imported.shown.mapping.columns[4].level == LevelColumn(3, "担当課")
    imported.change_role(column(imported, "R7予算額（千円）"), Role.EXTRA)
    imported.change_role(column(imported, "R7予算額（千円）"), Role.AMOUNT)
    amount = imported.shown.mapping.columns[5].amount
    assert (amount.unit, amount.fiscal_year, amount.kind) == (1_000, 2025, "予算")


def test_without_a_column_of_names_it_says_what_to_do(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.change_role(2, Role.IGNORED)
    assert imported.preview == ()
    assert imported.shown.problem is not None
    assert "事業名" in imported.shown.problem.remedy
    imported.change_role(2, Role.NAME)
    assert imported.shown.problem is None


def test_another_sheet_and_another_heading_row_are_chosen(shelf):
    others = (("施策", "事業名", "担当課"), ("みどり", "公園の手入れ", "公園課"))
    source = list_from_content(book_bytes({"一覧": ROWS, "別表": others}), "一覧.xlsx")
    imported = begun(source, shelf)
    assert names(imported)[0] == "高齢者見守り"
    imported.choose_sheet(1)
    assert names(imported) == ["公園の手入れ"]
    imported.choose_sheet(0)
    imported.choose_heads(3, 1)
    assert imported.shown.source.heads.titles[:2] == ("くらし", "見守り")


def test_findings_and_counts_are_shown_before_the_plan_opens(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.take_reading(imported.reader()(None))
    assert imported.summary.startswith("事業 2件（掲載 2件）")
    assert "事業費の計（令和7年度 予算）" in imported.summary
    assert imported.reading.findings
    done = imported.finished(PlanHeading("みほん計画", "みほん市", 2025))
    assert (done.plan.heading.title, done.plan.heading.city) == ("みほん計画", "みほん市")
    assert imported.fiscal_year == 2025


def test_a_saved_mapping_is_put_on_next_year_s_list_by_itself(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.change_role(column(imported, "概要"), Role.EXTRA)
    assert imported.save("企画課の一覧")
    next_year = (
        ROWS[0],
        ("分野", "施策", "事業名", "概要", "担当課", "R8予算額（千円）"),
        ("くらし", "見守り", "見守り", "訪ねる。", "福祉課", 1800),
    )
    again = begun(list_of(next_year), shelf)
    assert again.shown.saved == "企画課の一覧"
    kept = again.shown.mapping.columns[3].role
    assert kept is Role.EXTRA
    assert again.shown.mapping.columns[5].amount.fiscal_year == 2026
    again.guess()
    assert again.shown.saved == ""
    assert again.shown.mapping.columns[3].role is Role.DESCRIPTION


def test_another_year_than_the_list_s_changes_the_budgets_of_its_sections_too(shelf):
    rows = (
        ("分野", "事業名", "担当課", "R7予算額（千円）", "R8予算額（千円）"),
        ("くらし", "", "", 900, 1800),
        ("くらし", "見守り", "福祉課", 900, 1800),
    )
    imported = begun(list_of(rows), shelf)
    imported.take_reading(imported.reader()(None))
    assert imported.fiscal_year == 2026
    for year, budget in ((2026, 1_800_000), (2025, 900_000)):
        plan = imported.finished(PlanHeading("計画", "", year)).plan
        totals = build_totals(view_plan(plan, Selection()))
        assert plan.heading == PlanHeading("計画", "", year)
        assert totals.published_budget == totals.tally.amount == budget


def test_a_saved_mapping_of_another_list_is_left_where_it_is(shelf):
    begun(list_of(ROWS), shelf).save("企画課の一覧")
    other = (("事業名", "所管", "備考"), ("公園の手入れ", "公園課", "継続"))
    assert begun(list_of(other), shelf).shown.saved == ""


def test_the_file_of_a_saved_mapping_is_the_one_that_the_command_line_takes(shelf):
    imported = begun(list_of(ROWS), shelf)
    imported.save("企画課：一覧")
    assert shelf.names == ("企画課：一覧",)
    assert read_mapping(shelf.path_of("企画課:一覧")) == imported.shown.mapping


def test_a_mapping_that_cannot_be_saved_is_told(shelf, tmp_path: Path):
    (tmp_path / "対応付け").write_text("a file where the folder should be")
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    assert not imported.save("名前")
    assert isinstance(view.errors[0], OutputError)


def test_a_broken_mapping_does_not_keep_a_list_from_opening(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "こわれた.json").write_text("{", encoding="utf-8")
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    assert names(imported)[0] == "高齢者見守り"
    imported.take_saved("こわれた")
    assert len(view.errors) == 1
    assert names(imported)[0] == "高齢者見守り"


def test_rows_follow_a_correction_after_which_a_broken_mapping_was_chosen(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "こわれた.json").write_text("{", encoding="utf-8")
    view = FakeView()
    imported = begun(list_of(ROWS), shelf, view)
    view.waits = True
    imported.change_role(column(imported, "概要"), Role.NAME)
    imported.take_saved("こわれた")
    while view.later:
        view.later.pop(0)()
    assert len(view.errors) == 1
    assert names(imported)[0] == "訪ねて見守る。"
    assert not imported.is_looking


def test_departments_spelled_in_two_ways_are_one_only_where_the_user_says_so(shelf):
    rows = (*ROWS[:-1], ("くらし", "防災", "備蓄", "備える。", "危機管理部防災室", 50))
    imported = begun(list_of(rows), shelf)
    imported.take_reading(imported.reader()(None))
    (offer,) = imported.offers
    assert {offer.spelled, offer.usual} == {"防災室", "危機管理部防災室"}
    assert len(imported.reading.plan.departments) == 3
    imported.merge(offer, merged=True)
    imported.take_reading(imported.reader()(None))
    assert len(imported.reading.plan.departments) == 2
    assert imported.offers == (offer,)
    assert imported.is_merged(offer)
    imported.merge(offer, merged=False)
    imported.take_reading(imported.reader()(None))
    assert len(imported.reading.plan.departments) == 3


def test_what_no_column_gives_has_no_place_in_the_preview(shelf: MappingShelf):
    rows = (
        ("施策", "事業名", "担当課", "印"),
        ("防災", "備蓄", "防災室", "★"),
        ("防災", "訓練", "", ""),
    )
    wizard = ListImport(FakeView(), shelf, list_of(rows))
    wizard.begin()
    assert wizard.blank_heads == {"事業概要", "金額", "その他"}
    wizard.change_role(0, Role.IGNORED)
    assert wizard.blank_heads == {"区分", "事業概要", "金額", "その他"}


def test_of_long_sections_the_last_is_seen():
    path = "基本目標1 誰もが暮らし続けるまち › 防災 › 施策1-1-1 地域で支える環境の整備"
    assert brief_sections(path) == "基本目標1… › 防災 › 施策1-1-1 地域で支える環境の整備"
    assert brief_sections("施策1-1-1 地域で支える環境の整備") == "施策1-1-1 地域で支える環境の整備"
