from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


def test_the_lock_pins_everything_by_hash_and_holds_no_address():
    lock = dev.LOCK.read_text(encoding="utf-8")
    assert "://" not in lock
    pins = [line for line in lock.splitlines() if re.match(r"^[a-z0-9]", line)]
    assert len(pins) > 20
    assert all("==" in pin and pin.rstrip().endswith("\\") for pin in pins)


def test_the_lock_pins_what_pyproject_asks_for():
    lock = dev.LOCK.read_text(encoding="utf-8")
    assert "pyside6-essentials==6.8.3" in lock
    assert "pandas==2." in lock


def test_no_address_of_a_registry_stands_in_any_tracked_file():
    words = ["py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb.deb" + "ian"]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
        assert not [word for word in words if word in text], name


def test_an_unknown_verb_prints_what_there_is(capsys):
    assert dev.main(["dance"]) == 2
    assert "run" in capsys.readouterr().out


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 14, 0)])
def test_other_pythons_are_refused_with_a_sentence(monkeypatch, capsys, version):
    monkeypatch.setattr("dev.sys.version_info", version)
    assert dev.main(["run"]) == 2
    assert "3.11～3.13" in capsys.readouterr().out


@pytest.fixture
def calls(monkeypatch):
    made: list[tuple[str, ...]] = []

    def python(*arguments: str) -> int:
        made.append(arguments)
        return 0

    monkeypatch.setattr(dev, "python", python)
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    return made


def test_run_without_a_display_makes_workbook_and_booklet(monkeypatch, calls, capsys):
    monkeypatch.setattr(dev, "IS_LINUX", True)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 0
    assert "画面がない" in capsys.readouterr().out
    assert [call[3:6:2] for call in calls] == [("departments", "xlsx"), ("booklet", "pdf")]
    assert all("--replace" in call for call in calls)


def test_run_hands_its_arguments_on(calls):
    assert dev.main(["run", "list", "totals"]) == 0
    assert calls == [("main.py", "list", "totals")]


def test_in_ci_on_linux_no_rendering_test_is_left_out(monkeypatch, calls, capsys):
    monkeypatch.setattr(dev, "IS_LINUX", True)
    monkeypatch.setattr(dev, "provide", lambda needs: list(needs))
    monkeypatch.setenv("CI", "true")
    assert dev.main(["test"]) == 1
    assert "libreoffice-calc" in capsys.readouterr().out
    monkeypatch.delenv("CI")
    assert dev.main(["test"]) == 0
    assert calls[-1][-1] == "not rendering"


def test_what_cannot_be_installed_is_named_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(dev, "IS_LINUX", True)
    monkeypatch.setattr("dev.os.geteuid", lambda: 1000, raising=False)
    monkeypatch.delenv("CI", raising=False)
    needs = {"libegl1": lambda: False, "libgl1": lambda: True}
    assert dev.provide(needs) == ["libegl1"]
    assert "sudo apt-get install libegl1" in capsys.readouterr().out


def test_the_environment_is_made_again_only_when_the_lock_changes(monkeypatch, tmp_path):
    done: list[object] = []
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "installed")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "LOCK", tmp_path / "lock")
    monkeypatch.setattr(dev, "provide", lambda needs: [])

    def create(folder: Path, **settings: object) -> None:
        folder.mkdir(exist_ok=True)
        done.append(settings)

    monkeypatch.setattr("dev.venv.create", create)
    monkeypatch.setattr("dev.subprocess.run", lambda *a, **k: None)
    for content in ("a", "a", "b"):
        dev.LOCK.write_text(content, encoding="utf-8")
        dev.make_venv()
    assert len(done) == 2
