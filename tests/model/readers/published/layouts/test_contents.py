"""Tables of contents without leaders."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading

PLAN = """\
第１章　まちづくり

第１節　道路

事業名\t事業概要\t所管課
市道の改良 12\t直す。\t土木課

第２節　公園

事業名\t事業概要\t所管課
花壇\t植える。\t公園課

資料編

策定の経過
"""


def read(text: str) -> Reading:
    return read_text(text, "みほん.txt", PlanHeading("計画"))


def test_headings_with_numbers_of_pages_are_the_contents():
    contents = "目次\n第１章 まちづくり 1\n第１節 道路　２\n第２節 公園  P.3\n資料編 20\n\n"
    reading = read(contents + PLAN)
    assert [s.title for s in reading.plan.walk()] == ["まちづくり", "道路", "公園"]
    assert reading.coverage[LineRole.FRONT] == 5
    assert reading.unplaced == ()


def test_a_heading_that_ends_in_a_number_is_one():
    reading = read(PLAN.replace("第２節　公園", "第２節　公園 2030"))
    assert [s.title for s in reading.plan.walk()] == ["まちづくり", "道路", "公園 2030"]
    assert [row.name for row in reading.plan.listings()] == ["市道の改良 12", "花壇"]


def test_rows_that_an_index_repeats_are_no_contents():
    rows = ["(1) 井戸\t水道課\t10", "(2) 川\t河川課\t20"]
    head = "事業名\t所管課\t事業費（千円）"
    index = "\n".join(row.rpartition("\t")[0] for row in rows)
    text = f"施策1 水\n{head}\n{rows[0]}\n\n施策2 川\n{head}\n{rows[1]}\n\n課別の索引\n{index}\n"
    amounts = {a.yen for project in read(text).plan.projects for a in project.amounts}
    assert amounts == {10_000, 20_000}
