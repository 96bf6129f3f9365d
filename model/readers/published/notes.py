"""Notes: lines under ※ or 注."""

from __future__ import annotations

import re

_NOTE = re.compile(
    r"^[-・]?\s*(?:※\s*\d{0,2}(?![^\s]*[)）]\s*\t)|[＊*]\s*\d{0,2}|[（(]?注\s*\d{0,2}\s*[)）:：])\s*(.*)$"
)


def read_note(text: str) -> str | None:
    """Return the words of a note without its sign, or None where ``text`` is none."""
    match = _NOTE.match(text)
    return match[1] if match else None
