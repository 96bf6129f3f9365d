"""Loading the built-in plan from the text, corrections and title page beside this file."""

from __future__ import annotations

import json
from pathlib import Path

from model.errors import ProgramFileError
from model.plan import PlanHeading
from model.readers.corrections import read_corrections
from model.readers.published.text import read_text
from model.readers.reading import Reading

_FOLDER = Path(__file__).parent / "kagoshima_r4"
SOURCE = "内蔵の計画"
"""What messages call the built-in plan."""


def load_built_in_plan() -> Reading:
    """Return the built-in plan. Raises ProgramFileError where its files are missing."""
    try:
        text = (_FOLDER / "plan.txt").read_text(encoding="utf-8")
        heading = PlanHeading(**json.loads((_FOLDER / "plan.json").read_text(encoding="utf-8")))
        corrections = read_corrections(_FOLDER / "corrections.json")
    except (OSError, ValueError, TypeError) as error:
        raise ProgramFileError(SOURCE, str(_FOLDER)) from error
    return read_text(text, SOURCE, heading, corrections)
