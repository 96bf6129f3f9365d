from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.door import run

MADE = ("generate", "--report", "data", "--format", "csv", "--out")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("list",), "WHAT がありません"),
        (("list", "every"), "WHAT に every は使えません（使えるのは sections、departments、"),
        (("generate", "--report", "data"), "--format、--out がありません"),
        (
            ("generate", "--report", "booklet", "--format", "csv", "--out", "x"),
            "csv は data だけで作れます",
        ),
        (MADE, "--out のあとに値がありません"),
        ((*MADE, ""), "--out の場所が空です"),
        (("check", ""), "PLAN の場所が空です"),
        ((*MADE, "x", "--sheet", "A5"), "--sheet に A5 は使えません（使えるのは A4、A3）"),
        ((*MADE, "x", "--date", "1日"), "--date は 2026-04-01 のような日付で書きます"),
        ((*MADE, "x", "--creep", "nan"), "--creep は 0 から 100 までのミリメートルの数で書きます"),
        (("list", "listings", "--section", "一"), "--section は 1-2 のような番号で書きます"),
        (("check", "--year", "令和8"), "--year は 2026 のような西暦の年度で書きます"),
        (("check", "--year", "20260"), "--year は 2026 のような西暦の年度で書きます"),
        (("check", "--json=3"), "--json に値は付けません（3）"),
        (
            ("list", "totals", "--no"),
            "--no だけでは --no-relisted、--no-other のどれか分かりません",
        ),
        (("check", "a.txt", "b.txt"), "知らない指定です（b.txt）"),
        (("a.txt", "b.txt"), "知らない指定です（b.txt）"),
        (("genrate", "--report", "data"), "genrate という命令も計画のファイルもありません"),
        (("genrate",), "genrate という命令も計画のファイルもありません（命令は check、list、"),
        (("--no-such-option",), "知らない指定です（--no-such-option）"),
    ],
)
def test_wrong_use_ends_with_2_and_one_japanese_sentence(capsys, arguments, says):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"使い方が違います：{says}")
    assert err.endswith(" --help を見てください。\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--jsn"),
        ("list", "totals", "listings"),
        ("generate", "--report", "booklet", "--format", "csv", "--out", "x"),
    ],
)
def test_wrong_use_of_a_command_leads_to_its_own_help(capsys, arguments):
    _, _, err = run(capsys, *arguments)
    assert f" {arguments[0]} --help を見てください。" in err


@pytest.mark.parametrize("command", ["check", "list", "generate", "convert", "diff"])
def test_help_is_japanese_and_says_what_each_option_is_for(capsys, command):
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert out.startswith("使い方: ")
    assert not [word for word in ("usage", "options", "arguments", "show") if word in out]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path):
    path = tmp_path / os.fsdecode(b"\x8cv.txt")
    path.write_text("計画", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "main.py", "check", path], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert rb"\udc8cv.txt" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a reader that ended is told otherwise there")
@pytest.mark.parametrize("arguments", [("list", "departments"), ("list", "listings"), ("--help",)])
def test_who_reads_no_more_of_the_output_is_told_of_no_fault(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "main.py", *arguments]
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    with os.fdopen(writing) as out:
        done = subprocess.run(
            command, stdout=out, stderr=subprocess.PIPE, env=buffered, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is there")
@pytest.mark.parametrize("what", ["departments", "listings"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_without_room_ends_with_1_and_one_sentence(what, unbuffered):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "list", what],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("出力先のディスクの空きが足りません。")
    assert done.stderr.count(b"\n") == 1


def test_a_name_that_the_system_cannot_hold_is_no_fault_of_the_program(
    capsys, two_goals_file: Path
):
    name = "長" * 120
    code, _, err = run(capsys, name)
    assert (code, "命令も計画のファイルもありません" in err) == (2, True)
    code, _, err = run(capsys, "convert", two_goals_file, f"{name}.xlsx")
    assert (code, "長すぎます" in err) == (1, True)
    code, _, err = run(capsys, "collect", f"{name}.xlsx", "x.xlsx")
    assert (code, "様式" in err) == (1, True)


def test_what_is_said_of_a_file_without_one_is_told_as_unused(capsys):
    code, out, err = run(capsys, "list", "totals", "--year", "2020", "--mapping", "ない.json")
    assert code == 0
    assert "6650000000" in out
    assert err.startswith("--year、--mapping は使いませんでした。")


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise there")
def test_where_errors_go_nowhere_nothing_stands_amid_the_results(tmp_path: Path):
    command = f"exec {sys.executable} main.py {' '.join(MADE)} {tmp_path} --json 2>&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["files"]) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_reports_are_made_in_a_folder_whose_name_is_no_text(tmp_path: Path):
    folder = tmp_path / os.fsdecode(b"\x8cv")
    done = subprocess.run([sys.executable, "main.py", *MADE, folder], check=False)
    assert done.returncode == 0
    assert [path.suffix for path in folder.iterdir()] == [".csv"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_system_without_japanese_names_is_told_and_is_no_fault_of_the_program(tmp_path: Path):
    ascii_alone = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "main.py", *MADE, tmp_path],
        env={**os.environ, **ascii_alone},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "LC_ALL=C.UTF-8" in done.stderr.decode()
