"""argparse, speaking Japanese: its help, and a sentence for each way to use the program wrongly."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from cli.exit_codes import WRONG_USE
from cli.output import tell

_SENTENCES = (
    (r"the following arguments are required: (.+)", "{0} がありません"),
    (r"unrecognized arguments: (.+)", "知らない指定です（{0}）"),
    (r"ambiguous option: (\S+) could match (.+)", "{0} だけでは {1} のどれか分かりません"),
    (
        r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)",
        "{0} に {1} は使えません（使えるのは {2}）",
    ),
    (r"argument (.+?): expected .*arguments?", "{0} のあとに値がありません"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} に値は付けません（{1}）"),
    (r"argument (.+?): (.+)", "{0} {1}"),  # said by a type of ours
)
"""What argparse says in English (Python 3.11 to 3.13), and the same in Japanese."""


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Japanese throughout."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, add_help=False)
        group = self.add_argument_group("説明")
        group.add_argument("-h", "--help", action="help", help="この説明を示す")

    def format_usage(self) -> str:
        """Return the line of usage."""
        return super().format_usage().replace("usage: ", "使い方: ", 1)

    def format_help(self) -> str:
        """Return the page of help."""
        return super().format_help().replace("usage: ", "使い方: ", 1)

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2, saying in one line what is wrong and where to look."""
        tell(f"使い方が違います：{in_japanese(message)}。{self.prog} --help を見てください。")
        raise SystemExit(WRONG_USE)


def in_japanese(message: str) -> str:
    """Return what argparse says in ``message`` as a Japanese clause; a clause of ours as it is."""
    for english, japanese in _SENTENCES:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return japanese.format(*map(_listed, found.groups()))
    return message


def _listed(names: str) -> str:
    return names.replace("'", "").replace(", ", "、")
