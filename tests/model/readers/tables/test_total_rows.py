from __future__ import annotations

from model.readers.tables.totals import TotalRows


def test_a_sum_that_is_wrong_is_told_with_the_sum_that_papers_show():
    sums: TotalRows[str] = TotalRows({"amount": "事業費"})
    sums.add_project({"amount": 100}, relisted=False)
    sums.add_project({"amount": 100}, relisted=True)
    sums.add_project({"amount": 30}, relisted=False)
    sums.add_sum({"amount": 999}, lambda _: "5行目")
    (found,) = sums.findings()
    assert found.where == "5行目"
    assert "999円" in found.message
    assert "全体の事業の合計は130円" in found.message


def test_a_row_of_sums_that_are_wrong_is_told_once_in_one_unit():
    sums: TotalRows[str] = TotalRows({"R8": "R8", "R9": "R9"})
    sums.add_project({"R8": 90_576_000, "R9": 240_000_000}, relisted=False)
    sums.add_sum({"R8": 1_220_000, "R9": 74_860_000}, {"R8": "C3", "R9": "D3"}.__getitem__)
    (found,) = sums.findings()
    assert found.where == "C3"
    assert "「R8」1,220千円など2つの欄" in found.message
    assert "全体の事業の合計は90,576千円" in found.message
