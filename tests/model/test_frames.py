from __future__ import annotations

import pandas as pd
from hypothesis import given

from model.frames import (
    department_totals_frame,
    flag_totals_frame,
    listings_frame,
    section_totals_frame,
)
from model.plan import Plan
from model.selection import Selection
from model.totals import build_totals
from model.view import PlanView, view_plan
from tests.model.test_totals import FEWER, views


def test_the_frame_adds_up_to_the_totals(two_goals: Plan, built_in):
    for plan in (two_goals, built_in.plan):
        view = view_plan(plan, Selection())
        frame, totals = listings_frame(view), build_totals(view)
        assert len(frame) == totals.tally.listings
        assert frame["counts"].sum() == frame["project"].nunique() == totals.tally.projects
        assert frame["amount"].sum() == (totals.tally.amount or 0)
        by_flag = frame.groupby("flag")["project"].count().to_dict()
        assert by_flag == {
            total.flag.mark if total.flag else "": total.tally.listings
            for total in totals.by_flag
            if total.tally.listings
        }


def test_an_empty_view_has_an_empty_frame_of_the_same_shape(two_goals: Plan):
    frame = listings_frame(view_plan(two_goals, Selection(search="どこにもない")))
    assert len(frame) == 0
    assert list(frame.columns)[:3] == ["path", "kind", "flag"]


@FEWER
@given(views())
def test_sections_of_depth_1_add_up_to_the_whole(view: PlanView):
    totals = build_totals(view)
    frame = section_totals_frame(totals)
    top = frame[frame["depth"] == 1]
    assert list(frame.columns) == [
        "title",
        "depth",
        "listings",
        "projects",
        "amount",
        "published_budget",
    ]
    assert (top["listings"].sum(), top["projects"].sum()) == (len(view.rows), len(view.projects))
    assert top["amount"].sum() == (totals.tally.amount or 0)


@FEWER
@given(views())
def test_each_section_adds_up_from_its_parts_and_its_own_rows(view: PlanView):
    frame = section_totals_frame(build_totals(view))
    rows = listings_frame(view)
    own = rows.groupby("path").agg(listings=("path", "size"), projects=("counts", "sum"))
    for path in frame.index:
        parts = [p for p in frame.index if p.rpartition("-")[0] == path]
        for column in ("listings", "projects"):
            alone = own[column].get(path, 0)
            assert frame.loc[path, column] == frame.loc[parts, column].sum() + alone


@FEWER
@given(views())
def test_departments_count_each_project_of_theirs_once(view: PlanView):
    frame = department_totals_frame(build_totals(view))
    for name, row in frame.iterrows():
        projects = {
            listing.project.id: listing.project
            for listing in view.rows
            if name in {department.name for department in listing.departments}
        }
        known = [a for a in map(view.amount_of, projects.values()) if a is not None]
        assert row["projects"] == len(projects)
        assert (0 if pd.isna(row["amount"]) else row["amount"]) == sum(known)
    if view.selection.departments is None:
        assert frame["projects"].sum() >= len(view.projects)


@FEWER
@given(views())
def test_flags_add_up_to_all_rows_and_to_all_projects(view: PlanView):
    frame = flag_totals_frame(build_totals(view))
    assert frame["listings"].sum() == len(view.rows)
    assert frame["projects"].sum() == len(view.projects)
    assert frame.index[-1] == ""
