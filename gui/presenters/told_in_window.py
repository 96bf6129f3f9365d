"""Sentences as the window tells them: of its own controls, not of the command line."""

from __future__ import annotations

import re

_BY_COMMAND = re.compile("（命令では(?:[^（）]|（[^（）]*）)*）")
"""What a sentence adds for those who give commands; names in it may have parentheses."""


def told_in_window(text: str) -> str:
    """Return ``text`` without what it says to those who give commands (命令では --year)."""
    return _BY_COMMAND.sub("", text)
