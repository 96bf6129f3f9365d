from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.errors import OutputError
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from reports.catalogue import REPORTS, report_by_id
from reports.content.shared.phrases import pick_facts
from reports.document import Fact
from reports.making.planned_files import plan_files
from reports.options import Format, ReportOptions, Split
from tests.jobs import job_of
from tests.plans import draft_of_two_goals, plan_a_year_later, plan_with_an_unnamed_office, row


def test_a_path_too_long_for_windows_is_refused(two_goals: Plan, tmp_path: Path):
    folder = tmp_path / ("長" * 120) / ("い" * 120)
    with pytest.raises(OutputError, match="259"):
        plan_files(job_of(two_goals, folder))


def test_split_by_department_makes_a_file_for_each(two_goals: Plan, folder: Path):
    wanted = ((report_by_id("departments"), Format.XLSX),)
    files = plan_files(job_of(two_goals, folder, wanted, split=Split.DEPARTMENT))
    assert [file.path.name for file in files] == [
        f"所管課別一覧_{name}.xlsx" for name in ("福祉課", "みどり課", "防災室", "産業課", "学習課")
    ]
    assert {row.name for row in files[2].view.rows} == {"防災訓練", "放送設備の点検"}


def test_reports_that_are_not_to_be_divided_are_one_file_each(two_goals: Plan, folder: Path):
    wanted = tuple((report_by_id(each), Format.PDF) for each in ("departments", "booklet"))
    job = job_of(
        two_goals, folder, wanted, split=Split.DEPARTMENT, divided=frozenset({"departments"})
    )
    files = [(file.report.id, len(file.view.rows)) for file in plan_files(job)]
    assert [report for report, _ in files] == ["departments"] * 5 + ["booklet"]
    assert files[-1] == ("booklet", len(job.view.rows))


def test_files_that_are_kept_beside_others_have_one_number_for_all(two_goals: Plan, folder: Path):
    wanted = ((report_by_id("departments"), Format.XLSX), (report_by_id("booklet"), Format.PDF))
    folder.mkdir()
    for name in ("所管課別一覧.xlsx", "計画冊子.pdf", "計画冊子（2）.pdf", "計画冊子（3）.pdf"):
        (folder / name).touch()
    files = plan_files(job_of(two_goals, folder, wanted, keeps=True))
    assert [file.path.name for file in files] == ["所管課別一覧（4）.xlsx", "計画冊子（4）.pdf"]
    (folder / "所管課別一覧.xlsx").unlink()
    alone = plan_files(job_of(two_goals, folder, wanted[:1], keeps=True))
    assert [file.path.name for file in alone] == ["所管課別一覧.xlsx"]


def test_split_by_department_loses_no_row_that_names_none(folder: Path):
    plan = plan_with_an_unnamed_office()
    files = plan_files(job_of(plan, folder, split=Split.DEPARTMENT))
    assert files[-1].path.name == "データ_所管課の記載なし.csv"
    assert [r.name for r in files[-1].view.rows] == ["計画の進み具合の公表"]
    assert pick_facts(plan, files[-1].view.selection) == (Fact("所管課", "所管課の記載なし"),)
    picked = Selection(departments=frozenset({"福祉課"}))
    files = plan_files(job_of(plan, folder, selection=picked, split=Split.DEPARTMENT))
    assert [file.path.name for file in files] == ["データ_福祉課.csv"]


def test_a_plan_without_departments_is_divided_by_them_into_one_file(folder: Path):
    draft = draft_of_two_goals()
    for each in draft.listings():
        each.departments = ""
    plan, _ = assemble_plan(draft)
    (file,) = plan_files(job_of(plan, folder, split=Split.DEPARTMENT))
    assert len(file.view.rows) == len(tuple(plan.listings()))


def test_split_by_section_loses_no_row(two_goals: Plan, built_in: Reading, folder: Path):
    for plan in (two_goals, built_in.plan):
        files = plan_files(job_of(plan, folder, split=Split.SECTION))
        rows = [row.id for file in files for row in file.view.rows]
        assert sorted(rows) == sorted(row.id for row in plan.listings())


def test_rows_above_the_sections_that_files_are_made_of_have_a_file_of_their_own(folder: Path):
    draft = draft_of_two_goals()
    draft.sections = draft.sections[:1]
    draft.sections[0].listings.append(row("計画の進み具合の公表", "企画課"))
    plan, _ = assemble_plan(draft)
    files = plan_files(job_of(plan, folder, split=Split.SECTION))
    assert [file.path.stem for file in files] == [
        "データ_1 くらし",
        "データ_1-1 安心して暮らせるまち",
        "データ_1-2 みどり豊かなまち",
    ]
    assert [r.name for r in files[0].view.rows] == ["計画の進み具合の公表"]


@pytest.mark.parametrize(
    ("sections", "own_rows"),
    [({(1, 1, 1), (2,)}, {(1, 1)}), ({(1, 1, 1), (2, 1, 1), (2, 2)}, {(1, 1), (2, 1)})],
)
def test_picks_hold_in_each_file_of_a_section(
    two_goals: Plan, folder: Path, sections: set[tuple[int, ...]], own_rows: set[tuple[int, ...]]
):
    picked = Selection(sections=frozenset(sections), own_rows=frozenset(own_rows))
    files = plan_files(job_of(two_goals, folder, split=Split.SECTION, selection=picked))
    whole = job_of(two_goals, folder, selection=picked).view
    assert [file.path.stem for file in files] == ["データ_1 くらし", "データ_2 しごと"]
    assert [r.name for r in files[0].view.rows] == ["見守り", "ふれあい食堂", "放送設備の点検"]
    assert [r.id for file in files for r in file.view.rows] == [r.id for r in whole.rows]


def test_names_that_windows_does_not_take_become_ones_that_it_takes(folder: Path):
    draft = draft_of_two_goals()
    draft.sections[0].title = 'CON: a/b\\c*?"<>|.'
    plan, _ = assemble_plan(draft)
    files = plan_files(job_of(plan, folder, split=Split.SECTION))
    assert files[0].path.name == "データ_1 CON： a／b＼c＊？”＜＞｜.csv"


def test_departments_whose_names_become_one_file_name_have_two_files(folder: Path):
    draft = draft_of_two_goals()
    draft.sections[0].listings += [row("受付の改修", "窓口a?課"), row("受付の案内", "窓口A？課")]
    plan, _ = assemble_plan(draft)
    files = plan_files(job_of(plan, folder, split=Split.DEPARTMENT))
    names = [file.path.name for file in files if "窓口" in file.path.name]
    assert names == ["データ_窓口a？課.csv", "データ_窓口A？課（2）.csv"]


def names(plan: Plan, folder: Path, split: Split = Split.NONE) -> list[str]:
    files = plan_files(job_of(plan, folder, split=split, names_plan=True))
    return [file.path.name for file in files]


def test_files_named_by_the_plan_begin_with_its_name_and_year(two_goals: Plan, folder: Path):
    assert names(two_goals, folder) == ["ひかり市 まちづくり実施計画（令和6年度）_データ.csv"]
    assert names(two_goals, folder, Split.DEPARTMENT)[0].endswith("_データ_福祉課.csv")


def test_a_year_that_the_name_of_the_plan_tells_stands_once(two_goals: Plan, folder: Path):
    heading = two_goals.heading._replace(title="令和6年度/実施計画")
    assert names(replace(two_goals, heading=heading), folder) == ["令和6年度／実施計画_データ.csv"]
    heading = two_goals.heading._replace(fiscal_year=None)
    plan = replace(two_goals, heading=heading)
    assert names(plan, folder) == ["ひかり市 まちづくり実施計画_データ.csv"]


def test_a_long_name_of_a_plan_leaves_room_for_that_of_the_department(
    two_goals: Plan, folder: Path
):
    plan = replace(two_goals, heading=two_goals.heading._replace(title="とても長い名前の計画" * 9))
    found = names(plan, folder, Split.DEPARTMENT)
    assert all("（令和6年度）_データ_" in name for name in found)
    assert found[0].endswith("_福祉課.csv")


@pytest.mark.parametrize("split", Split)
def test_each_file_has_the_earlier_plan_beside_it(two_goals: Plan, folder: Path, split: Split):
    earlier = plan_a_year_later()
    files = plan_files(job_of(two_goals, folder, split=split, earlier=earlier))
    assert files
    assert all(file.view.earlier is earlier for file in files)


@pytest.mark.parametrize("split", Split)
def test_a_report_of_two_plans_is_never_divided(two_goals: Plan, folder: Path, split: Split):
    for report in REPORTS:
        wanted = ((report, report.formats[0]),)
        earlier = plan_a_year_later()
        files = plan_files(job_of(two_goals, folder, wanted, split=split, earlier=earlier))
        assert (len(files) == 1) == (report.needs_earlier or split is Split.NONE)


def test_forms_that_say_when_to_send_them_back_are_called_so(two_goals: Plan, folder: Path):
    options = ReportOptions(reply="6月30日までに企画課へ")
    forms = ((report_by_id("departments"), Format.XLSX),)
    (file,) = plan_files(job_of(two_goals, folder, forms, options=options))
    assert file.path.name == "事業調査票.xlsx"
    document = file.report.build(file.view, options)
    assert document.title == "事業調査票"
