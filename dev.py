"""Set-up, run, test, lint and build with nothing but Python: python3 dev.py VERB [ARGUMENTS].

run    starts the program; without a display it makes the built-in plan's files in out/ instead
test   runs the tests (arguments go to pytest)
lint   runs linter, formatter and type checker (import rules are a test)
build  builds the program with PyInstaller and runs the built copy's self-test
bare   tries the built program in a Debian without Python (as root, on Debian and its kin)
js     reads our workbooks with SheetJS and exceljs (needs node and npm)
lock   writes requirements.lock anew (needs uv)

Each makes .venv from requirements.lock first, again only when the lock has changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BUILT = ROOT / "dist" / "plan-report"
STAMP = VENV / "installed"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
IS_LINUX = sys.platform.startswith("linux")
SYSTEMS = ("linux", "win32", "darwin")  # mypy checks what runs on each

# What each need is known by, and the Debian package that fills it.
VENV_NEEDS = {"python3-venv": lambda: _has_module("ensurepip")}
QT_NEEDS = {
    "libglib2.0-0": lambda: _has_library("libglib-2.0.so.0"),
    "libegl1": lambda: _has_library("libEGL.so.1"),
    "libgl1": lambda: _has_library("libGL.so.1"),
    "libdbus-1-3": lambda: _has_library("libdbus-1.so.3"),
    "libfontconfig1": lambda: _has_library("libfontconfig.so.1"),
    "libxkbcommon0": lambda: _has_library("libxkbcommon.so.0"),
}
WINDOW_NEEDS = {
    "libxcb-cursor0": lambda: _has_library("libxcb-cursor.so.0"),
    "libxcb-icccm4": lambda: _has_library("libxcb-icccm.so.4"),
    "libxcb-keysyms1": lambda: _has_library("libxcb-keysyms.so.1"),
    "libxcb-shape0": lambda: _has_library("libxcb-shape.so.0"),
    "libxkbcommon-x11-0": lambda: _has_library("libxkbcommon-x11.so.0"),
}
RENDERING_NEEDS = {
    "libreoffice-calc": lambda: shutil.which("soffice") is not None,
    "poppler-utils": lambda: shutil.which("pdftotext") is not None,
}
BUILD_NEEDS = {"binutils": lambda: shutil.which("objdump") is not None}
BARE_NEEDS = {"debootstrap": lambda: shutil.which("debootstrap") is not None}
Needs = dict[str, Callable[[], bool]]

# On all processors; who has nothing left takes over half of what another still has before it.
_PYTEST = ("-m", "pytest", "-n", "auto", "--dist", "worksteal")


def run(arguments: Sequence[str]) -> int:
    """Start the program, or make the built-in plan's files where there is no display."""
    shown = not IS_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if arguments or shown:
        if shown and not arguments:
            provide({**QT_NEEDS, **WINDOW_NEEDS})
        return python("main.py", *arguments)
    print("画面がないため、ウィンドウの代わりに内蔵の計画の帳票を out フォルダーに作ります。")
    code = 0
    for report, form in (("departments", "xlsx"), ("booklet", "pdf")):
        made = ("--report", report, "--format", form, "--out", str(ROOT / "out"), "--replace")
        code = code or python("main.py", "generate", *made)
    return code


def test(arguments: Sequence[str]) -> int:
    """Run the tests; name those that the machine cannot run, which fails in CI on Linux."""
    provide(QT_NEEDS)
    if not BUILT.is_dir():
        print("作った実行ファイルの検査を省きます（dev.py build のあとでは行います）。", flush=True)
    missing = provide(RENDERING_NEEDS)
    if not missing:
        return python(*_PYTEST, *arguments)
    print(f"描画の検査を省きます（{'、'.join(missing)} がありません）：")
    python("-m", "pytest", "--collect-only", "-q", "-m", "rendering")
    if IS_LINUX and os.environ.get("CI") == "true":
        print("CI では省けません。")
        return 1
    return python(*_PYTEST, "-m", "not rendering", *arguments)


def lint(_: Sequence[str]) -> int:
    """Run every check of the code that is not a test."""
    codes = [
        python("-m", "ruff", "check", "."),
        python("-m", "ruff", "format", "--check", "."),
        *_at_once(
            ("-m", "mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}")
            for system in SYSTEMS
        ),
    ]
    return max(codes)


def build(_: Sequence[str]) -> int:
    """Build the program and run the self-test of the built copy."""
    provide({**QT_NEEDS, **BUILD_NEEDS})
    code = python("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    if code:
        return code
    name = "plan-report-cli.exe" if os.name == "nt" else "plan-report-cli"
    return subprocess.call([BUILT / name, "--self-test"])


def bare(_: Sequence[str]) -> int:
    """Try the built program in a Debian that has no Python; the Debian stays in build/."""
    if not _is_root() or shutil.which("apt-get") is None:
        print("この確認は、Debian 系の Linux で、管理者（root）として実行してください。")
        return 2
    provide(BARE_NEEDS)
    return python("-m", "shipping.bare_root", str(ROOT / "build" / "bare-root"))


def js(_: Sequence[str]) -> int:
    """Compare what two readers in JavaScript find in our workbooks, cell by cell."""
    return python("-m", "tests.reports.xlsx.node_readers")


def lock(_: Sequence[str]) -> int:
    """Write requirements.lock anew from pyproject.toml, with hashes and without addresses."""
    command = "uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet"
    options = ("--python-version", "3.11", "--extra", "dev", "--upgrade")
    code = subprocess.call([*command.split(), *options, "-o", LOCK, "pyproject.toml"], cwd=ROOT)
    if "://" in LOCK.read_text(encoding="utf-8"):
        print("requirements.lock にアドレスが入りました。取り除いてください。")
        return 1
    return code


VERBS = {
    "run": run,
    "test": test,
    "lint": lint,
    "build": build,
    "bare": bare,
    "js": js,
    "lock": lock,
}


def make_venv() -> None:
    """Make .venv as the lock says, unless it is so already."""
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted and PYTHON.exists():
        return
    uv = shutil.which("uv")
    if uv is None:
        provide(VENV_NEEDS)
    print("必要な部品を .venv に入れています…", flush=True)
    venv.create(VENV, clear=True, with_pip=uv is None)
    python = str(PYTHON)
    install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    quiet = ["--quiet", "--require-hashes", "-r", str(LOCK)]
    subprocess.run([*install, *quiet], check=True, cwd=ROOT)
    STAMP.write_text(wanted, encoding="ascii")


def provide(needs: Needs) -> list[str]:
    """Install what the system lacks where that may be done; return what is still missing."""
    missing = [package for package, is_there in needs.items() if not is_there()]
    if not missing or not IS_LINUX:
        return missing
    rights = _rights_to_install()
    if rights is None or shutil.which("apt-get") is None:
        print("足りない部品があります。次の行で入れられます：")
        print("sudo apt-get install", *missing)
        return missing
    print(f"足りない部品を入れています：{' '.join(missing)}", flush=True)
    for step in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        subprocess.call(
            [*rights, "apt-get", *step],
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    return [package for package in missing if not needs[package]()]


def python(*arguments: str) -> int:
    """Run the Python of .venv in this folder and return its exit code."""
    return subprocess.call([PYTHON, *arguments], cwd=ROOT)


def _at_once(commands: Iterable[Sequence[str]]) -> list[int]:
    """Run the Python of .venv for each command, all side by side, and return the exit codes."""
    started = [subprocess.Popen([PYTHON, *command], cwd=ROOT) for command in commands]
    return [process.wait() for process in started]


def _rights_to_install() -> list[str] | None:
    """Return what goes before apt-get: nothing for root, sudo in CI where it asks nothing.

    None where nothing may be installed.
    """
    if _is_root():
        return []
    if os.environ.get("CI") == "true" and shutil.which("sudo"):
        asks_nothing = subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
        return ["sudo", "-n"] if asks_nothing else None
    return None


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_module(name: str) -> bool:
    return subprocess.call([sys.executable, "-c", f"import {name}"], stderr=subprocess.DEVNULL) == 0


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says. Returns the exit code."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        found = re.match(r"[\d.]+", sys.version)
        print(f"Python 3.11～3.13 で動かしてください（いまは {found[0] if found else '?'}）。")
        return 2
    if not arguments or arguments[0] not in VERBS:
        print(__doc__)
        return 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a code page without Japanese is no fault
    try:
        if arguments[0] != "lock":
            make_venv()
        return VERBS[arguments[0]](arguments[1:])
    except subprocess.CalledProcessError as error:
        print(
            f"準備に失敗しました（{error.returncode}）。もう一度実行すると、初めからやり直します。"
        )
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
