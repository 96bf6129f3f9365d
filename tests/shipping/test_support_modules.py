from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from shipping.support_modules import support_modules


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of PySide's library beside which the modules lie."""
    folder = tmp_path_factory.mktemp("support")
    library = find_spec("shiboken6")
    assert library is not None
    assert library.origin is not None
    shutil.copytree(Path(library.origin).parent, folder / "shiboken6")
    for path, source, _ in support_modules(folder / "work"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / path)
    return folder


def run(code: str, place: Path) -> str:
    """Return what a Python that finds PySide's library in ``place`` prints."""
    environment = os.environ | {"PYTHONPATH": str(place)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_a_start_reads_nothing_that_describes_signatures(place: Path):
    code = """
import sys
import PySide6.QtCore
names = ("parser", "layout", "errorhandler", "lib.enum_sig", "lib.tool")
modules = [sys.modules[f"shibokensupport.signature.{name}"] for name in names]
print([module.__file__ for module in modules])
print([list(vars(module)) for module in modules if "__getattr__" not in vars(module)])
"""
    files, whole = run(code, place).splitlines()
    assert files.count(str(place)) == 5
    assert whole == "[]"


def test_a_wrong_call_is_answered_as_by_a_whole_pyside(place: Path, tmp_path: Path):
    code = "from PySide6.QtCore import QPoint; QPoint('left', 3)"
    assert "Supported signatures" in run(code, tmp_path)
    assert run(code, place) == run(code, tmp_path)


def test_signatures_are_described_as_by_a_whole_pyside(place: Path, tmp_path: Path):
    code = """
from PySide6.QtCore import QPoint
from shibokensupport.signature import get_signature
print(get_signature(QPoint.setX), get_signature(QPoint))
"""
    assert "int" in run(code, tmp_path)
    assert run(code, place) == run(code, tmp_path)
