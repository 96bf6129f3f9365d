from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import AppError, PlanFileError
from model.finding import Severity
from model.plan import PlanHeading
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.published.texts import TEXT
from tests.plans import plan_of_two_goals


def zip_of(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return content.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD_FILES = {
    "empty": (b"", "空です"),
    "only blanks": (b"\xef\xbb\xbf \r\n\n", "空です"),
    "only wide blanks": ("\u3000\r\n".encode("cp932"), "空です"),
    "more lines than a plan has": (("事業名\t課\t金額\n" * 100_001).encode(), "大きすぎます"),
    "one endless line": (("事業" * 5_000_001).encode(), "大きすぎます"),
    "binary": (bytes(range(256)) * 9, "文字のファイルではない"),
    "UTF-16 without a sign": (TEXT.encode("utf-16-le"), "UTF-16"),
    "wrong encoding": (TEXT.encode("euc_jp") + b"\xff\xfe", "文字コード"),
    "ISO-2022-JP": (TEXT.encode("iso2022_jp", "replace"), "文字コード"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF が壊れている"),
    "no plan": ("ただの文章です。\n".encode(), "事業の表がありません"),
    "old Excel": (OLE + b"\x01" * 600, ".xls"),
    "broken zip": (b"PK\x03\x04" + b"\x01" * 600, "壊れている"),
    "zip of a newer kind": (
        zip_of(plan_xml=b"x").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x40"),
        "壊れている",
    ),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "（.doc）"),
    "old slides": (OLE + "PowerPoint Document".encode("utf-16-le"), "（.ppt）"),
    "file with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "パスワード付き"),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "写真や画像"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "写真や画像"),
    "rich text": (b"{\\rtf1\\ansi \\'8e}", "リッチテキスト"),
    "zip of files": (zip_of(plan_xml=b"x"), "圧縮ファイル（.zip）"),
    "slides": (zip_of(ppt__presentation_xml=b"<x/>"), "PowerPoint"),
    "zip that is no workbook": (zip_of(mimetype=b"x"), "ブック（.xlsx）ではありません"),
    "workbook without sheets": (zip_of(xl__workbook_xml=b"<x/>"), "壊れている"),
    "workbook that names files outside": (
        zip_of(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x/>'),
        "外部を参照",
    ),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_is_no_plan_gets_a_sentence_with_its_name(tmp_path: Path, case):
    content, says = BAD_FILES[case]
    path = tmp_path / "計画 案.dat"
    path.write_bytes(content)
    with pytest.raises(PlanFileError, match=says) as error:
        read_plan(path)
    assert path.name in error.value.where
    assert error.value.remedy.endswith("。")


@pytest.mark.parametrize("name", ["計画.xlsx", "計画.PDF", "計画.docx"])
def test_a_file_that_is_not_what_its_name_says_is_not_taken_for_a_text(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(PlanFileError, match="壊れているか、暗号化されています"):
        read_plan(path)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(PlanFileError, match="見つかりません"):
        read_plan(tmp_path / "ない.txt")
    with pytest.raises(PlanFileError, match="フォルダーが指定"):
        read_plan(tmp_path)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_workbook_cut_off_in_the_middle_is_refused(tmp_path: Path, share):
    whole = write_plan_workbook(plan_of_two_goals(), tmp_path / "plan.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(PlanFileError, match="壊れているか、途中で切れて"):
        read_plan(path)


def test_a_zip_bomb_is_refused_unread(tmp_path: Path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(zip_of(xl__workbook_xml=b"<x/>", xl__bomb=b"0" * 200_000_000))
    with pytest.raises(PlanFileError, match="異常に大きく"):
        read_plan(path)


def test_a_text_cut_off_within_a_character_is_told_as_such(tmp_path: Path):
    path = tmp_path / "計画.txt"
    path.write_bytes("施策1 安心".encode()[:-1])
    with pytest.raises(PlanFileError, match="文字の途中で切れています"):
        read_plan(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16"])
def test_a_text_is_read_in_the_encodings_that_offices_use(tmp_path: Path, encoding):
    path = tmp_path / "計画.txt"
    path.write_bytes(TEXT.replace("※", "※").encode(encoding))
    plan = read_plan(path, PlanHeading("題名", "みほん市", 2030)).plan
    assert plan.heading.city == "みほん市"
    assert sum(1 for _ in plan.listings()) == 6


def test_a_text_without_a_title_page_is_called_by_its_file(tmp_path: Path):
    path = tmp_path / "第2期実施計画.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read_plan(path).plan.heading.title == "第2期実施計画"


def test_a_control_character_is_an_error_with_its_line(tmp_path: Path):
    path = tmp_path / "計画.txt"
    path.write_text(TEXT.replace("芝生広場", "芝生\x07広場"), encoding="utf-8")
    (finding,) = [f for f in read_plan(path).findings if f.severity is Severity.ERROR]
    assert "U+0007" in finding.message
    lines = TEXT.splitlines()
    (number,) = [n for n, line in enumerate(lines, 1) if "芝生広場" in line]
    assert finding.where == f"{number}行目"


def read_or_refuse(path: Path, content: bytes) -> None:
    """Read bytes as a plan; any outcome but a plan or one AppError fails the test."""
    path.write_bytes(content)
    with suppress(AppError):
        view = view_plan(read_plan(path).plan, Selection())
        assert build_totals(view).tally.listings == len(view.rows)


@st.composite
def broken(draw: st.DrawFn, whole: bytes) -> bytes:
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(content) - 1))
        content[place : place + draw(st.integers(0, 9))] = draw(st.binary(max_size=9))
    return bytes(content)


WORKBOOK_SETTINGS = settings(max_examples=60)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("books") / "plan.xlsx"
    return write_plan_workbook(plan_of_two_goals(), path).read_bytes()


@WORKBOOK_SETTINGS
@given(data=st.data())
def test_broken_bytes_of_a_workbook_are_a_plan_or_one_error(tmp_path: Path, workbook, data):
    read_or_refuse(tmp_path / "plan.xlsx", data.draw(broken(workbook)))


@WORKBOOK_SETTINGS
@given(data=st.data())
def test_broken_parts_of_a_workbook_are_a_plan_or_one_error(tmp_path: Path, workbook, data):
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    parts[name] = data.draw(broken(parts[name]))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for part, body in parts.items():
            package.writestr(part, body)
    read_or_refuse(tmp_path / "plan.xlsx", content.getvalue())


@WORKBOOK_SETTINGS
@given(data=st.data())
def test_broken_bytes_of_a_text_are_a_plan_or_one_error(tmp_path: Path, data):
    read_or_refuse(tmp_path / "plan.txt", data.draw(broken(TEXT.encode())))


@WORKBOOK_SETTINGS
@given(lines=st.permutations(TEXT.splitlines()))
def test_shuffled_lines_are_a_plan_or_one_error(tmp_path: Path, lines: list[str]):
    read_or_refuse(tmp_path / "plan.txt", "\n".join(lines).encode())


def test_a_workbook_with_macros_is_read_like_any_other(tmp_path: Path, workbook):
    path = tmp_path / "plan.xlsm"
    path.write_bytes(workbook)
    assert read_plan(path).plan == plan_of_two_goals()
