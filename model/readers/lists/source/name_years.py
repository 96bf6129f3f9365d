"""The fiscal year that the name of a sheet or file says: 令和8年度, R8, r8予算; s1 is a number."""

from __future__ import annotations

import re
import unicodedata

from model.wareki import find_fiscal_years

_NUMBERED = re.compile(
    r"(?<![A-Za-z])(?:[rhs]|[HS](?![3-9]\d))\d{1,2}(?![\d年]|[^\x00-\x7f])",
)
"""What numbers sheets and versions (s1, list_r2): before no Japanese word, or long ago."""


def years_in_name(name: str) -> tuple[int, ...]:
    """Return the fiscal years (西暦) that the name of a sheet or file names."""
    return find_fiscal_years(_NUMBERED.sub("", unicodedata.normalize("NFKC", name)))
