"""Workbooks as LibreOffice prints them: no cell cut off, one page wide, totals as recalculated."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdfium2
import pypdfium2.raw
import pytest

from model.readers.assembly import assemble_plan
from model.selection import Selection
from reports.catalogue import REPORTS, report_by_id
from reports.making.job import Job, run_job
from reports.options import Format, ReportOptions
from reports.typesetting.fonts import Weight, load_font
from reports.xlsx.styles import SIZE
from seeds.built_in import load_built_in_plan
from tests.conftest import DAY
from tests.plans import draft_of_two_goals, plan_a_year_later, row

pytestmark = pytest.mark.rendering

PATHS = pypdfium2.raw.FPDF_PAGEOBJ_PATH
THIN = 2.0
EDGE = 1.5
FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""
TEXTS = (
    "短い。",
    "市民の参画を進めるため、条例に基づき手続の進行を管理し、会議で審議を行う。" * 3,
    "Wi-Fi, SDGs and DX promotion programme for 2026 (phase 2) " * 4,
    "ｷｬｯｼｭﾚｽ決済ﾎﾟｲﾝﾄ還元事業のｼｽﾃﾑを改修する。" * 5,
    "「令和４年度」、（仮称）１２億３千万円……などの、約物「が」『続く』文章！？" * 6,
    "長い説明を述べる文がここに続いていく。" * 68,
)


def strange_plan():
    draft = draft_of_two_goals()
    section = draft.sections[0].children[0].children[0]
    for number, text in enumerate(TEXTS):
        section.listings.append(row(f"事業{number} {text[:40]}", description=text))
    return assemble_plan(draft)[0]


class Office:
    """LibreOffice with a profile and fonts of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fonts = folder / "fonts"
        fonts.mkdir(parents=True)
        for weight in Weight:
            shutil.copy(load_font(weight).path, fonts)
        conf = folder / "fonts.conf"
        conf.write_text(FONTS_CONF.format(folder=fonts, cache=folder / "cache"), encoding="utf-8")
        self._settings = {"FONTCONFIG_FILE": str(conf), "PATH": "/usr/bin:/bin:/usr/local/bin"}
        self._settings["HOME"] = str(folder)

    def convert(self, kind: str, paths: list[Path], out: Path) -> None:
        profile = f"-env:UserInstallation=file://{self._folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
        subprocess.run(
            [*command, *map(str, paths)],
            env=self._settings,
            check=True,
            capture_output=True,
            timeout=300,
        )


@dataclass(frozen=True)
class Rendered:
    """The folder of workbooks, of their pictures as PDF, and of what LibreOffice recalculated."""

    books: Path
    pages: Path
    recalculated: Path


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Rendered:
    root = tmp_path_factory.mktemp("rendering")
    folders = [root / name for name in ("books", "pages", "bare", "recalculated")]
    books, pages, bare, recalculated = folders
    options = ReportOptions(made_on=DAY)
    wanted = tuple((report, Format.XLSX) for report in REPORTS)
    earlier = plan_a_year_later()
    made = run_job(
        Job(load_built_in_plan().plan, Selection(), wanted, books, options, earlier=earlier)
    )
    strange = ((report_by_id("departments"), Format.XLSX), (report_by_id("booklet"), Format.XLSX))
    made += run_job(Job(strange_plan(), Selection(), strange, books / "strange", options))
    for file in made:
        if file.path.parent.name == "strange":
            file.path.rename(books / f"変わった{file.path.name}")
    (books / "strange").rmdir()
    paths = sorted(books.iterdir())
    bare.mkdir()
    for path in paths:
        strip_values(path, bare / path.name)
    halve_a_row(books / "所管課別一覧.xlsx", bare / "半分.xlsx")
    office = Office(root / "office")
    office.convert("pdf", [*paths, bare / "半分.xlsx"], pages)
    office.convert("xlsx", [bare / path.name for path in paths], recalculated)
    return Rendered(books, pages, recalculated)


def strip_values(source: Path, target: Path) -> None:
    """Copy a workbook without the values of its formulas, so that LibreOffice must compute them."""
    change_sheets(source, target, lambda xml: re.sub(r"(</f>)<v>[^<]*</v>", r"\1", xml))


def halve_a_row(source: Path, target: Path) -> None:
    """Copy a workbook with the tallest row of its second sheet at half its height."""

    def halve(xml: str) -> str:
        tallest = max(re.findall(r'ht="([\d.]+)"', xml), key=float)
        return xml.replace(f'ht="{tallest}"', f'ht="{float(tallest) / 2}"', 1)

    change_sheets(source, target, halve, only="sheet2.xml")


def change_sheets(source: Path, target: Path, change, only: str = ".xml") -> None:
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as changed:
        for name in package.namelist():
            content = package.read(name)
            if "worksheets/sheet" in name and name.endswith(only):
                content = change(content.decode()).encode()
            changed.writestr(name, content)


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


def words_of(pdf: Path) -> list[tuple[float, list[Word]]]:
    """Return for each page its width and its words with their boxes in points."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=120
    )
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", done.stdout.decode())
    pages = []
    for page in ET.fromstring(text).iter("{http://www.w3.org/1999/xhtml}page"):  # noqa: S314
        words = [
            Word(
                *(float(word.attrib[k]) for k in ("xMin", "yMin", "xMax", "yMax")), word.text or ""
            )
            for word in page
        ]
        pages.append((float(page.attrib["width"]), words))
    return pages


def rules_of(pdf: Path) -> list[list[tuple[float, float, float]]]:
    """Return for each page its horizontal rules as (left, right, distance from the top)."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = []
        for page in document:
            bounds = [path.get_bounds() for path in page.get_objects(filter=[PATHS])]
            pages.append(
                [
                    (left, right, page.get_height() - (top + bottom) / 2)
                    for left, bottom, right, top in bounds
                    if top - bottom < THIN and right - left > SIZE
                ]
            )
        return pages


def cut_off(pdf: Path) -> list[str]:
    """Return the words that a rule between rows runs through: they do not fit into their row."""
    words = []
    for rules, (_, on_page) in zip(rules_of(pdf), words_of(pdf), strict=True):
        for word in on_page:
            top, bottom = word.top + EDGE, word.bottom - EDGE
            if any(
                left < word.left - 1 and word.right + 1 < right and top < y < bottom
                for left, right, y in rules
            ):
                words.append(word.text)
    return words


def test_every_text_lies_inside_its_row(rendered: Rendered):
    for path in sorted(rendered.books.iterdir()):
        assert cut_off(rendered.pages / f"{path.stem}.pdf") == [], path.name


def test_the_check_sees_a_row_at_half_its_height(rendered: Rendered):
    assert cut_off(rendered.pages / "半分.pdf")


def test_every_sheet_is_one_page_wide(rendered: Rendered):
    for path in sorted(rendered.books.iterdir()):
        if "データ" in path.name:
            continue  # a table to compute on, as wide as it is
        for width, words in words_of(rendered.pages / f"{path.stem}.pdf"):
            assert max(word.right for word in words) < width - 30


def test_totals_are_what_libreoffice_recalculates(rendered: Rendered):
    compared = 0
    for path in sorted(rendered.books.iterdir()):
        ours = openpyxl.load_workbook(path, data_only=True)
        theirs = openpyxl.load_workbook(rendered.recalculated / path.name, data_only=True)
        formulas = openpyxl.load_workbook(path)
        for sheet in formulas:
            for cells in sheet.iter_rows():
                for cell in cells:
                    if cell.data_type == "f":
                        compared += 1
                        value = theirs[sheet.title][cell.coordinate].value
                        assert value is not None
                        assert ours[sheet.title][cell.coordinate].value == pytest.approx(value)
    assert compared > 100
