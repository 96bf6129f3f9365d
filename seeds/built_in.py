"""Loading the built-in plan from the text, corrections and title page beside this file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from model.errors import ProgramFileError

if TYPE_CHECKING:
    from model.readers.reading import Reading

FOLDER = Path(__file__).parent / "kagoshima_r4"
SOURCE = "内蔵の計画"
"""What messages call the built-in plan."""


class Texts(NamedTuple):
    """What the built-in plan is read from: its files as they lie on the disk, in UTF-8."""

    plan: bytes
    heading: bytes
    corrections: bytes


def read_built_in_texts() -> Texts:
    """Return the texts of the built-in plan. Raises ProgramFileError where they are missing."""
    names = ("plan.txt", "plan.json", "corrections.json")
    try:
        return Texts(*((FOLDER / name).read_bytes() for name in names))
    except OSError as error:
        raise ProgramFileError(SOURCE, str(FOLDER)) from error


def load_built_in_plan(texts: Texts | None = None) -> Reading:
    """Return the built-in plan, that of ``texts`` where they were read already.

    Raises ProgramFileError where its files are missing or damaged.
    """
    from model.plan import PlanHeading  # noqa: PLC0415  a kept plan needs no reader
    from model.readers.corrections import read_corrections  # noqa: PLC0415
    from model.readers.published.text import read_text  # noqa: PLC0415

    texts = texts or read_built_in_texts()
    try:
        heading = PlanHeading(**json.loads(texts.heading))
        corrections = read_corrections(_decoded(texts.corrections))
        text = _decoded(texts.plan)
    except (ValueError, TypeError) as error:
        raise ProgramFileError(SOURCE, str(FOLDER)) from error
    return read_text(text, SOURCE, heading, corrections)


def _decoded(file: bytes) -> str:
    """Return the text of ``file``, with the line feeds of any system. Raises ValueError."""
    return io.TextIOWrapper(io.BytesIO(file), encoding="utf-8").read()
