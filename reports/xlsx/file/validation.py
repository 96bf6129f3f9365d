"""Checks of what is typed into cells (ECMA-376 Part 1, 18.3.1.32 dataValidation)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr


def validation(cells: str, words: Mapping[str, str], formulas: tuple[str, ...]) -> str:
    """Return the check of ``cells``: what is wrong is told, and an empty cell is right.

    ``words`` are its attributes besides, ``formulas`` what the input is held against.
    """
    given = {"sqref": cells, "allowBlank": "1", "showErrorMessage": "1", **words}
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in given.items())
    held = "".join(
        f"<formula{number}>{escape(formula)}</formula{number}>"
        for number, formula in enumerate(formulas, 1)
    )
    return f"<dataValidation{attributes}>{held}</dataValidation>"
