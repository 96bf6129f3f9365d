"""Forms of departments as they are sent back: read again as lists, with nothing left over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.money import Unit
from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from model.readers.reading import LineRole, Reading
from model.readers.source import read_plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.catalogue import report_by_id
from reports.making.run import run_job
from reports.options import Format, ReportOptions, Split
from tests.jobs import job_of
from tests.model.readers.forms.filled import fill, form_of, plan_of, send_forms
from tests.plans import row

FORMS = ((report_by_id("departments"), Format.XLSX),)
NOT_READ = "読み取れませんでした"
NO_AMOUNT = "金額として読めない"
NO_SUM = "合いません"


@pytest.fixture(scope="module", params=["built_in", "two_goals"])
def sent_back(request, tmp_path_factory) -> list[tuple[Plan, str, Reading]]:
    """Return for each department the plan, its name and what its form is read as."""
    value = request.getfixturevalue(request.param)
    plan = value if isinstance(value, Plan) else value.plan
    files = run_job(job_of(plan, tmp_path_factory.mktemp("forms"), FORMS, split=Split.DEPARTMENT))
    return [
        (plan, department.name, read_plan(file.path))
        for department, file in zip(plan.departments, files, strict=True)
    ]


def test_every_row_of_a_form_is_a_project_or_known_for_what_it_is(sent_back):
    for _, name, reading in sent_back:
        assert reading.coverage[LineRole.UNPLACED] == 0, name
        told = "\n".join(finding.message for finding in reading.findings)
        assert NOT_READ not in told, name
        assert NO_AMOUNT not in told, name
        assert NO_SUM not in told, name


def test_a_form_comes_back_with_its_projects_and_their_amounts(sent_back):
    for plan, name, reading in sent_back:
        view = pick_from_plan(plan, Selection(departments=frozenset({name})))
        rows = list(reading.plan.listings())
        assert [row.name for row in rows] == [row.name for row in view.rows]
        assert [row.relisted for row in rows] == [row.relisted for row in view.rows]
        amounts = {project.name: view.amount_of(project) for project in view.projects}
        for project in reading.plan.projects:
            known = [amount.yen for amount in project.amounts]
            assert (known[0] if known else None) == amounts[project.name], project.name


def test_each_total_of_a_form_is_known_as_one(sent_back):
    for _, name, reading in sent_back:
        assert reading.coverage[LineRole.TOTAL] == reading.coverage[LineRole.HEADING] + 2, name


@pytest.mark.parametrize("unit", Unit)
def test_amounts_that_a_form_shows_rounded_come_back_whole(two_goals: Plan, tmp_path: Path, unit):
    options = ReportOptions(unit=unit)
    files = run_job(job_of(two_goals, tmp_path, FORMS, options=options, split=Split.DEPARTMENT))
    reading = read_plan(files[0].path)
    amounts = {each.name: [amount.yen for amount in each.amounts] for each in reading.plan.projects}
    assert amounts["見守り"] == [1_500_500]
    assert amounts["ふれあい食堂"] == [2_400_400]


def test_a_form_of_three_years_takes_in_the_plan_s_year_and_leaves_the_others(tmp_path: Path):
    years = {2026: 1_000_000, 2027: 2_000_000, 2028: 3_000_000}
    amounts = tuple(Amount(yen, year, "計画額") for year, yen in years.items())
    plan = plan_of(*(replace(row(name, "市民課"), amounts=amounts) for name in ("窓口", "証明")))
    file = send_forms(plan, tmp_path)["市民課"]
    assert collect_forms(plan, form_files([file])).plan == plan
    fill(file, {"窓口": 700})
    collected = collect_forms(plan, form_files([file])).plan
    known = {each.name: {a.fiscal_year: a.yen for a in each.amounts} for each in collected.projects}
    assert known == {"窓口": {**years, 2026: 700_000}, "証明": years}
    _, sheet = form_of(file)
    totals = [cell.value for line in sheet for cell in line if "合計　" in str(cell.value)]
    assert [str(total).count("数でない金額") for total in totals] == [1]
