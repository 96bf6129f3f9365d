"""Signs that show as others do, or not at all."""

from __future__ import annotations

import unicodedata

from model.finding import Severity
from model.plan import PlanHeading
from model.readers.published.text import read_text

TEXT = (
    "施策1 ⽣活の安⼼\n事業名\t事業内容\t担当課\n⼦⾷堂\t⻑く続ける。\t⼦ども課\n"
    "敬老会\t開く。\t長寿課\n"
)


def read(text: str):
    return read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))


def test_radicals_are_the_kanji_that_they_show_and_are_told_once():
    reading = read(TEXT)
    first, _ = reading.plan.listings()
    assert (first.name, first.description) == ("子食堂", "長く続ける。")
    assert [d.name for d in first.departments] == ["子ども課"]
    assert [s.title for s in reading.plan.walk()] == ["生活の安心"]
    (told,) = (f for f in reading.findings if "部首" in f.message)
    assert (told.severity, told.where) == (Severity.NOTICE, "1行目")
    assert "⽣・⼼・⼦・⾷・⻑、6字" in told.message


def test_signs_that_do_not_show_and_marks_of_kana_apart_change_nothing():
    plain = read("施策1 ガイド\n事業名\t担当課\nデザイン祭\t商工課\n")
    text = "施策1 ガ\u200bイド\n事業名\t担\u00ad当課\nデザイン祭\u2060\t商工課\n"
    assert read(unicodedata.normalize("NFD", text)).plan == plain.plan
    assert plain.findings == ()


def test_a_variant_of_a_kanji_stays_what_it_is():
    (row,) = read("施策1 道\n事業名\t担当課\n神\ufa19社通り\t道路課\n").plan.listings()
    assert row.name == "神\ufa19社通り"
