"""What a form carries unseen, so that it can be read when it comes back.

In a hidden column stand the version of the form, below it whose it is and of which year's plan, and
beside each row the id of its listing with the amount and the remarks that it went out with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from model.text import name_key

VERSION = "1"
"""The version of the forms made now: raised when a returned one has to be read in another way.

Columns are found by their headings, since a job leaves out those that none of its rows fill.
"""

NAME, DESCRIPTION, AMOUNT, REMARKS = "事業名", "事業概要", "事業費", "備考"
"""The headings that a reader of forms looks for; behind that of amounts stands their unit."""

_VERSION = "様式 "
_DEPARTMENT = "department:"
_KEY = re.compile(_DEPARTMENT + r"(\d*):(.*)", re.DOTALL)
_ROW = re.compile(r"(\d+(?:-\d+)*/\d+)(?:=(-?\d+))?(?:~([0-9a-f]{8}))?")


def version_mark(version: str = VERSION) -> str:
    """Return how a form says of which version it is: 様式 1."""
    return f"{_VERSION}{version}"


def version_of(text: str) -> str | None:
    """Return the version that ``text`` gives, None where it is no mark of one."""
    version = text.removeprefix(_VERSION)
    return version if version != text and version.isdecimal() else None


def department_key(name: str, year: int | None) -> str:
    """Return the key of the form of the department ``name``; empty for rows that name none.

    ``year`` is the plan's fiscal year (西暦): plans of two years have the same departments and
    much the same rows.
    """
    return f"{_DEPARTMENT}{year or ''}:{name}"


def department_of(key: str) -> tuple[str, int | None] | None:
    """Return department and fiscal year of the form with ``key``, None where it is no such key."""
    found = _KEY.fullmatch(key)
    return (found[2], int(found[1]) if found[1] else None) if found else None


@dataclass(frozen=True, slots=True)
class RowMark:
    """What a row carries: the id of its ``listing``, and what this went out with.

    ``sent`` are the yen, ``remarks`` the key (:func:`remarks_key`) of its remarks.
    """

    listing: str
    sent: int | None
    remarks: str


def row_mark(listing: str, yen: int | None, remarks: str = "") -> str:
    """Return how a form names the row with the id ``listing`` that went out with these."""
    key = remarks_key(remarks)
    return listing + ("" if yen is None else f"={yen}") + (f"~{key}" if key else "")


def row_of(mark: str) -> RowMark | None:
    """Return what the mark of a row says, None where ``mark`` is none."""
    found = _ROW.fullmatch(mark)
    return RowMark(found[1], int(found[2]) if found[2] else None, found[3] or "") if found else None


def remarks_key(remarks: str) -> str:
    """Return eight hexadecimal digits by which remarks are known again; empty for none."""
    return f"{crc32(name_key(remarks).encode()):08x}" if name_key(remarks) else ""
