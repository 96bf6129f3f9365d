from __future__ import annotations

from model.readers.tables.totals import TotalRows


def test_a_sum_that_is_wrong_is_told_with_the_sum_that_papers_show():
    sums: TotalRows[str] = TotalRows({"amount": "事業費"})
    sums.add_project({"amount": 100}, relisted=False)
    sums.add_project({"amount": 100}, relisted=True)
    sums.add_project({"amount": 30}, relisted=False)
    sums.add_sum({"amount": 999}, "5行目")
    (found,) = sums.findings()
    assert found.where == "5行目"
    assert "999円" in found.message
    assert "全体の事業の合計は130円" in found.message
