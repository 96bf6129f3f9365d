"""Amounts in a plan workbook: a column for each year, kind and source of funds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import PlanFileError
from model.finding import Severity
from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.reading import Reading
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.plans import row, section

FIRST = (
    Amount(5_000, 2026, "事業費"),
    Amount(6_000, 2027, "事業費"),
    Amount(2_000, 2026, "事業費", "国庫支出金"),
    Amount(3_000, 2026, "事業費", "ふるさと納税"),
)
SECOND = (Amount(0, 2026, "事業費"), Amount(0, 2026, "事業費", "国庫支出金"))
HEADS = [
    "令和8年度 事業費（円）",
    "令和9年度 事業費（円）",
    "令和8年度 国庫支出金（円）",
    "令和8年度 うちふるさと納税（円）",
]

BARE = (Amount(5_000_000, 2026, "事業費"), Amount(6_000_000, 2027, "事業費"))
"""Amounts of two years, in G and H."""


def plan_with(*amounts: tuple[Amount, ...], extras: tuple[tuple[str, str], ...] = ()) -> Plan:
    rows = [replace(row(f"事業{n}", "市民課"), amounts=each) for n, each in enumerate(amounts, 1)]
    rows[-1] = replace(rows[-1], extras=extras)
    heading = PlanHeading("計画", "市", 2026)
    return assemble_plan(PlanDraft(heading, ("施策",), sections=[section(1, "窓口", rows=rows)]))[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "計画.xlsx"


@pytest.fixture
def edited(path: Path) -> Callable[[Plan, Callable[[Worksheet], None]], Reading]:
    """Save a plan, have its sheet 事業 edited, and read it back."""

    def edit(plan: Plan, rework: Callable[[Worksheet], None]) -> Reading:
        book = openpyxl.load_workbook(write_plan_workbook(plan, path))
        rework(book["事業"])
        book.save(path)
        return read_plan(path)

    return edit


def heads_of(path: Path) -> list[Any]:
    return [cell.value for cell in openpyxl.load_workbook(path)["事業"][1]][6:]


def messages(reading: Reading) -> str:
    return "\n".join(finding.message for finding in reading.findings)


def test_each_year_kind_and_source_has_one_column(path: Path):
    plan = plan_with(FIRST, SECOND)
    assert heads_of(write_plan_workbook(plan, path)) == HEADS
    assert [cell.value for cell in openpyxl.load_workbook(path)["事業"][3]][6:] == [
        0,
        None,
        0,
        None,
    ]
    assert read_plan(path).plan == plan


def test_a_word_for_an_amount_stands_in_its_cell(path: Path):
    heads = (("備考", "国に要望"), ("事業費 › R９", "未定"), ("担当", "係長"))
    plan = plan_with(FIRST, SECOND, extras=heads)
    assert heads_of(write_plan_workbook(plan, path)) == [*HEADS, "追加項目：備考", "追加項目：担当"]
    assert openpyxl.load_workbook(path)["事業"]["H3"].value == "未定"
    assert read_plan(path).plan == plan
    assert read_plan(path).findings == ()


def test_a_year_of_which_nothing_is_settled_has_a_column_of_words(path: Path):
    plan = plan_with(FIRST, SECOND, extras=(("事業費 令和10年度", "未定"),))
    assert heads_of(write_plan_workbook(plan, path))[2] == "令和10年度 事業費（円）"
    assert read_plan(path).plan == plan


@pytest.mark.parametrize("text", ["1,200（見込み）", "-", "令和9年に決める予定", "1200"])
def test_what_is_no_such_word_stays_in_a_column_of_its_own(path: Path, text: str):
    plan = plan_with(FIRST, SECOND, extras=(("事業費 令和9年度", text),))
    assert "追加項目：事業費 令和9年度" in heads_of(write_plan_workbook(plan, path))
    assert read_plan(path).plan == plan


@pytest.mark.parametrize(
    ("head", "amount"),
    [
        ("令和10年度 事業費（円）", Amount(900, 2028, "事業費")),
        ("R10事業費（千円）", Amount(900_000, 2028, "事業費")),
        ("令和１０年度　金額（円）", Amount(900, 2028, "事業費")),
        ("令和9年度 一般財源（円）", Amount(900, 2027, "事業費", "一般財源")),
        ("令和9年度 国庫支出金", Amount(900, 2027, "事業費", "国庫支出金")),
        ("2027年度 うち森林環境税（円）", Amount(900, 2027, "事業費", "森林環境税")),
        ("令和8年度 決算額（円）", Amount(900, 2026, "決算")),
        ("令和7年度 決算額 一般財源（円）", Amount(900, 2025, "決算", "一般財源")),
        ("計（円）", Amount(900, None, "事業費")),
    ],
)
def test_a_column_that_a_clerk_adds_is_read(edited, head: str, amount: Amount):
    def add(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K3"] = head, 900

    reading = edited(plan_with(FIRST, SECOND), add)
    assert reading.plan.projects[0].amounts == FIRST
    assert reading.plan.projects[1].amounts == (*SECOND, amount)


def test_a_column_of_another_kind_than_its_head_says_is_told(edited):
    def add(sheet: Worksheet) -> None:
        sheet["H1"], sheet["H2"] = "令和9年度 事業費（円）", 900

    reading = edited(plan_with((Amount(5_000, 2026, "計画額"),)), add)
    assert reading.plan.projects[0].amounts[1] == Amount(900, 2027, "計画額")
    (told,) = reading.findings
    assert "「令和9年度 事業費（円）」の列を、令和9年度の計画額（円）として" in told.message
    assert told.severity is Severity.NOTICE


def test_a_source_that_may_be_part_of_several_kinds_is_told(edited):
    def add(sheet: Worksheet) -> None:
        sheet["I1"], sheet["I2"] = "令和8年度 一般財源（円）", 900

    plan = plan_with((Amount(5_000, 2026, "要求額"), Amount(4_000, 2026, "査定額")))
    reading = edited(plan, add)
    assert Amount(900, 2026, "要求額", "一般財源") in reading.plan.projects[0].amounts
    (told,) = [f for f in reading.findings if "一般財源" in f.message]
    assert "令和8年度の要求額のうち一般財源（円）として読みました" in told.message
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    "head", ["R8事業費（円）", "令和8年度 事業費(円)", "令和8年度 事業費（千円）"]
)
def test_a_second_column_of_the_same_amounts_is_told(edited, head: str):
    def add(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K2"] = head, 900

    reading = edited(plan_with(FIRST, SECOND), add)
    assert f"「{head}」の列は、「令和8年度 事業費（円）」と同じ" in messages(reading)


def test_a_head_that_stands_there_twice_is_told(edited):
    def add(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K2"] = HEADS[0], 900

    reading = edited(plan_with(FIRST, SECOND), add)
    assert reading.plan == plan_with(FIRST, SECOND)
    (told,) = [f for f in reading.findings if "列が2つある" in f.message]
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    "head",
    [
        *("R8～R10 事業費（円）", "令和8〜10年度 事業費（円）", "前年度 事業費（円）"),
        *(
            "増減（円）",
            "単価（円）",
            "備考（円）",
            "令和8年度 前年度比（円）",
            "年度 事業費（円）",
        ),
    ],
)
def test_a_head_that_is_of_no_one_year_or_no_amount_is_told_and_not_read(edited, head: str):
    def add(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K2"] = head, 900

    reading = edited(plan_with(FIRST, SECOND), add)
    assert reading.plan == plan_with(FIRST, SECOND)
    assert f"「{head}」は計画ブックにない列" in messages(reading)
    assert len(reading.findings) == 1


def test_a_column_of_one_amount_that_turns_all_totals_is_told(edited):
    def add(sheet: Worksheet) -> None:
        sheet["H1"], sheet["H2"] = "令和8年度 当初予算額（円）", 900

    plan = plan_with(*[(Amount(5_000, 2026, "事業費"),)] * 3)
    told = messages(edited(plan, add))
    assert "集計は令和8年度の「当初予算」（1件）で行います。同じ年度の「事業費」（3件）" in told


def test_an_amount_without_a_year_beside_dated_ones_is_told(edited):
    def add(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K2"] = "事業費（円）", 900

    assert "年度がないため、どの年度の集計にも入りません" in messages(edited(plan_with(FIRST), add))


def test_a_word_that_a_clerk_writes_stands_for_the_amount(edited, path: Path):
    def write(sheet: Worksheet) -> None:
        sheet["H2"] = "調整中"

    reading = edited(plan_with(FIRST, SECOND), write)
    (first, _) = reading.plan.projects
    assert Amount(6_000, 2027, "事業費") not in first.amounts
    assert first.extras == (("事業費 令和9年度", "調整中"),)
    write_plan_workbook(reading.plan, path, replaces=True)
    assert read_plan(path).plan == reading.plan


def test_what_is_neither_amount_nor_word_is_told_with_its_place(edited):
    def write(sheet: Worksheet) -> None:
        sheet["H2"] = "12OO円"

    with pytest.raises(PlanFileError) as error:
        edited(plan_with(FIRST, SECOND), write)
    assert "令和9年度 事業費（円）" in error.value.what
    assert "事業シートの2行目" in error.value.where


def test_all_amounts_that_cannot_be_read_are_told_together(edited):
    def write(sheet: Worksheet) -> None:
        sheet["H2"] = "12OO円"
        sheet["G3"] = "4/5"

    with pytest.raises(PlanFileError) as error:
        edited(plan_with(FIRST, SECOND), write)
    assert "読めないところが2か所あります" in error.value.what
    assert "12OO円" in error.value.where
    assert "4/5" in error.value.where


@pytest.mark.parametrize("cells", ["G2:G3", "G2:H2"])
def test_an_amount_in_joined_cells_counts_once(edited, cells: str):
    def join(sheet: Worksheet) -> None:
        for line in sheet["G2:H3"]:
            for cell in line:
                cell.value = None
        sheet["G2"] = 5_000
        sheet.merge_cells(cells)

    reading = edited(plan_with(BARE, BARE), join)
    amounts = [amount.yen for project in reading.plan.projects for amount in project.amounts]
    assert amounts == [5_000]
    assert "結合を解き" in messages(reading)


def test_a_word_in_joined_cells_stands_for_each_amount(edited):
    def join(sheet: Worksheet) -> None:
        sheet["G2"], sheet["H2"] = "未定", None
        sheet.merge_cells("G2:H2")

    project = edited(plan_with(BARE), join).plan.projects[0]
    assert [text for _, text in project.extras] == ["未定", "未定"]


@pytest.mark.parametrize("typed", [-100, "-100", "▲100"])
def test_an_amount_below_0_is_to_be_looked_at(edited, typed: object):
    reading = edited(plan_with(BARE), lambda sheet: sheet.__setitem__("G2", typed))
    (finding,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert "0円より小さい金額が1件あります：事業1（令和8年度 事業費 △100円）" in finding.message


def test_the_one_amount_that_is_no_whole_1000_yen_is_to_be_looked_at(edited):
    rows = [BARE] * 5
    reading = edited(plan_with(*rows), lambda sheet: sheet.__setitem__("G4", 12_600))
    (finding,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert "端数のある金額が1件あります：事業3（令和8年度 事業費 12,600円）" in finding.message
    assert "円単位に直して" in finding.message


def test_a_plan_of_amounts_to_the_yen_is_nothing_odd(path: Path):
    rows = [(Amount(1_234 + n, 2026, "事業費"),) for n in range(5)]
    assert read_plan(write_plan_workbook(plan_with(*rows), path)).findings == ()


def test_kinds_that_a_head_alone_would_not_tell_come_back(path: Path):
    amounts = (
        Amount(1, 2026, "計画額"),
        Amount(2, 2026, "事業費"),
        Amount(3, 2026, "計画額", "一般財源"),
        Amount(4, 2026, "」市の「積立"),
        Amount(5, 2026, "国庫支出金"),
        Amount(6, 2026, "期間 事業費", "国"),
        Amount(7, 2026, "期間 事業費", "国"),
        Amount(8),
        Amount(9, None, "計画額"),
    )
    plan = plan_with(amounts)
    assert read_plan(write_plan_workbook(plan, path)).plan == plan


def test_a_workbook_of_the_first_form_is_read(edited):
    def as_before(sheet: Worksheet) -> None:
        sheet.delete_cols(7, 20)
        names = ("（円）", "の年度", "の種別", "の財源")
        heads = [f"金額{n}{name}" for n in range(1, 5) for name in names]
        cells = [x for a in FIRST for x in (a.yen, a.fiscal_year, a.kind, a.funds)]
        for at, (head, cell) in enumerate(zip(heads, cells, strict=True), 7):
            sheet.cell(1, at, head)
            sheet.cell(2, at, cell)
        book: Any = sheet.parent
        book["計画"]["B2"] = 1

    reading = edited(plan_with(FIRST, SECOND), as_before)
    assert reading.plan.projects[0].amounts == FIRST
    assert reading.plan.projects[1].amounts == ()


def test_an_amount_a_thousandth_of_that_of_another_year_is_told(edited):
    plan = plan_with(*[BARE] * 9, (Amount(12_000_000, 2026, "事業費"), BARE[1]))

    def slip(sheet: Worksheet) -> None:
        sheet["G11"] = 6_000

    (finding,) = edited(plan, slip).findings
    assert finding.severity is Severity.WARNING
    assert "桁違いに小さい金額が1件あります：事業10（令和8年度 事業費 6千円）" in finding.message


def test_an_amount_far_below_all_others_of_a_plan_is_told(edited):
    def slip(sheet: Worksheet) -> None:
        sheet["G4"] = 12_000

    (finding,) = edited(plan_with(*[BARE[:1]] * 12), slip).findings
    assert "桁違いに小さい金額が1件あります：事業3（令和8年度 事業費 12千円）" in finding.message


def test_small_amounts_among_others_like_them_are_no_slips(path: Path):
    sizes = (12_000, 80_000, 300_000, 900_000, 3_000_000, 5_000_000, *[9_000_000] * 10)
    plan = plan_with(*[(Amount(yen, 2026, "事業費"),) for yen in sizes])
    assert read_plan(write_plan_workbook(plan, path)).findings == ()


def test_an_amount_of_nothing_is_no_slip(edited):
    none = Amount(0, 2026, "事業費", "国庫支出金")
    assert edited(plan_with(*[BARE] * 9, (*BARE, none)), lambda _: None).findings == ()
