from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.errors import PlanFileError
from model.plan import Plan, PlanHeading
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.reading import Reading
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.plans import MAIN, OTHER, row, section

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
).filter(str.strip)
ROWS = st.builds(
    row,
    TEXTS.map(str.strip),
    st.sampled_from(["財政課", "市民課・納税課", "市民課ほか", "生涯学習・スポーツ課"]),
    kind=st.sampled_from([MAIN, OTHER]),
    flag=st.sampled_from([None, "新", "★"]),
    relisted=st.booleans(),
    description=st.none() | TEXTS,
    yen=st.none() | st.integers(-(10**12), 10**12),
)

AMOUNTS = st.builds(
    Amount,
    st.integers(-(10**12), 10**12),
    st.none() | st.just(2031),
    st.sampled_from([None, "予算", "決算"]),
    st.sampled_from([None, "国庫支出金", "一般財源"]),
)
EXTRA_HEADS = ("備考", "事業名", "金額1（円）", "対象者")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    depth = draw(st.integers(1, 4))

    def sections(level: int):
        count = draw(st.integers(1, 2))
        return tuple(
            section(
                level,
                draw(TEXTS),
                number=str(n) if draw(st.booleans()) else "",
                budget=draw(st.none() | st.integers(0, 10**11)),
                children=sections(level + 1) if level < depth else (),
                rows=tuple(draw(st.lists(ROWS, max_size=3))),
            )
            for n in range(1, count + 1)
        )

    draft = PlanDraft(
        PlanHeading(draw(TEXTS), draw(st.just("") | TEXTS), draw(st.none() | st.just(2031))),
        tuple(f"第{n}層" for n in range(1, depth + 1)),
        flags=[Flag("新", "新規"), Flag("★", "")],
        notes=draw(st.lists(TEXTS, max_size=2)),
        sections=list(sections(1)),
        extra_heads=EXTRA_HEADS[:2],
    )
    for listing in draft.listings():
        if draw(st.booleans()):
            listing.amounts = (*listing.amounts, draw(AMOUNTS))
        heads = [head for head in EXTRA_HEADS if draw(st.booleans())]
        listing.extras = tuple((head, draw(TEXTS)) for head in heads)
    return assemble_plan(draft)[0]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plan=plans())
def test_any_plan_comes_back_equal(tmp_path: Path, plan: Plan):
    path = write_plan_workbook(plan, tmp_path / "plan.xlsx", replaces=True)
    assert read_plan(path).plan == plan


def test_the_built_in_plan_comes_back_equal(tmp_path: Path, built_in: Reading):
    path = write_plan_workbook(built_in.plan, tmp_path / "plan.xlsx")
    assert read_plan(path).plan == built_in.plan


def edited(two_goals: Plan, path: Path, sheet: str, cell: str, value: object) -> Path:
    write_plan_workbook(two_goals, path)
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def test_what_a_clerk_edits_in_excel_is_read(tmp_path: Path, two_goals: Plan):
    path = edited(two_goals, tmp_path / "plan.xlsx", "掲載", "F2", "見守り活動")
    assert "見守り活動" in {row.name for row in read_plan(path).plan.listings()}


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [
        ("掲載", "B3", "P9999", "P9999"),
        ("掲載", "A3", "9-9", "9-9"),
        ("掲載", "C3", "主要", "主要事業"),
        ("区分", "A4", "あ", "あ"),
        ("区分", "F3", "いくらか", "整数ではありません"),
        ("事業", "A3", "P0001", "重なって"),
        ("計画", "B2", 99, "新しい版"),
    ],
)
def test_a_slip_in_the_workbook_is_told_with_its_place(
    tmp_path: Path, two_goals: Plan, sheet, cell, value, says
):
    path = edited(two_goals, tmp_path / "plan.xlsx", sheet, cell, value)
    with pytest.raises(PlanFileError) as error:
        read_plan(path)
    assert says in error.value.what
    assert f"{sheet}シート" in error.value.where
