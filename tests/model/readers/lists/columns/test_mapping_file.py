from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.errors import MappingError
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.columns.mapping_file import mapping_record, read_mapping
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role
from tests.model.readers.lists.lists import list_of

ROWS = (
    ("施策", "事業名", "担当課", "R8予算額(千円)", "備考"),
    ("くらし", "防災訓練", "市民 課", 12, "毎年"),
    ("くらし", "見守り", "市民課", 3, ""),
)
MAPPING = ListMapping(
    columns=(
        ColumnUse("施策", Role.LEVEL, level=LevelColumn(1, "施策", fills=True)),
        ColumnUse("事業名", Role.NAME),
        ColumnUse("担当課", Role.DEPARTMENT),
        ColumnUse("R8予算額(千円)", Role.AMOUNT, amount=AmountColumn(1000, 2026, "予算", "県費")),
        ColumnUse("備考", Role.IGNORED),
    ),
    sheet="一覧",
    head_row=1,
    aliases=(("市民 課", "市民課"),),
)


def saved(folder: Path, record: object) -> Path:
    path = folder / "対応付け.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_mapping_comes_back_equal(tmp_path: Path):
    assert read_mapping(saved(tmp_path, mapping_record(MAPPING))) == MAPPING


def test_what_check_prints_is_a_mapping_too(tmp_path: Path):
    record = {"findings": [], "mapping": mapping_record(MAPPING)}
    assert read_mapping(saved(tmp_path, record)) == MAPPING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_mapping_is_read_as_editors_and_shells_save_it(tmp_path: Path, encoding: str):
    path = tmp_path / "対応付け.json"
    path.write_text(json.dumps(mapping_record(MAPPING), ensure_ascii=False), encoding=encoding)
    assert read_mapping(path) == MAPPING


def test_a_role_alone_is_enough_where_it_needs_no_more(tmp_path: Path):
    path = saved(tmp_path, {"列": {"事業名": "事業名", "額": {"役割": "金額", "単位": "千円"}}})
    assert read_mapping(path).columns == (
        ColumnUse("事業名", Role.NAME),
        ColumnUse("額", Role.AMOUNT, amount=AmountColumn(1000)),
    )


def test_a_mapping_decides_what_the_columns_are():
    plan = read_list(list_of(ROWS), MAPPING).plan
    assert [d.name for d in plan.departments] == ["市民課"]
    assert [(a.yen, a.label) for a in plan.projects[0].amounts] == [(12_000, "2026年度 予算 県費")]
    assert plan.extra_heads == ()


def test_last_years_mapping_fits_this_years_list():
    later = [("", "", "", "", ""), ("備考", "担当課", "施策", "事業名", "令和9年度予算額（千円）")]
    source = list_of([*later, ("毎年", "市民課", "くらし", "防災訓練", 15)])
    mapping = guess_mapping(
        list_of([("施策", "事業名", "担当課", "令和8年度予算額（千円）"), *ROWS[1:]])
    )
    reading = read_list(source, mapping.mapping)
    (project,) = reading.plan.projects
    assert [(a.yen, a.fiscal_year) for a in project.amounts] == [(15_000, 2027)]
    assert project.extras == (("備考", "毎年"),)
    assert any("年度だけが違う列" in finding.message for finding in reading.findings)


def test_a_column_that_is_missing_is_named_with_those_that_are_there():
    without = [row[:2] + row[3:] for row in ROWS]
    with pytest.raises(MappingError, match="担当課") as error:
        read_list(list_of(without), MAPPING)
    assert "「施策」「事業名」" in error.value.remedy


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ([], "「列」がありません"),
        ({"列": {"事業名": {"役割": "名前"}}}, "役割「名前」はありません"),
        ({"列": {"事業名": 1}}, "列の対応付け"),
        ({"列": {"施策": {"役割": "階層"}}}, "「段」がありません"),
        ({"列": {"施策": {"役割": "階層", "段": "1"}}}, "「段」の値"),
        ({"列": {"額": {"役割": "金額", "単位": "ドル"}}}, "単位「ドル」"),
        ({"列": {"額": {"役割": "金額", "年度": "R8"}}}, "「年度」の値"),
        ({"列": {"額": {"役割": "金額", "年度": 20260}}}, "年度「20260」は西暦の年度では"),
        ({"版": 99, "列": {}}, "新しい版"),
    ],
)
def test_a_slip_in_a_mapping_is_told_with_its_place(tmp_path: Path, record, says):
    path = saved(tmp_path, record)
    with pytest.raises(MappingError, match=says) as error:
        read_mapping(path)
    assert path.name in error.value.where


def test_a_file_that_is_no_mapping_is_told(tmp_path: Path):
    with pytest.raises(MappingError, match="開けません"):
        read_mapping(tmp_path / "ない.json")
    path = tmp_path / "m.json"
    for content in (b"\xff\xfe\x00", b"{", b"[" * 100_000):
        path.write_bytes(content)
        with pytest.raises(MappingError, match="JSON"):
            read_mapping(path)


def test_a_mapping_without_names_is_refused():
    with pytest.raises(MappingError, match="事業名の列がありません"):
        read_list(list_of(ROWS), ListMapping((ColumnUse("施策", Role.EXTRA),)))
