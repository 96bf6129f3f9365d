"""Lists that name the unit of their amounts row by row."""

from __future__ import annotations

from pathlib import Path

from tests.model.readers.lists.lists import amounts, messages, read_rows

HEADS = ("No", "事業名", "所管課", "予算額", "単位")
ROWS = [
    (1, "町道改良", "建設課", 12, "百万円"),
    (2, "図書購入", "教育課", "850", "千円"),
    (3, "橋りょう耐震", "建設課", 1.5, "億円"),
    (4, "封筒印刷", "総務課", 98_000, "円"),
]


def test_amounts_are_in_the_unit_of_their_row(tmp_path: Path):
    reading = read_rows(tmp_path, [HEADS, *ROWS])
    yen = [amount for ((amount, _),) in amounts(reading)]
    assert yen == [12_000_000, 850_000, 150_000_000, 98_000]
    assert "「単位」の列は、行ごとの金額の単位として読みました" in messages(reading)
    assert not any(project.extras[1:] for project in reading.plan.projects)


def test_what_stands_in_brackets_behind_an_amount_leaves_it_in_the_unit_of_its_row(tmp_path: Path):
    noted = [
        (1, "町道", "建設課", "12（R7繰越含む）", "千円"),
        (2, "橋", "建設課", "4（3）", "千円"),
    ]
    reading = read_rows(tmp_path, [HEADS, *noted, *ROWS[3:]])
    assert [amount for ((amount, _),) in amounts(reading)] == [12_000, 4_000, 98_000]
    extras = [dict(project.extras).get("予算額") for project in reading.plan.projects]
    assert extras == ["12,000円（R7繰越含む）", "4,000円（3）", None]


def test_a_row_without_its_unit_is_told(tmp_path: Path):
    reading = read_rows(tmp_path, [HEADS, *ROWS, (5, "祭り", "観光課", 300, "")])
    assert "「単位」が空欄の行（E6）は、単位が書かれていないため、円として" in messages(reading)
    assert "「予算額」の単位が" not in messages(reading)


def test_a_ditto_is_the_unit_above(tmp_path: Path):
    rows = [HEADS, *ROWS[1:2], (5, "祭り", "観光課", 300, "〃"), *ROWS[3:]]
    yen = [amount for ((amount, _),) in amounts(read_rows(tmp_path, rows))]
    assert yen == [850_000, 300_000, 98_000]


def test_units_merged_down_the_rows_are_those_of_all(tmp_path: Path):
    rows = [HEADS, (1, "町道改良", "建設課", 12, "千円"), (2, "図書購入", "教育課", 8, "")]
    assert amounts(read_rows(tmp_path, rows, "E2:E3")) == [[(12_000, "予算")], [(8_000, "予算")]]


def test_the_units_of_indicators_are_none_of_money(tmp_path: Path):
    rows = [
        ("事業名", "所管課", "予算額（千円）", "指標", "単位", "目標"),
        ("見守り", "福祉課", 12, "訪問", "件", 300),
        ("募金", "福祉課", 3, "寄付", "円", 5000),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[(12_000, "予算")], [(3_000, "予算")]]
    assert dict(reading.plan.projects[0].extras)["単位"] == "件"
