"""The built copy, used as it is on a share: no Python of ours around it, nowhere to write."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.doorbell import Doorbell
from model.readers.reading import Reading
from reports.user_folders import Purpose, user_folder
from seeds.kept_reading import CARRIED, KeptReading
from shipping.contents import COMMAND_NAME, NAME, data_files
from shipping.licences import required_packages

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "dist" / NAME
SUFFIX = ".exe" if os.name == "nt" else ""
IS_ROOT = sys.platform != "win32" and os.geteuid() == 0
NOBODY = 65534


@pytest.fixture(scope="module")
def share() -> Iterator[Path]:
    """A copy that nobody may change, at a path with blanks and Japanese, as on a share."""
    top = Path(tempfile.mkdtemp(prefix="計画 帳票 "))
    copy = top / "配布 物" / NAME
    shutil.copytree(BUILT, copy, symlinks=True)
    top.chmod(0o755)
    for path in (copy, *copy.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    yield copy
    for path in (copy, *copy.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(top, onerror=_make_writable)


def _make_writable(remove, path, _):
    Path(path).chmod(stat.S_IWRITE)
    remove(path)


def environment(**more: str) -> dict[str, str]:
    """What a program cannot do without: no HOME, no Python, no path to ours."""
    kept = {"SYSTEMROOT", "TEMP", "TMP", "LANG", "WINDIR"}
    return {key: value for key, value in os.environ.items() if key.upper() in kept} | more


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command-line program of ``folder``; root, who may write anywhere, becomes nobody."""
    return subprocess.run(
        [folder / f"{COMMAND_NAME}{SUFFIX}", *arguments],
        env=environment(), capture_output=True, encoding="utf-8", check=False, cwd=folder,
        user=NOBODY if IS_ROOT else None, group=NOBODY if IS_ROOT else None,
    )  # fmt: skip


def test_the_self_test_passes_on_a_read_only_share_without_a_home(share: Path):
    before = {path: path.lstat().st_mtime_ns for path in share.rglob("*")}
    done = run(share, "--self-test")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("自己診断：正常")
    assert {path: path.lstat().st_mtime_ns for path in share.rglob("*")} == before


def test_the_command_line_says_the_same_as_from_source(share: Path):
    packed = run(share, "list", "listings", "--json")
    source = subprocess.run(
        [sys.executable, "main.py", "list", "listings", "--json"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert json.loads(packed.stdout) == json.loads(source.stdout)


@pytest.mark.parametrize(
    "lost",
    [
        "seeds/kagoshima_r4/plan.txt",
        "seeds/kagoshima_r4/plan.json",
        "seeds/kagoshima_r4/corrections.json",
        "reports/fonts/BIZUDGothic-Regular.ttf",
        "reports/fonts/BIZUDGothic-Bold.ttf",
        "reports/fonts/RareKanji-Regular.ttf",
        "reports/fonts/widths.json",
        "budoux/models/ja.json",
        "docs/help/index.html",
        "docs/help/window.png",
        "gui/icon/plan-report.png",
    ],
)
def test_the_self_test_fails_with_a_sentence_where_a_file_was_lost(tmp_path: Path, lost: str):
    copy = tmp_path / NAME
    shutil.copytree(BUILT, copy, symlinks=True, copy_function=_link)
    (copy / "_internal" / lost).unlink()
    done = subprocess.run(
        [copy / f"{COMMAND_NAME}{SUFFIX}", "--self-test"],
        env=environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ファイルがないか、壊れています" in done.stderr
    assert done.stderr.strip().endswith("置き直してください。")
    assert done.stderr.count("\n") == 1


def _link(source: str, target: str) -> None:
    """Copy without copying, where the file system can."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def test_everything_the_program_needs_travels_inside():
    inside = BUILT / "_internal"
    for file, folder in data_files(ROOT):
        assert (inside / folder / Path(file).name).is_file(), file
    assert list(inside.glob("PySide6/**/qtbase_ja.qm"))
    assert list(inside.glob("budoux/models/ja*.json"))
    licences = (inside / "docs" / "licences.txt").read_text(encoding="utf-8")
    assert not [name for name in required_packages() if name not in licences]


def test_its_plan_has_been_read_before_it_is_started_first(tmp_path: Path, built_in: Reading):
    carried = BUILT / "_internal" / "seeds" / CARRIED.name
    assert KeptReading(tmp_path / "none.json", carried).recall() == built_in


def test_what_pyside_would_compile_at_each_start_travels_compiled():
    assert list(BUILT.glob("_internal/shiboken6/files.dir/**/loader.pyc"))


def test_nothing_of_the_makers_travels_inside():
    names = {path.name.casefold() for path in BUILT.rglob("*")}
    unwanted = ("libcrypto", "libssl", "qt_fr", "qtbase_de", "pytest", "libqgtk3", "opengl32sw")
    assert not [name for name in names if name.startswith(unwanted)]


def test_the_window_opens_and_a_second_start_finds_it(qtbot, share: Path, tmp_path: Path):
    own = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    window = subprocess.Popen(
        [share / f"{NAME}{SUFFIX}"],
        env=environment(QT_QPA_PLATFORM="offscreen", **own),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    kept = user_folder(Purpose.STATE).path if os.name == "nt" else tmp_path
    try:
        qtbot.waitUntil(
            lambda: window.poll() is not None or any(kept.rglob("window/lock")), timeout=60_000
        )
        assert window.poll() is None
        bell = Doorbell(next(kept.rglob("window/lock")).parent)
        assert bell.is_answered()
        qtbot.waitUntil(lambda: window.poll() is not None or bell.ring(), timeout=60_000)
        assert window.poll() is None
    finally:
        window.kill()
        window.communicate()
