from __future__ import annotations

from typing import Any

import pytest

from model.version import VERSION
from shipping.version_resource import version_numbers, version_resource


def read(text: str) -> list[tuple[Any, ...]]:
    """Read the resource as PyInstaller does: an expression of its own classes."""
    found: list[tuple[Any, ...]] = []

    def note(*arguments, **_):
        found.append(arguments)
        return arguments

    words = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo")
    eval(  # noqa: S307  what PyInstaller does with it
        text, dict.fromkeys((*words, "StringStruct", "VarStruct"), note)
    )
    return found


def test_explorer_shows_a_japanese_description_and_the_one_version():
    strings = dict(entry for entry in read(version_resource("plan-report")) if len(entry) == 2)
    assert strings["FileDescription"].startswith("計画帳票")
    assert strings["ProductVersion"] == strings["FileVersion"] == VERSION
    assert strings["OriginalFilename"] == "plan-report.exe"
    assert strings["Translation"] == [0x0411, 1200]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("2.0rc1", (2, 0, 0, 0))],
)
def test_versions_become_the_four_numbers_of_windows(version, numbers):
    assert version_numbers(version) == numbers
