"""The fiscal year that the name of a sheet or file says: 令和8年度, R8, r8予算; s1 is a number."""

from __future__ import annotations

import re
from collections.abc import Collection

from model.readers.tables.amount_heads import without_years
from model.text import fold
from model.wareki import find_fiscal_years

_END = r"(?![\d年]|[^\x00-\x7f])"
_NUMBERED = re.compile(rf"(?<![A-Za-z])(?:h\d|s\d{{1,2}}|S(?![3-9]\d)\d{{1,2}}){_END}")
"""What numbers sheets (s1, h2): before no Japanese word, or long ago."""
_VERSION = re.compile(rf"(?<![A-Za-z])r[1-4]{_END}")
"""What numbers versions (list_r2), or the first years of 令和 where others stand beside them."""


def years_in_name(name: str, beside: Collection[str] = ()) -> tuple[int, ...]:
    """Return the fiscal years (西暦) that the name of a sheet or file names.

    ``beside`` are the names of the other sheets: r4 is a year beside r5, and a number alone.
    """
    text = _NUMBERED.sub("", fold(name))
    years = find_fiscal_years(text)
    if not _VERSION.search(text) or _follows(name, years, beside):
        return years
    return find_fiscal_years(_VERSION.sub("", text))


def _follows(name: str, years: Collection[int], beside: Collection[str]) -> bool:
    """Whether a sheet beside has the same name but for its year, the one before or after."""
    alike = (other for other in beside if without_years(other) == without_years(name))
    others = {year for other in alike for year in find_fiscal_years(other)}
    return any({year - 1, year + 1} & others for year in years)
