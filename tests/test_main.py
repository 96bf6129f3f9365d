from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path
from types import SimpleNamespace

import pytest

import main as program
from tests.door import run

ROOT = Path(program.__file__).parent


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "ない.txt"),
        ("list", "totals", "--department", "ない課"),
        ("list", "totals", "--section", "9"),
        ("generate", "--report", "data", "--format", "csv", "--search", "ない言葉", "--out", "x"),
    ],
)
def test_a_failed_job_ends_with_1_and_one_sentence(capsys, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.strip().endswith("。")
    assert not any(tmp_path.iterdir())


def test_a_fault_of_the_program_goes_to_the_log_and_not_to_the_clerk(capsys, monkeypatch, tmp_path):
    def fault():
        raise ZeroDivisionError("no plan is like this")

    monkeypatch.setattr("cli.loading.load_built_in_plan", fault)
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    code, _, err = run(capsys, "check")
    assert code == 1
    assert "ZeroDivisionError" not in err
    assert "ZeroDivisionError" in (tmp_path / "errors.log").read_text(encoding="utf-8")
    assert str(tmp_path / "errors.log") in err


def test_the_self_test_makes_one_of_each_report(capsys):
    code, out, _ = run(capsys, "--self-test")
    assert code == 0
    assert out.count("\n") == 12


def test_the_self_test_fails_where_the_workshop_ends_by_itself(capsys, monkeypatch):
    def start_workshop():
        ours, other = Pipe()
        other.close()
        return SimpleNamespace(join=lambda: None), ours

    monkeypatch.setattr("reports.making.serving.start_workshop", start_workshop)
    monkeypatch.setattr("reports.making.self_test.run_job", lambda job: ())
    code, _, err = run(capsys, "--self-test")
    assert code == 1
    assert "プレビューを作る処理が動きません" in err


def test_listing_needs_neither_qt_nor_the_slow_libraries_nor_the_readers_of_files():
    script = (
        "import sys, main; main.main(['list', 'totals', '--json']);"
        "heavy = {'PySide6', 'pandas', 'openpyxl', 'reportlab', 'numpy', 'model.readers.source'};"
        "heavy &= set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_generating_needs_no_qt(tmp_path: Path):
    script = (
        "import sys, main;"
        "main.main(['generate', '--report', 'booklet', '--format', 'pdf', '--format', 'xlsx',"
        f"'--out', {str(tmp_path)!r}]); sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("arguments", [(), ("generate", "--report", "data", "--format", "csv")])
def test_python_without_the_libraries_is_told_which_python_has_them(tmp_path: Path, arguments):
    out = ("--out", str(tmp_path / "x")) if arguments else ()
    script = (
        "import sys, main; sys.modules.update(dict.fromkeys(('PySide6', 'reports.making.run')));"
        f"sys.exit(main.main({[*arguments, *out]!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert ".venv の Python で実行してください" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_without_a_display_the_window_says_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr("main.sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run(capsys)
    assert code == 1
    assert "画面がない" in err
