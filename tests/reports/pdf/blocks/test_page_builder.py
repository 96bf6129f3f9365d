from __future__ import annotations

import pytest

from reports.page import Page
from reports.pdf.blocks.abreast import Abreast
from reports.pdf.blocks.page_builder import PageBuilder
from reports.pdf.drawing.boxes import FillBox, Slab
from reports.pdf.drawing.style import grid_of

HEAD = Slab(20.0)
INK = FillBox(0, 0, 10, 10, (0, 0, 0))


def group_of(rows: int) -> list[Slab]:
    """A heading with its rows; one that begins a stretch repeats the heading."""
    heading = Slab(18.0, (INK,), keeps_next=True, again=HEAD)
    again = Slab(38.0)
    return [heading, *(Slab(18.0, (INK,), again=again) for _ in range(rows))]


@pytest.mark.parametrize("groups", [[1], [1, 1], [1, 2, 1], [3, 1], [1, 1, 1, 1, 1]])
@pytest.mark.parametrize("count", [2, 3])
def test_no_heading_of_a_group_ends_a_stretch(groups: list[int], count: int):
    rows = [slab for size in groups for slab in group_of(size)]
    columns = Abreast(rows, HEAD, 200.0, count).fill(500.0)
    assert sum(len(column) - 1 for column in columns) == len(rows)
    assert not any(column[-1].keeps_next for column in columns)


@pytest.mark.parametrize("rows_left", [3, 9, 14, 25])
def test_a_table_in_stretches_begins_where_a_page_has_a_quarter_left(rows_left: int):
    grid = grid_of(Page())
    frame = grid.text_bottom - grid.top
    builder = PageBuilder(grid)
    builder.start_part("集計", runs_on=False)
    above = Slab(frame - rows_left * 18.0, (INK,))
    table = Abreast((Slab(18.0, (INK,), again=HEAD) for _ in range(60)), HEAD, 200.0, 2)
    first, *_ = [*builder.place([above, table]), *builder.last()]
    assert (len(first.placed) > 1) == (rows_left * 18.0 >= frame / 4)


@pytest.mark.parametrize(
    ("height", "is_cut"), [(0.3, False), (0.7, True), (1.0, True), (1.2, False)]
)
def test_a_part_that_one_page_holds_is_told_where_it_would_go_over_two(height: float, is_cut: bool):
    grid = grid_of(Page())
    frame = grid.text_bottom - grid.top
    builder = PageBuilder(grid)
    builder.start_part("会議用概要", runs_on=False)
    assert not list(builder.place([Slab(frame / 2, (INK,))]))
    assert builder.would_cut([Slab(frame * height, (INK,))]) == is_cut


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("over", [1, 3, 8, 20])
def test_a_table_in_stretches_leaves_no_few_rows_to_its_last_page(count: int, over: int):
    on_a_page = 20
    rows = [Slab(18.0, (INK,), again=HEAD) for _ in range(count * on_a_page + over)]
    table = Abreast(rows, HEAD, 200.0, count)
    columns, room = [], HEAD.height + on_a_page * 18.0
    while page := table.fill(room):
        columns.append([len(column) - 1 for column in page])
    assert sum(map(sum, columns)) == len(rows)
    assert len(columns) == 2
    assert all(left >= 4 for left in columns[-1])


def test_no_head_stands_at_a_foot_though_what_it_leads_to_is_nearly_a_page_high():
    """A form: its title and task, the head of its table, a group, rows with long texts."""
    grid = grid_of(Page())
    frame = grid.text_bottom - grid.top
    task = Slab(frame / 3, (INK,), keeps_next=True)
    head = Slab(20.0, (INK,), keeps_next=True, leads=True)
    group = Slab(18.0, (INK,), keeps_next=True, leads=True, again=HEAD)
    row = Slab(frame * 0.8, (INK,), again=HEAD)
    builder = PageBuilder(grid)
    builder.start_part("市民課", runs_on=False)
    sheets = [*builder.place([task, head, group, row, row]), *builder.last()]
    assert [[slab.height for *_, slab in sheet.placed] for sheet in sheets] == [
        [task.height],
        [head.height, group.height, row.height],
        [row.height],
    ]


@pytest.mark.parametrize("rows", range(30, 50))
def test_a_note_below_a_table_in_stretches_stands_on_a_page_with_some_of_its_rows(rows: int):
    builder = PageBuilder(grid_of(Page()))
    builder.start_part("総括", runs_on=False)
    table = Abreast((Slab(36.0, (INK,), again=HEAD) for _ in range(rows)), HEAD, 200.0, 2)
    table.foot = 30.0
    note = Slab(24.0, (INK,))
    *_, last = [*builder.place([table, note]), *builder.last()]
    assert len(last.placed) > 4


@pytest.mark.parametrize("left", range(150, 400, 25))
def test_a_table_in_stretches_of_a_few_rows_stands_on_one_page(left: int):
    grid = grid_of(Page())
    builder = PageBuilder(grid)
    builder.start_part("集計", runs_on=False)
    above = Slab(grid.text_bottom - grid.top - left, (INK,))
    table = Abreast((Slab(18.0, (INK,), again=HEAD) for _ in range(24)), HEAD, 200.0, 2)
    sheets = [*builder.place([above, table]), *builder.last()]
    assert sum(slab.height == 18.0 for *_, slab in sheets[-1].placed) == 24


@pytest.mark.parametrize(("rows_left", "blanks"), [(7, 5), (6, 4), (5, 3), (4, 5)])
def test_rows_to_spare_go_where_those_among_which_they_stand_have_room_then(
    rows_left: int, blanks: int
):
    """The rows for new projects of a form, with their heading and their sum."""
    grid = grid_of(Page())
    row = Slab(18.0, (INK,), keeps_next=True)
    rows = [row, *[row] * 3, *[row._replace(is_spare=True)] * 2, row._replace(keeps_next=False)]
    builder = PageBuilder(grid)
    builder.start_part("市民課", runs_on=False)
    above = Slab(grid.text_bottom - grid.top - rows_left * 18.0 - 1, (INK,))
    pages = [*builder.place([above, *rows]), *builder.last()]
    assert len(pages) == (1 if rows_left > 4 else 2)
    assert len(pages[-1].placed) == blanks + (3 if rows_left > 4 else 2)
