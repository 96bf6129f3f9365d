"""What a form carries unseen, so that it can be read when it comes back.

In a hidden column stand the version of the form, below it whose it is, and beside each row the id
of its listing.
"""

from __future__ import annotations

VERSION = "1"
"""The version of the forms made now: raised when a returned one has to be read in another way.

Columns are found by their headings, since a job leaves out those that none of its rows fill.
"""

NAME, DESCRIPTION, AMOUNT, REMARKS = "事業名", "事業概要", "事業費", "備考"
"""The headings that a reader of forms looks for; behind that of amounts stands their unit."""

_VERSION = "様式 "
_DEPARTMENT = "department:"


def version_mark(version: str = VERSION) -> str:
    """Return how a form says of which version it is: 様式 1."""
    return f"{_VERSION}{version}"


def version_of(text: str) -> str | None:
    """Return the version that ``text`` gives, None where it is no mark of one."""
    version = text.removeprefix(_VERSION)
    return version if version != text and version.isdecimal() else None


def department_key(name: str) -> str:
    """Return the key of the form of the department ``name``; empty for rows that name none."""
    return f"{_DEPARTMENT}{name}"


def department_of(key: str) -> str | None:
    """Return the name of the department whose form has ``key``, None where it is no such key."""
    name = key.removeprefix(_DEPARTMENT)
    return None if name == key else name
