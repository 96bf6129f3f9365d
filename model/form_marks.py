"""What a form carries unseen, so that it can be read when it comes back.

In a hidden column stand the version of the form, below it whose it is and of which year's plan, and
beside each row the id of its listing with the amounts and the remarks that it went out with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from model.text import name_key

VERSION = "5"
"""The version of the forms made now: raised when a returned one has to be read in another way.

Version 1 asked for the plan's year alone, and had the other years locked beside it; version 2
left cells blank where the plan has a word in place of an amount; version 3 had no rows for new
projects; version 4 asked for no sources of funds.

Columns are found by their headings, since a job leaves out those that none of its rows fill.
"""

NAME, DESCRIPTION, AMOUNT, REMARKS = "事業名", "事業概要", "事業費", "備考"
"""The headings that a reader of forms looks for; behind that of amounts stand the year that it asks
for, where there are several, and their unit."""

SOURCE = "財源"
"""How the heading of a source of funds begins; behind it stand its name and the unit."""

OTHER_HEADS = ("印", "掲載箇所", "ほかの所管課")
"""The headings of the other columns of a form."""

BUDGET_OF_SECTION = "施策全体の事業費"
"""How the line below the heading of a section begins that tells its published budget."""

SUM = "計"
"""The heading of the sum of the years asked for; behind it stands the unit."""

NEW_PROJECTS = "新規事業：計画にない事業を加えるときは、下の行に記入してください。"
"""The heading of the rows in which projects are entered that the plan does not have."""

FLAG, PLACE = "印", "掲載箇所"
"""The headings of a mark and of the section, which are filled in for a new project alone."""

ENDED = "廃止"
"""What is to be remarked on a project that ends."""

_VERSION = "様式 "
_DEPARTMENT = "department:"
_KEY = re.compile(_DEPARTMENT + r"((?:\d{1,4}(?:,\d{1,4})*)?):(.*)", re.DOTALL)
_ROW = re.compile(
    r"(\d+(?:-\d+)*/\d+)(?:=(-?\d+))?((?:@\d{4}=-?\d+)*)"
    r"((?:!(?:\d{4})?:[0-9a-f]{8})*)(?:~([0-9a-f]{8}))?(?:\$([0-9a-f]{8}))?"
)


READ = ("1", "2", "3", "4", VERSION)
"""The versions of forms that are read."""

OPEN_WORDS = ("未定", "調整中", "検討中", "協議中", "未確定", "精査中", "算定中")
"""What may be entered in place of an amount that is still open."""


def version_mark() -> str:
    """Return how a form that is made now says of which version it is: 様式 1."""
    return f"{_VERSION}{VERSION}"


def version_of(text: str) -> str | None:
    """Return the version that ``text`` gives, None where it is no mark of one."""
    version = text.removeprefix(_VERSION)
    return version if version != text and version.isdecimal() else None


def is_mark(text: str) -> bool:
    """Whether ``text`` is the version or the key of a form, which stand beside its title."""
    return version_of(text) is not None or department_of(text) is not None


def department_key(name: str, years: Sequence[int] = ()) -> str:
    """Return the key of the form of the department ``name``; empty for rows that name none.

    ``years`` are the fiscal years (西暦) that it asks for, the plan's first, if that is known:
    plans of two years have the same departments and much the same rows.
    """
    return f"{_DEPARTMENT}{','.join(map(str, years))}:{name}"


def department_of(key: str) -> tuple[str, tuple[int, ...]] | None:
    """Return department and fiscal years of the form with ``key``, None where it is no such key."""
    found = _KEY.fullmatch(key)
    return (found[2], tuple(map(int, found[1].split(",") if found[1] else ()))) if found else None


@dataclass(frozen=True, slots=True)
class RowMark:
    """What a row carries: the id of its ``listing``, and what this went out with.

    ``sent`` are the yen of the plan's year (None) and of each further fiscal year (西暦), of which
    the unknown are lacking; ``remarks`` is the key (:func:`text_key`) of its remarks, ``words`` are
    those of the words that stood in place of amounts, ``sources`` is that (:func:`sources_key`) of
    what sources of funds give to the amount of the plan's year.
    """

    listing: str
    sent: Mapping[int | None, int]
    remarks: str
    words: Mapping[int | None, str]
    sources: str = ""


def row_mark(
    listing: str,
    yen: int | None,
    remarks: str = "",
    further: Mapping[int, int | None] | None = None,
    words: Mapping[int | None, str] | None = None,
    sources: str = "",
) -> str:
    """Return how a form names the row with the id ``listing`` that went out with these.

    ``further`` are the yen of further fiscal years (西暦) that are asked for, ``words`` what stands
    in place of amounts (未定), of the plan's year (None) and of further ones. ``sources`` is the
    key of what sources of funds give.
    """
    key = text_key(remarks)
    own = "" if yen is None else f"={yen}"
    known = ((year, each) for year, each in (further or {}).items() if each is not None)
    others = "".join(f"@{year}={each}" for year, each in known)
    open_ = "".join(f"!{year or ''}:{text_key(word)}" for year, word in (words or {}).items())
    given = f"${sources}" if sources else ""
    return listing + own + others + open_ + (f"~{key}" if key else "") + given


def row_of(mark: str) -> RowMark | None:
    """Return what the mark of a row says, None where ``mark`` is none."""
    found = _ROW.fullmatch(mark)
    if found is None:
        return None
    sent: dict[int | None, int] = {None: int(found[2])} if found[2] else {}
    for further in found[3].split("@")[1:]:
        year, yen = further.split("=")
        sent[int(year)] = int(yen)
    words: dict[int | None, str] = {}
    for word in found[4].split("!")[1:]:
        year, key = word.split(":")
        words[int(year) if year else None] = key
    return RowMark(found[1], sent, found[5] or "", words, found[6] or "")


def sources_key(sources: Mapping[str, int]) -> str:
    """Return by what the yen of each source of funds are known again; empty for none."""
    return text_key("、".join(f"{name}={yen}" for name, yen in sorted(sources.items())))


def text_key(text: str) -> str:
    """Return eight hexadecimal digits by which a text is known again; empty for none."""
    return f"{crc32(name_key(text).encode()):08x}" if name_key(text) else ""
