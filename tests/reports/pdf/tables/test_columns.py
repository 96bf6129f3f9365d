"""How wide the columns of tables are on paper."""

from __future__ import annotations

import pytest

from model.money import Unit
from reports.pdf.drawing.style import CELL
from reports.pdf.tables.columns import NaturalWidths, column_widths
from reports.table import BodyRow, Cell, Column, ColumnKind, Input, Table, Text, Yen
from reports.typesetting.fonts import load_font

NAME = Column("name", "事業名", least=9, most=14)
DESCRIPTION = Column("description", "事業概要", least=14)
PARTNERS = Column("partners", "ほかの所管課", least=6, most=10)
REMARKS = Column("remarks", "備考", least=5, most=9)
COLUMNS = (NAME, DESCRIPTION, PARTNERS, REMARKS)


def widths_of(partners: str, *, is_form: bool) -> tuple[float, ...]:
    cells = (Text("祭り"), Text("とても長い説明" * 20), Text(partners), Input())
    table = Table(COLUMNS, (BodyRow(cells),), is_form=is_form)
    return column_widths(table, NaturalWidths(Unit.YEN), 500.0, CELL)


def test_a_column_without_texts_leaves_its_room_on_a_form():
    _, with_some, partners, _ = widths_of("広報課、市民課、人事課", is_form=True)
    _, description, empty, _ = widths_of("", is_form=True)
    assert empty < partners
    assert description > with_some


def test_columns_stand_below_each_other_on_other_papers():
    assert widths_of("", is_form=False)[2] >= PARTNERS.least * CELL.size


def test_tables_of_one_make_stand_on_one_grid_on_a_page_too_narrow_for_them():
    money = [Column(f"{n}", "事業費（千円）", ColumnKind.YEN, least=5, most=7) for n in range(3)]
    natural = NaturalWidths(Unit.YEN)

    def table_of(*names: str) -> Table:
        rows = [BodyRow((Text(n), Text("説明" * 30), *map(Yen, (1, 2, 3)))) for n in names]
        return Table((NAME, DESCRIPTION, *money), tuple(rows))

    tables = table_of("祭り", "花"), table_of("地域の力を生かすまちづくり活動の支援")
    for table in tables:
        natural.add(table)
    first, second = (column_widths(table, natural, 330.0, CELL) for table in tables)
    assert first == second


def test_departments_of_long_names_take_room_that_descriptions_do_not_need():
    def offices(name: str) -> float:
        column = Column("departments", "所管課", least=6, most=10)
        cells = (Text("祭り"), Text("市民と共に取り組みます。" * 3), Text("\n".join([name] * 3)))
        table = Table((NAME, DESCRIPTION, column), (BodyRow(cells),))
        return column_widths(table, NaturalWidths(Unit.YEN), 460.0, CELL)[2]

    usual, long = offices("市民課"), offices("市民文化スポーツ部地域共生社会総合推進課広域担当")
    assert usual <= 10 * CELL.size + 2 * CELL.side
    assert long > 14 * CELL.size


def test_remarks_have_the_room_they_may_take():
    assert widths_of("広報課", is_form=True)[3] >= 9 * CELL.size


def test_no_figure_is_broken_however_many_there_are():
    money = [
        Column(f"funds{n}", "国庫支出金（円）", ColumnKind.YEN, least=5, most=7) for n in range(6)
    ]
    cells: tuple[Cell, ...] = (
        Text("祭り"),
        Text("とても長い説明" * 20),
        *(Yen(12_345_678_901) for _ in money),
    )
    table = Table((NAME, DESCRIPTION, *money), (BodyRow(cells),))
    widths = column_widths(table, NaturalWidths(Unit.YEN), 700.0, CELL)
    figure = load_font().text_width("12,345,678,901", CELL.size)
    assert min(widths[2:]) - 2 * CELL.side >= figure
    assert sum(widths) == pytest.approx(700.0)


def test_texts_give_way_before_figures_where_even_the_least_widths_are_too_wide():
    money = [
        Column(f"y{n}", "令和8年度（千円）", ColumnKind.YEN, least=5, most=7) for n in range(11)
    ]
    cells: tuple[Cell, ...] = (
        Text("祭り"),
        Text("とても長い説明" * 20),
        *(Yen(1_224_375_000) for _ in money),
    )
    table = Table((NAME, DESCRIPTION, *money), (BodyRow(cells),))
    widths = column_widths(table, NaturalWidths(Unit.THOUSAND), 757.0, CELL)
    figure = load_font().text_width("1,224,375", CELL.size)
    assert min(widths[2:]) - 2 * CELL.side >= figure
    assert sum(widths) == pytest.approx(757.0)


def test_columns_that_are_all_too_narrow_share_the_page_by_what_they_hold():
    long = Column("section", "区分", least=3, most=14)
    money = [Column(f"y{n}", "予算（円）", ColumnKind.YEN, least=6, most=9) for n in range(9)]
    cells = (Text("安心して子どもを産み育てられるまち"), Text("祭り"), Text("祭りを開く。"))
    table = Table((long, NAME, DESCRIPTION, *money), (BodyRow((*cells, *map(Yen, range(9)))),))
    section, _, description, *_ = column_widths(table, NaturalWidths(Unit.YEN), 560.0, CELL)
    assert section > description
