from __future__ import annotations

from gui.presenters.finding_rows import row_of, unread_lines_of
from model.finding import Finding, Severity
from model.plan import Plan
from model.readers.reading import LineRole, PlacedLine, Reading


def finding(message: str) -> Finding:
    return Finding(Severity.NOTICE, "5行目", message)


def test_a_finding_leads_to_the_row_that_it_names(two_goals: Plan):
    row = row_of(finding("「見守り」の所管課「福祉」を「福祉課」と読みました。"), two_goals)
    assert (row.name, row.relisted) == ("見守り", False)
    again = row_of(finding("再掲「見守り」の印は「なし」ですが、「★」です。"), two_goals)
    assert (again.name, again.relisted) == ("見守り", True)
    assert row_of(finding("本文が途中で切れている可能性があります。"), two_goals) is None


def test_nearly_all_findings_of_the_built_in_plan_lead_somewhere(built_in: Reading):
    lost = [f for f in built_in.findings if row_of(f, built_in.plan) is None]
    assert len(lost) <= 1


def test_a_finding_shows_the_unread_lines_that_it_names():
    lines = [PlacedLine(n, f"行{n}", LineRole.UNPLACED) for n in (4, 5, 12, 15, 16, 20)]
    table = finding("この表の12～15行目・20行目は、列の切れ目が分かりません。")
    assert [line.number for line in unread_lines_of(table, lines)] == [5, 12, 15, 20]
    assert unread_lines_of(Finding(Severity.WARNING, "表題", "年度は…"), lines) == ()


def test_a_finding_of_one_sheet_shows_no_lines_of_another():
    lines = [PlacedLine(5, "一", LineRole.UNPLACED, name) for name in ("市民課", "納税課")]
    told = Finding(Severity.WARNING, lines[1].where, "この行は読み取れませんでした。")
    assert unread_lines_of(told, lines) == (lines[1],)
