from __future__ import annotations

import errno
from pathlib import Path

import pypdf
import pytest

import reports.pdf.writer
from model.errors import (
    AppError,
    OutputError,
    SelectionError,
    TargetExistsError,
    TargetLockedError,
    UnprintableTextError,
)
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from reports.catalogue import REPORTS, report_by_id
from reports.making.delivery import WhenLocked
from reports.making.run import run_job
from reports.options import Format
from reports.progress import Cancelled
from tests.held_files import hold
from tests.jobs import job_of
from tests.plans import draft_of_two_goals, plan_a_year_later

SUMMARY = ((report_by_id("summary"), Format.XLSX), (report_by_id("summary"), Format.PDF))


def test_files_go_into_the_folder_itself_which_is_made(two_goals: Plan, tmp_path: Path):
    folder = tmp_path / "ない" / "フォルダー"
    (file,) = run_job(job_of(two_goals, folder))
    assert file.path == folder / "データ.csv"
    assert list(folder.iterdir()) == [file.path]


def test_a_file_that_is_there_stays_unless_replacing_was_asked_for(two_goals: Plan, folder: Path):
    folder.mkdir()
    there = folder / "データ.csv"
    there.write_text("前の", encoding="utf-8")
    with pytest.raises(TargetExistsError, match=r"データ\.csv"):
        run_job(job_of(two_goals, folder))
    assert there.read_text(encoding="utf-8") == "前の"
    run_job(job_of(two_goals, folder, replaces=True))
    assert "見守り" in there.read_text(encoding="utf-8-sig")
    assert list(folder.iterdir()) == [there]


def test_all_files_that_are_there_are_named_before_any_is_made(two_goals: Plan, folder: Path):
    folder.mkdir()
    for name in ("会議用概要.xlsx", "会議用概要.pdf"):
        (folder / name).write_text("前の", encoding="utf-8")
    steps = Steps()
    with pytest.raises(TargetExistsError, match=r"会議用概要\.xlsx、.*会議用概要\.pdf"):
        run_job(job_of(two_goals, folder, SUMMARY), steps)
    assert steps.told == []


def test_each_file_is_told_as_it_begins_and_the_moving_at_the_end(two_goals: Plan, folder: Path):
    steps = Steps()
    run_job(job_of(two_goals, folder, SUMMARY), steps)
    begun = [done / total for done, total, what in steps.told if "：" not in what]
    assert begun == [0, 0.5, 1]
    assert steps.told[0][2] == "会議用概要.xlsx"
    assert steps.told[-1][2] == "保存しています"


def test_a_single_long_file_moves_on_by_its_parts_and_pages_and_never_back(
    two_goals: Plan, folder: Path, monkeypatch
):
    monkeypatch.setattr("reports.pdf.writer.MOST_HELD", 1)  # laid out twice, as a long one is
    steps = Steps()
    run_job(job_of(two_goals, folder, ((report_by_id("booklet"), Format.PDF),)), steps)
    shares = [done / total for done, total, _ in steps.told]
    assert shares == sorted(shares)
    assert len(set(shares)) > 6
    assert sum(0.5 < share < 1 for share in shares) > 2
    assert [share for share in shares if share == 1] == [1]


def test_picks_that_match_nothing_leave_no_folder(two_goals: Plan, folder: Path):
    with pytest.raises(SelectionError):
        run_job(job_of(two_goals, folder, selection=Selection(search="どこにもない")))
    assert not folder.exists()


class Steps:
    """A progress that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, str]] = []

    def advance(self, done: int, total: int, what: str) -> None:
        self.told.append((done, total, what))


class CancelsAt:
    """A progress that asks to stop at its n-th step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def advance(self, done: int, total: int, what: str) -> None:
        if self.left == 0:
            raise Cancelled
        self.left -= 1


@pytest.mark.parametrize("steps", range(6))
def test_a_cancelled_run_leaves_nothing_and_touches_nothing(two_goals: Plan, folder: Path, steps):
    folder.mkdir()
    there = folder / "会議用概要.xlsx"
    there.write_bytes(b"before")
    with pytest.raises(Cancelled):
        run_job(job_of(two_goals, folder, SUMMARY, replaces=True), CancelsAt(steps))
    assert list(folder.iterdir()) == [there]
    assert there.read_bytes() == b"before"


def test_a_locked_target_is_named_and_the_others_are_put_back(
    two_goals: Plan, folder: Path, monkeypatch
):
    folder.mkdir()
    first, second = folder / "会議用概要.xlsx", folder / "会議用概要.pdf"
    first.write_bytes(b"before")
    second.write_bytes(b"open in a viewer")
    hold(monkeypatch, lambda target: target == second)
    with pytest.raises(TargetLockedError, match="Excel などで開いていれば閉じて") as error:
        run_job(job_of(two_goals, folder, SUMMARY, replaces=True))
    assert str(second) in error.value.where
    assert sorted(folder.iterdir()) == sorted([first, second])
    assert (first.read_bytes(), second.read_bytes()) == (b"before", b"open in a viewer")


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ZeroDivisionError])
@pytest.mark.parametrize("is_moved", [False, True])
@pytest.mark.parametrize("is_new", [False, True])
def test_whatever_ends_the_delivery_puts_the_files_back(
    two_goals: Plan, folder: Path, monkeypatch, fault, is_moved: bool, is_new: bool
):
    folder.mkdir()
    first, second = folder / "会議用概要.xlsx", folder / "会議用概要.pdf"
    if not is_new:
        first.write_bytes(b"before")

    replace = Path.replace

    def ends(source: Path, target: Path) -> Path:
        if is_moved or target == first:
            replace(source, target)
        if target == second:
            raise fault
        return target

    monkeypatch.setattr(Path, "replace", ends)
    with pytest.raises(fault):
        run_job(job_of(two_goals, folder, SUMMARY, replaces=True))
    left = {path: path.read_bytes() for path in folder.iterdir()}
    assert left == ({} if is_new else {first: b"before"})


def test_a_full_disk_leaves_nothing(two_goals: Plan, folder: Path, monkeypatch):
    def full(document, target, progress):
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(reports.pdf.writer, "write_booklet", full)
    with pytest.raises(OutputError, match="空きが足りません"):
        run_job(job_of(two_goals, folder, SUMMARY))
    assert not folder.exists()


@pytest.mark.parametrize("below", ["", "下"])
def test_a_file_in_the_place_of_the_folder_is_told(two_goals: Plan, tmp_path: Path, below: str):
    file = tmp_path / "ファイル"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="フォルダーではなくファイルです") as told:
        run_job(job_of(two_goals, file / below))
    assert told.value.where == str(file)


def test_a_folder_in_the_place_of_the_file_is_told(two_goals: Plan, folder: Path):
    (folder / "データ.csv").mkdir(parents=True)
    with pytest.raises(OutputError, match="同じ名前の"):
        run_job(job_of(two_goals, folder, replaces=True))
    assert [path.name for path in folder.iterdir()] == ["データ.csv"]


def test_a_control_character_is_told_with_its_name_and_place(folder: Path):
    draft = draft_of_two_goals()
    draft.sections[0].children[0].children[0].listings[1].description = "鳴る\x07もの"
    plan, _ = assemble_plan(draft)
    with pytest.raises(UnprintableTextError, match=r"U\+0007") as error:
        run_job(job_of(plan, folder, ((report_by_id("booklet"), Format.XLSX),)))
    assert error.value.where
    assert "Excel" in error.value.what + error.value.remedy
    assert not folder.exists()
    (file,) = run_job(job_of(plan, folder, ((report_by_id("booklet"), Format.PDF),)))
    assert "U+0007" in file.findings[0].message


def test_a_character_that_no_font_has_is_printed_as_a_geta_and_named(folder: Path):
    draft = draft_of_two_goals()
    draft.sections[0].children[0].children[0].listings[1].name = "𠮷野の会😀"
    plan, _ = assemble_plan(draft)
    (file,) = run_job(job_of(plan, folder, ((report_by_id("booklet"), Format.PDF),)))
    (finding,) = file.findings
    assert "「😀」（U+1F600）" in finding.message
    assert "𠮷野の会〓" in finding.where
    text = "".join(page.extract_text() for page in pypdf.PdfReader(file.path).pages)
    assert "𠮷野の会〓" in text


def test_the_same_job_gives_the_same_bytes(two_goals: Plan, tmp_path: Path, options):
    wanted = tuple((report, form) for report in REPORTS for form in report.formats)

    def made(name: str) -> dict[str, bytes]:
        folder = tmp_path / name
        earlier = plan_a_year_later()
        done = run_job(job_of(two_goals, folder, wanted, options=options, earlier=earlier))
        return {file.path.name: file.path.read_bytes() for file in done}

    assert made("一") == made("二")


def test_every_error_says_what_to_do(two_goals: Plan, folder: Path):
    with pytest.raises(AppError) as error:
        run_job(job_of(two_goals, folder, ()))
    assert error.value.remedy.endswith("。")


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        (WhenLocked.RETRY, ["会議用概要.xlsx", "会議用概要.pdf"]),
        (WhenLocked.RENAME, ["会議用概要（2）.xlsx", "会議用概要.pdf"]),
        (WhenLocked.SKIP, ["会議用概要.pdf"]),
    ],
)
def test_a_held_file_is_tried_again_or_renamed_or_skipped_as_the_user_says(
    two_goals: Plan, folder: Path, monkeypatch, answer, names
):
    folder.mkdir()
    held = folder / "会議用概要.xlsx"
    held.write_bytes(b"open in Excel")
    first_try = iter([True])
    hold(monkeypatch, lambda target: target == held and next(first_try, False))
    asked: list[str] = []

    def says(error: TargetLockedError) -> WhenLocked:
        asked.append(error.where)
        return answer

    files = run_job(job_of(two_goals, folder, SUMMARY, replaces=True), on_locked=says)
    assert [file.path.name for file in files] == names
    assert asked == [str(held)]
    assert (held.read_bytes() == b"open in Excel") == (answer is not WhenLocked.RETRY)


def test_files_that_are_kept_stand_beside_the_new_ones(two_goals: Plan, folder: Path):
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    (file,) = run_job(job_of(two_goals, folder, keeps=True))
    assert file.path.name == "データ（2）.csv"
    assert (folder / "データ.csv").read_text(encoding="utf-8") == "前の"
