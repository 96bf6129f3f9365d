"""What stands behind an option, as a value; what cannot be read is told in a clause."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from model.errors import OutputError
from model.listing import Path as Place
from model.listing import parse_path
from model.wareki import is_fiscal_year

_A_HAND = 100
"""Millimetres: more than folded paper can push a sheet out."""


def path(text: str) -> Path:
    """Return where a file or folder is; an empty text, as a script's variable may be, is none."""
    if not text:
        raise ArgumentTypeError("の場所が空です")
    return Path(text)


def folder(text: str) -> Path:
    """Return where files are made. Raises OutputError where the system takes no Japanese names."""
    try:
        os.fsencode("帳票")
    except UnicodeEncodeError as error:
        raise OutputError(
            "日本語の名前のファイルを作れない文字コードです",
            where=error.encoding,
            remedy="LC_ALL=C.UTF-8 を指定して、もう一度実行してください。",
        ) from error
    return path(text)


def section(text: str) -> Place:
    """Return the place of a section: 1-2."""
    try:
        return parse_path(text)
    except ValueError as error:
        raise ArgumentTypeError("は 1-2 のような番号で書きます") from error


def day(text: str) -> date:
    """Return a day: 2026-04-01."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("は 2026-04-01 のような日付で書きます") from error


def fiscal_year(text: str) -> int:
    """Return a fiscal year of the common era: 2026."""
    if not text.isdecimal() or not is_fiscal_year(int(text)):
        raise ArgumentTypeError("は 2026 のような西暦の年度で書きます")
    return int(text)


def millimetres(text: str) -> float:
    """Return a length in millimetres, from 0 to a hand's breadth."""
    try:
        length = float(text)
    except ValueError:
        length = -1
    if not 0 <= length <= _A_HAND:
        raise ArgumentTypeError(f"は 0 から {_A_HAND} までのミリメートルの数で書きます")
    return length
