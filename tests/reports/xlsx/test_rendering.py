"""Workbooks as LibreOffice prints them: no cell cut off, one page wide, totals as recalculated."""

from __future__ import annotations

import itertools
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from model.plan import Plan
from model.readers.assembly import assemble_plan
from reports.catalogue import REPORTS, report_by_id
from reports.making.run import run_job
from reports.options import Format, ReportOptions
from reports.page import Paper
from seeds.built_in import load_built_in_plan
from tests.conftest import DAY
from tests.jobs import job_of
from tests.plans import draft_of_two_goals, plan_a_year_later, row, section
from tests.reports.xlsx.office import Office
from tests.reports.xlsx.printed import (
    GROUP,
    HEAD,
    TOTAL,
    Band,
    Box,
    Character,
    Page,
    read_pages,
)

pytestmark = pytest.mark.rendering

TOGETHER = 3
TALL = 75
"""Points of a row that is as high as several."""
WASTE = 1.15
NEARLY = 6
"""Points by which a name that LibreOffice breaks may begin before its chart's frame: its lines are
as long as from there to the bars, and then set a gap away from these."""
TEXTS = (
    "短い。",
    "市民の参画を進めるため、条例に基づき手続の進行を管理し、会議で審議を行う。" * 3,
    "Wi-Fi, SDGs and DX promotion programme for 2026 (phase 2) " * 4,
    "ｷｬｯｼｭﾚｽ決済ﾎﾟｲﾝﾄ還元事業のｼｽﾃﾑを改修する。" * 5,
    "「令和４年度」、（仮称）１２億３千万円……などの、約物「が」『続く』文章！？" * 6,
    "長い説明を述べる文がここに続いていく。" * 68,
)


def strange_plan() -> Plan:
    draft = draft_of_two_goals()
    direction = draft.sections[0].children[0].children[0]
    for number, text in enumerate(TEXTS):
        direction.listings.append(row(f"事業{number} {text[:40]}", description=text))
    return assemble_plan(draft)[0]


def mixed_plan() -> Plan:
    """Forty rows of texts cut and mixed at random, always the same."""
    chance = random.Random(4)  # noqa: S311
    whole = [text * 4 for text in TEXTS]
    draft = draft_of_two_goals()
    for part in (draft.sections[0].children[0].children[0], draft.sections[1].children[1]):
        for number in range(20):
            pieces = [
                text[start : start + chance.randint(1, 90)]
                for text in chance.sample(whole, chance.randint(1, 3))
                for start in [chance.randint(0, len(text) // 2)]
            ]
            name = f"{number}{''.join(pieces)[: chance.randint(2, 60)]}"
            departments = "・".join(chance.sample(["福祉課", "みどり課", "防災室"], 2))
            part.listings.append(row(name, departments, description="".join(pieces)))
    return assemble_plan(draft)[0]


def long_named_plan() -> Plan:
    """Twenty-two sections to add up by, most with names of forty characters, and large budgets."""
    draft = draft_of_two_goals()
    for number in range(3, 21):
        title = f"子どもから高齢者まで、だれもがいきいきと暮らせるまちづくりの推進 その{number}"
        rows = (row(f"事業{number}", yen=number * 1_234_567_890),)
        budget = number * 9_876_543_210
        draft.sections[0].children.append(
            section(2, title, number=str(number), budget=budget, rows=rows)
        )
    return assemble_plan(draft)[0]


@dataclass(frozen=True)
class Rendered:
    """Workbooks by name, their pages, and the folders of what LibreOffice made of them."""

    books: dict[str, Path]
    pages: dict[str, list[Page]]
    recalculated: Path
    heights: Path
    halved: list[Page]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Rendered:
    root = tmp_path_factory.mktemp("rendering")
    names = ("books", "pages", "bare", "recalculated", "heights")
    books, pages, bare, recalculated, heights = (root / name for name in names)
    every = [report.id for report in REPORTS]
    paths = make(load_built_in_plan().plan, every, books, "内蔵")
    paths |= make(strange_plan(), ["departments", "booklet"], books, "変わった")
    paths |= make(mixed_plan(), ["departments", "booklet", "summary"], books, "混ぜた")
    paths |= make(long_named_plan(), ["summary"], books, "長い名前")
    measured = [path for name, path in paths.items() if not name.endswith("data")]
    open_forms = ReportOptions(made_on=DAY, paper=Paper.A3, grey=True, locks_forms=False)
    paths |= make(strange_plan(), ["departments", "summary"], books, "A3灰色", open_forms)
    folded = ReportOptions(made_on=DAY, folds_groups=True)
    paths |= make(strange_plan(), ["booklet", "diff"], books, "折り畳み", folded)
    bare.mkdir()
    for path in paths.values():
        strip_values(path, bare / path.name)
    halved = bare / "半分.xlsx"
    halve_a_row(paths["内蔵departments"], halved)
    office = Office(root / "office")
    office.convert("pdf", [*paths.values(), halved], pages)
    office.convert("xlsx", [bare / path.name for path in paths.values()], recalculated)
    office.set_best_heights(measured, heights)
    read = {
        name: read_pages(path, pages / f"{path.stem}.pdf")
        for name, path in paths.items()
        if not name.endswith("data")
    }
    return Rendered(paths, read, recalculated, heights, read_pages(halved, pages / "半分.pdf"))


def make(
    plan: Plan,
    reports: list[str],
    folder: Path,
    name: str,
    options: ReportOptions | None = None,
) -> dict[str, Path]:
    wanted = tuple((report_by_id(report), Format.XLSX) for report in reports)
    options = options or ReportOptions(made_on=DAY)
    job = job_of(plan, folder / name, wanted, options=options, earlier=plan_a_year_later())
    return {
        f"{name}{file.report}": file.path.rename(folder / f"{name}{file.report}.xlsx")
        for file in run_job(job)
    }


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


def faults(pages: list[Page]) -> list[str]:
    return [fault for page in pages for band in page.bands for fault in band.faults()]


def test_every_character_lies_inside_its_row_and_none_is_missing(rendered: Rendered):
    for name, pages in rendered.pages.items():
        assert faults(pages) == [], name
        assert sum(len(band.found) for page in pages for band in page.bands) > 500


def test_names_and_figures_of_charts_stand_inside_their_frames(rendered: Rendered):
    seen = 0
    for name, pages in rendered.pages.items():
        for page in pages:
            texts = [c for band in page.bands if band.has_chart for c in band.found]
            seen += len(texts)
            outside = [c.text for c in texts if not any(holds(f, c) for f in page.frames)]
            assert not outside, name
    assert seen > 1000


def holds(frame: Box, character: Character) -> bool:
    left, top, right, bottom = frame
    return (
        left - NEARLY < character.left < character.right < right + NEARLY
        and top < character.top < character.bottom < bottom
    )


def test_the_check_sees_a_row_at_half_its_height(rendered: Rendered):
    assert faults(rendered.halved)


def test_rows_are_hardly_higher_than_libreoffice_needs_them(rendered: Rendered):
    for needed_path in rendered.heights.iterdir():
        path, name = rendered.books[needed_path.stem], needed_path.stem
        ours, needed = (openpyxl.load_workbook(p) for p in (path, needed_path))
        wastes = [
            sheet.row_dimensions[number].height / needed[sheet.title].row_dimensions[number].height
            for sheet in ours
            for number, cells in enumerate(sheet.iter_rows(), 1)
            if any(cell.value is not None for cell in cells)
        ]
        assert min(wastes) > 0.99, name
        assert sum(wastes) / len(wastes) < WASTE, name


def test_every_sheet_is_one_page_wide(rendered: Rendered):
    """More pages than planned are told while pages are read; none that ends pages itself fits."""
    for name in rendered.pages:
        for sheet in openpyxl.load_workbook(rendered.books[name]).worksheets:
            assert not sheet.col_breaks.brk
            setup = sheet.sheet_properties.pageSetUpPr
            fits = setup is not None and bool(setup.fitToPage)
            assert fits == (not sheet.row_breaks.brk)


def test_a_page_that_begins_inside_a_table_begins_with_its_head(rendered: Rendered):
    seen = 0
    for pages in rendered.pages.values():
        for before, page in itertools.pairwise(pages):
            first = page.own[0]
            if before.bands[-1].sheet == first.sheet and is_in_table(first):
                seen += 1
                assert page.bands[0].style.startswith(HEAD), (first.sheet, first.row)
    assert seen > 30


def is_in_table(band: Band) -> bool:
    return band.style.startswith(("帳票 文字", "帳票 印", GROUP, TOTAL))


def test_a_small_group_is_whole_and_a_large_one_has_three_low_rows_on_each_side(rendered: Rendered):
    cut = 0
    for pages in rendered.pages.values():
        room = max(height_of(page.bands) for page in pages)
        for group in groups_of(pages):
            for place in range(1, len(group)):
                around = [band for _, band in group[max(0, place - TOGETHER) : place + TOGETHER]]
                is_break = group[place - 1][0] != group[place][0]
                beside_tall = any(
                    height_of([band]) > TALL for _, band in group[place - 1 : place + 1]
                )
                if is_break and not beside_tall and height_of(around) < room:
                    cut += 1
                    assert place >= TOGETHER, group[place][1]
                    assert len(group) - place >= TOGETHER, group[place][1]
    assert cut > 10


def groups_of(pages: list[Page]) -> Iterator[list[tuple[int, Band]]]:
    """Yield the body rows between two headings or totals, each with the number of its page."""
    group: list[tuple[int, Band]] = []
    for number, page in enumerate(pages):
        for band in page.own:
            if band.style.startswith(("帳票 文字", "帳票 印")):
                group.append((number, band))
            elif band.style != HEAD:
                yield group
                group = []
    yield group


def height_of(bands: list[Band]) -> float:
    return sum(band.bottom - band.top for band in bands)


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return the cells whose values differ."""
    left, right = (openpyxl.load_workbook(path, data_only=True) for path in (ours, theirs))
    return [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in left
        for cells in sheet.iter_rows()
        for cell in cells
        if not is_same(cell.value, right[sheet.title][cell.coordinate].value)
    ]


def is_same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return ours == pytest.approx(theirs)
    return ours == theirs


def test_every_cell_has_the_value_that_libreoffice_recalculates(rendered: Rendered):
    for path in rendered.books.values():
        assert differences(path, rendered.recalculated / path.name) == [], path.name


def test_the_check_sees_a_wrong_value(rendered: Rendered, tmp_path: Path):
    path = rendered.books["内蔵booklet"]
    wrong = tmp_path / path.name
    change_sheets(path, wrong, lambda xml: re.sub(r"(</f><v>)\d", r"\g<1>9", xml, count=1))
    assert differences(wrong, rendered.recalculated / path.name)
