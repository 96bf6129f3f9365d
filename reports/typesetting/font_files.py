"""The files of the bundled fonts; the window asks for them before anything is known of them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from model.errors import ProgramFileError

FOLDER = Path(__file__).parent.parent / "fonts"
PART = "書体"
"""What messages call these files."""


class Weight(Enum):
    """The two weights that paper is set in."""

    REGULAR = "regular"
    BOLD = "bold"


def font_path(weight: Weight) -> Path:
    """Return the file of the bundled font of ``weight``.

    Raises ProgramFileError where it is missing.
    """
    return _path(f"BIZUDGothic-{weight.value.capitalize()}")


def rare_font_path() -> Path:
    """Return the file of the font of rare kanji. Raises ProgramFileError where it is missing."""
    return _path("RareKanji-Regular")


def _path(name: str) -> Path:
    path = FOLDER / f"{name}.ttf"
    if not path.is_file():
        raise ProgramFileError(PART, str(path))
    return path
