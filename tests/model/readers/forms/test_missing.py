"""Who has not answered, where all were asked and where only some sections went round."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.plan import Plan, PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.forms.collect import collect_forms
from model.selection import Selection
from reports.making.run import run_job
from reports.options import Split
from tests.jobs import job_of
from tests.model.readers.forms.filled import FORMS, Send, fill, told
from tests.plans import row, section


@pytest.fixture
def plan() -> Plan:
    """Two sections: 市民課 has rows in both, 福祉課 in the first, 学校課 in the second."""
    sections = [
        section(1, "窓口", rows=(row("証明の交付", "市民課"), row("相談", "福祉課"))),
        section(1, "学び", rows=(row("出前講座", "市民課"), row("給食", "学校課"))),
    ]
    return assemble_plan(PlanDraft(PlanHeading("計画", "市", 2026), ("施策",), sections=sections))[
        0
    ]


def send_first_section(plan: Plan, folder: Path, split: Split = Split.DEPARTMENT) -> list[Path]:
    first = Selection(sections=frozenset({plan.sections[0].path}))
    files = run_job(job_of(plan, folder, FORMS, selection=first, split=split))
    return [file.path for file in files]


def test_departments_outside_the_sections_that_went_round_are_not_waited_for(
    plan: Plan, tmp_path: Path
):
    citizens, _welfare = send_first_section(plan, tmp_path)
    fill(citizens, {"証明の交付": 5})
    collection = collect_forms(plan, [citizens])
    assert (collection.missing, collection.unasked) == (("福祉課",), ("学校課",))
    assert told(collection, "注意", "返答のない所管課が1課あります：福祉課。")
    assert told(collection, "お知らせ", "次の1課は", "配っていないとみなしました：学校課。")
    assert "（返答のない課：1）" in collection.summary


def test_sheets_left_as_they_went_say_who_was_asked(plan: Plan, tmp_path: Path):
    [whole] = send_first_section(plan, tmp_path, Split.NONE)
    fill(whole, {"証明の交付": 5})
    collection = collect_forms(plan, [whole])
    assert (collection.missing, collection.untouched) == (("福祉課",), ("福祉課",))
    assert collection.unasked == ("学校課",)


def test_all_departments_are_waited_for_where_whole_forms_came_back(plan: Plan, send: Send):
    welfare = send(plan)["福祉課"]
    fill(welfare, {"相談": 5})
    collection = collect_forms(plan, [welfare])
    assert (collection.missing, collection.unasked) == (("市民課", "学校課"), ())
