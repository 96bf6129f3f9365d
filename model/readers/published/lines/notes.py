"""Lines that are notes, by the sign before them (※, 注), or say that there is no project."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"^[-・]?\s*(?:※\s*\d{0,2}(?![^\s]*[)）]\s*\t)|[＊*]\s*\d{0,2}|[（(]?注\s*\d{0,2}(?:\s*[)）:：]|\s))\s*(.*)$"
)

_NOTHING = re.compile(
    r"[※＊(（【]*(?:該当|対象)(?:となる|する)?(?:主要|主な)?(?:事業|取組|取り組み|施策)?(?:は|が)?"
    r"(?:なし|無し|ありません|ない)[。)）】]*"
)


def says_nothing(text: str) -> bool:
    """Whether a line says that a section has no projects (該当事業なし)."""
    return _NOTHING.fullmatch(re.sub(r"\s", "", text)) is not None


def read_note(text: str) -> str | None:
    """Return the words of a note without its sign, or None where ``text`` is none."""
    match = _NOTE.match(text)
    return match[1] if match else None
