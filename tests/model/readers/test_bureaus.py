from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

TEXT = "基本目標1 くらし\n施策1 安心\n事業名\t事業内容\t担当課\n"


def read(*cells: str) -> Reading:
    rows = "".join(f"事業{n}\t行う。\t{cell}\n" for n, cell in enumerate(cells))
    return read_text(TEXT + rows, "plan.txt", PlanHeading("計画"))


def departments(reading: Reading) -> list[list[str]]:
    return [[d.name for d in row.departments] for row in reading.plan.listings()]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("福祉部 高齢課", ["高齢課"]),
        ("福祉部　高齢課、市民課", ["高齢課", "市民課"]),
        ("福祉部 高齢課 市民部 市民課", ["高齢課", "市民課"]),
        ("高齢課（福祉部）", ["高齢課"]),
        ("教）生涯学習課", ["生涯学習課"]),
        ("【教育委員会】学校課", ["学校課"]),
        ("（仮）こども課", ["(仮)こども課"]),
        ("財政部、税務課", ["財政部", "税務課"]),
        ("総務部-人事課・福祉部-高齢課", ["人事課", "高齢課"]),
        ("総務部 人事課・福祉部 高齢課", ["人事課", "高齢課"]),
        ("農業委員会 事務局", ["農業委員会", "事務局"]),
    ],
)
def test_a_bureau_beside_a_department_of_a_text_is_none(cell: str, names: list[str]):
    assert departments(read(cell)) == [names]


def test_what_was_taken_apart_is_told_once_and_kept():
    reading = read("福祉部 高齢課", "市民課（市民部）")
    assert [p.extras for p in reading.plan.projects] == [
        (("部局", "福祉部"),),
        (("部局", "市民部"),),
    ]
    told = [finding.message for finding in reading.findings if "部局" in finding.message]
    assert len(told) == 1
    assert "（2行）" in told[0]


def test_departments_of_one_name_in_two_bureaus_are_two():
    reading = read("福祉部 総務課", "市民部 総務課", "福祉部 高齢課")
    assert departments(reading) == [["福祉部総務課"], ["市民部総務課"], ["高齢課"]]


def test_a_bureau_above_a_department_is_one_more_where_the_plan_has_few_bureaus():
    quoted = ('"市民課\n道路課"', '"消防本部\n高齢課"', "消防本部", "高齢課", "税務課", "道路課")
    reading = read(*quoted)
    assert departments(reading)[1] == ["消防本部", "高齢課"]
    assert [f.message for f in reading.findings if "消防本部" in f.message] == [
        "所管課の欄で上下に書かれた部局と課を、別々の所管課としました：「消防本部、高齢課」。"
    ]


def test_a_bureau_above_its_department_is_none_of_its_own():
    reading = read('"市民部\n市民課"', '"福祉部\n高齢課"', "高齢課", '"税務課\n道路課"')
    assert departments(reading)[0] == ["市民課"]
