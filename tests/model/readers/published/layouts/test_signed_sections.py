"""Sections that signs or offices alone set off, in texts without numbers."""

from __future__ import annotations

from pathlib import Path

from model.readers.source import read_plan


def tree(tmp_path: Path, text: str) -> tuple[list[str], list[tuple[str, str]]]:
    path = tmp_path / "みほん.txt"
    path.write_text(text)
    plan = read_plan(path).plan
    titles = {section.path: section.title for section in plan.walk()}
    rows = [(titles[row.path], row.name) for row in plan.listings()]
    return [f"{len(p)} {title}" for p, title in titles.items()], rows


def test_offices_alone_in_their_lines_head_the_tables_below_them(tmp_path: Path):
    head = "事業名　　本年度予算額　　事業内容"
    sections, rows = tree(
        tmp_path,
        "令和8年度 主要事業一覧\n★：新規事業、○：拡充事業\n（単位：千円）\n"
        f"危機管理局\n防災部\n{head}\n★備蓄　　1,200　　備蓄する\n〇訓練　　300　　訓練する\n"
        f"建設局\n道路部\n{head}\n舗装　　5,600　　舗装する\n",
    )
    assert sections == ["1 危機管理局", "2 防災部", "1 建設局", "2 道路部"]
    assert rows == [("防災部", "備蓄"), ("防災部", "訓練"), ("道路部", "舗装")]


def test_bulleted_projects_without_any_section_stand_in_one(tmp_path: Path):
    text = "みほん市 実施計画\n\n・見守り（福祉課）\n　見守る。\n・敬老会（長寿課）\n　開く。\n"
    assert tree(tmp_path, text) == (
        ["1 事業の一覧"],
        [("事業の一覧", "見守り"), ("事業の一覧", "敬老会")],
    )


def test_an_office_above_the_next_bullet_is_no_part_of_the_project_above_it(tmp_path: Path):
    sections, rows = tree(
        tmp_path,
        "総務部\n■無線の更新【防災課】\n予算額 1,200 千円\n事業内容\n新しくします。\n"
        "教育委員会\n■給食【学校課】\n予算額 300 千円(2か年 900千円)\n事業内容\n出します。\n",
    )
    assert sections == ["1 総務部", "1 教育委員会"]
    assert rows == [("総務部", "無線の更新"), ("教育委員会", "給食")]


def test_words_of_levels_without_numbers_head_sections_below_numbered_ones(tmp_path: Path):
    sections, rows = tree(
        tmp_path,
        "基本目標1 人を育むまち\n施策の柱 子育て\n● 相談…2億円\n相談します。\n"
        "施策の柱 学校\n● 改修工事…3億円\n基本目標2 にぎわい\n施策の柱 産業\n● 融資事業…4億円\n",
    )
    assert sections == ["1 人を育むまち", "2 子育て", "2 学校", "1 にぎわい", "2 産業"]
    assert rows == [("子育て", "相談"), ("学校", "改修工事"), ("産業", "融資事業")]


def test_numbers_in_brackets_head_sections_and_a_word_for_others_is_of_no_project(tmp_path: Path):
    path = tmp_path / "みほん.txt"
    path.write_text(
        "令和8年度の主な事業\n[1]安全\n□水門の補修(新)…9万円\n→直します。\nなど\n"
        "[2]学び\n□給食費の補助(拡)…7万円\n□図書館の改修…5万円\nほか\n"
    )
    rows = list(read_plan(path).plan.listings())
    assert [(row.path, row.name) for row in rows] == [
        ((1,), "水門の補修"),
        ((2,), "給食費の補助"),
        ((2,), "図書館の改修"),
    ]
    assert [row.description for row in rows] == ["→直します。", None, None]
