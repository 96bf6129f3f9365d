"""The modules that a start leaves unread, by PySide as it is installed and as it is shipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from shipping.support_modules import support_modules

ROOT = Path(__file__).parents[2]
LATE = "from gui.late_modules import import_pyside; import_pyside()\n"


@pytest.fixture(scope="module", params=["installed", "shipped"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: with a copy of PySide's library beside which the modules lie, or empty."""
    folder = tmp_path_factory.mktemp("support")
    if request.param == "installed":
        return folder
    library = find_spec("shiboken6")
    assert library is not None
    assert library.origin is not None
    shutil.copytree(Path(library.origin).parent, folder / "shiboken6")
    for path, source, _ in support_modules(folder / "work"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / path)
    return folder


def run(code: str, *folders: Path) -> str:
    """Return what a Python prints that looks for PySide's library in ``folders`` first."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (*folders, ROOT)))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_a_start_reads_nothing_that_describes_signatures(place: Path):
    code = f"""{LATE}
import sys
import PySide6.QtCore
names = ("parser", "layout", "errorhandler", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
modules = [sys.modules[f"shibokensupport.signature.{{name}}"] for name in names]
print([module.__name__ for module in modules if "__getattr__" not in vars(module)])
"""
    assert run(code, place) == "[]\n"


def test_a_start_reads_no_module_that_unpacks_others(place: Path, request: pytest.FixtureRequest):
    asked = {"installed": ["tempfile"], "shipped": ["tempfile", "zipfile"]}
    expected = asked[request.node.callspec.params["place"]]
    code = f"""{LATE}
import sys
import PySide6.QtCore
print([name for name in ("tempfile", "zipfile") if "__getattr__" in vars(sys.modules[name])])
"""
    assert run(code, place) == f"{expected}\n"


def test_a_module_is_whole_for_two_that_ask_for_it_at_once(place: Path):
    code = f"""{LATE}
import threading, tempfile, zipfile
ready, found = threading.Barrier(8), []
def ask(number):
    ready.wait()
    found.append((tempfile.TemporaryDirectory, zipfile.ZIP_DEFLATED, zipfile.ZipFile)[number % 3])
threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), hasattr(tempfile, "no_such_name"), hasattr(zipfile, "no_such_name"))
"""
    assert run(code, place) == "8 False False\n"


def test_a_wrong_call_is_answered_as_by_a_whole_pyside(place: Path):
    code = "from PySide6.QtCore import QPoint; QPoint('left', 3)"
    assert "Supported signatures" in run(code)
    assert run(LATE + code, place) == run("\n" + code)


def test_signatures_are_described_as_by_a_whole_pyside(place: Path):
    code = """
from PySide6.QtCore import QPoint
from shibokensupport.signature import get_signature
print(get_signature(QPoint.setX), get_signature(QPoint))
"""
    assert "int" in run(code)
    assert run(LATE + code, place) == run(code)


def test_the_finders_of_modules_are_as_they_were(place: Path):
    code = """
import sys
from gui.late_modules import import_pyside
before = list(sys.meta_path)
import_pyside()
print(sys.meta_path == before)
"""
    assert run(code, place) == "True\n"
