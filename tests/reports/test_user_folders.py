from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reports.user_folders import Purpose, UserFolder, user_folder

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def profile(monkeypatch, tmp_path: Path):
    """The user's own folders and the temporary one, below a folder of the test."""
    own, temporary = tmp_path / "利用 者", tmp_path / "一時"
    temporary.mkdir()
    kinds = {"config": Purpose.SETTINGS, "state": Purpose.STATE, "log": Purpose.LOG}
    for kind, purpose in kinds.items():
        folder = str(own / purpose.value)
        monkeypatch.setattr(f"platformdirs.user_{kind}_dir", lambda *_, to=folder, **__: to)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    user_folder.cache_clear()
    yield own, temporary
    user_folder.cache_clear()


@pytest.mark.parametrize("purpose", Purpose)
def test_a_folder_in_the_users_profile_is_made_and_nothing_is_said(profile, purpose):
    found = user_folder(purpose)
    assert found == UserFolder(profile[0] / purpose.value, purpose)
    assert found.path.is_dir()
    assert found.notice == ""


def test_a_profile_that_cannot_be_written_gives_a_temporary_folder_and_says_so(profile):
    own, temporary = profile
    own.write_text("a file where the folder should be", encoding="utf-8")
    found = user_folder(Purpose.SETTINGS)
    assert found.path.is_relative_to(temporary)
    assert found.path.is_dir()
    assert "設定を一時フォルダーに" in found.notice
    user_folder.cache_clear()
    assert user_folder(Purpose.SETTINGS).path == found.path  # at the next start too
    assert str(found.path) in found.notice


def test_a_temporary_folder_of_somebody_else_is_left_alone(profile):
    own, _ = profile
    own.write_text("", encoding="utf-8")
    taken = user_folder(Purpose.SETTINGS).path.parent
    shutil.rmtree(taken)
    taken.write_text("not ours", encoding="utf-8")
    found = user_folder(Purpose.LOG)
    assert found.is_temporary
    assert found.path.is_dir()


def test_a_profile_that_the_system_does_not_know_makes_no_folder_here(tmp_path: Path):
    script = (
        "from reports import user_folders as u;"
        "u._own_folder = lambda purpose: u.Path('~/.config/x');"
        "print(u.user_folder(u.Purpose.SETTINGS).is_temporary)"
    )
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    for folder in (here, temporary):
        folder.mkdir()
    own = {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "TEMP": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=here, env=own,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
    assert not any(here.iterdir())
    assert any(temporary.iterdir())
