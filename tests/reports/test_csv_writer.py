from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.data import build_data
from reports.csv_writer import check_csv, write_csv
from reports.options import Encoding, ReportOptions
from tests.plans import draft_of_two_goals


def strange_plan() -> Plan:
    draft = draft_of_two_goals()
    rows = draft.sections[0].children[0].children[0].listings
    rows[0].description = "𠮷野と𠮷田、㏊は書け、ﾊﾝｶｸ〜波−線"
    return assemble_plan(draft)[0]


def document_of(plan: Plan, options: ReportOptions):
    return build_data(pick_from_plan(plan, Selection()), options)


def lines_of(path: Path, codec: str) -> list[list[str]]:
    with path.open(encoding=codec, newline="") as file:
        return list(csv.reader(file))


def test_utf_8_holds_every_character(tmp_path: Path, options):
    document = document_of(strange_plan(), options)
    write_csv(document, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert any(
        "𠮷野" in cell for line in lines_of(tmp_path / "a.csv", "utf-8-sig") for cell in line
    )
    assert check_csv(document, Encoding.UTF_8) == ()


def test_cp932_lists_what_it_lacks_and_writes_a_geta_for_it(tmp_path: Path, options):
    document = document_of(strange_plan(), options)
    write_csv(document, tmp_path / "a.csv", Encoding.CP932)
    lines = lines_of(tmp_path / "a.csv", "cp932")
    (told,) = [cell for cell in lines[1] if "野と" in cell]
    assert told.startswith("〓野と〓田")
    assert "ﾊﾝｶｸ～波－線" in told  # the same characters under their other code points
    (finding,) = [f for f in check_csv(document, Encoding.CP932) if "𠮷" in f.message]
    assert "U+20BB7" in finding.message
    assert "（2か所）" in finding.message
    assert finding.where == "CSV の2行目の「事業概要」"


def test_both_encodings_hold_the_same_table(two_goals: Plan, tmp_path: Path, options):
    document = document_of(two_goals, options)
    for encoding in Encoding:
        write_csv(document, tmp_path / encoding.value, encoding)
    utf_8, cp932 = (lines_of(tmp_path / e.value, e.codec) for e in Encoding)
    assert utf_8 == cp932
    assert check_csv(replace(document), Encoding.CP932) == ()
