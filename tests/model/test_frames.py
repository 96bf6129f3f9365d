from __future__ import annotations

from model.frames import listings_frame
from model.plan import Plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan


def test_the_frame_adds_up_to_the_totals(two_goals: Plan, built_in):
    for plan in (two_goals, built_in.plan):
        view = view_plan(plan, Selection())
        frame, totals = listings_frame(view), build_totals(view)
        assert len(frame) == totals.tally.listings
        assert frame["counts"].sum() == frame["project"].nunique() == totals.tally.projects
        assert frame["amount"].sum() == (totals.tally.amount or 0)
        by_flag = frame.groupby("flag")["project"].count().to_dict()
        assert by_flag == {
            total.flag.mark if total.flag else "": total.listings
            for total in totals.by_flag
            if total.listings
        }


def test_an_empty_view_has_an_empty_frame_of_the_same_shape(two_goals: Plan):
    frame = listings_frame(view_plan(two_goals, Selection(search="どこにもない")))
    assert len(frame) == 0
    assert list(frame.columns)[:3] == ["path", "kind", "flag"]
