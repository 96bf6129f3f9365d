"""Lists of something else: told, and no plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import PlanFileError
from tests.model.readers.lists.lists import Rows, read_rows

OTHERS: dict[str, Rows] = {
    "people": [("町名", "世帯数", "男", "女"), ("本町", 120, 150, 160), ("東町", 80, 100, 90)],
    "libraries": [("NO", "名称", "住所"), (1, "中央図書館", "一番町"), (2, "北図書館", "二番町")],
    "stops": [("路線", "停留所", "緯度"), ("A", "本町", 35.1), ("A", "東町", 35.2)],
    "no headings": [
        ("見守り", "福祉課", "1200"),
        ("配食", "福祉課", "300"),
        ("補修", "土木課", "50"),
    ],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_list_of_something_else_is_refused_with_the_way_to_say_otherwise(
    tmp_path: Path, name: str
):
    with pytest.raises(PlanFileError, match=r"事業の一覧が見つかりません.*一覧を取り込む"):
        read_rows(tmp_path, OTHERS[name])


@pytest.mark.parametrize(
    "heads",
    [("何を", "だれが", "いくら（千円）"), ("テーマ", "主管", "なかみ"), ("取組", "時期", "場所")],
)
def test_headings_of_ones_own_are_enough_where_they_speak_of_projects(
    tmp_path: Path, heads: tuple[str, ...]
):
    rows = [heads, ("見守り", "福祉課", 1), ("配食", "福祉課", 2)]
    assert len(read_rows(tmp_path, rows).plan.projects) == 2
