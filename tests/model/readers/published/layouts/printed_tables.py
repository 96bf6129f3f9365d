"""Invented tables as ``pdftotext`` prints them, with their rows: what the readers are tuned by.

A table is made by chance from its number: its columns and how wide they are, where cells stand in
their rows, what a place is (a character or half a width), how many departments and sentences.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

SUBJECTS = (
    *("高齢者の見守り", "子どもの遊び場", "道路の補修", "公園の管理", "図書館の運営", "健康教室"),
    *("商店街のにぎわい", "防災訓練", "ごみの減量", "空き家の活用", "観光の案内", "文化財の保存"),
)
ENDS = ("事業", "推進事業", "支援事業", "の充実", "等の整備事業", "プロジェクト")
SENTENCES = (
    "地域の団体と協力し、定期的に声をかける。",
    "設備の点検を行い、古いものから順に更新する。",
    "参加しやすい日時に開催し、利用を広げる。",
    "相談の窓口を設け、必要な支援につなぐ。",
    "調査の結果をもとに、次の計画を定める。",
    "ICTを活用し、申請の手続を簡素にする。",
    "市民への周知を図る。",
)
OFFICES = (
    "福祉課",
    "公園緑地課",
    "子育て支援課",
    "道路維持課",
    "環境政策課",
    "図書館",
    "商工振興課",
)
NAME, TEXT, OFFICE, YEN = "事業名", "事業概要", "担当課", "予算額（千円）"
ORDERS = (
    (NAME, TEXT, OFFICE),
    (NAME, OFFICE, TEXT),
    (NAME, TEXT, OFFICE, YEN),
    (OFFICE, NAME, TEXT),
)
Row = tuple[str, str, tuple[str, ...], tuple[int, ...]]
"""A row as it is: its name, its description, its departments, its amounts in yen."""


@dataclass(frozen=True)
class PrintedTable:
    """A table as a text prints it, and its rows."""

    text: str
    rows: tuple[Row, ...]


def half_widths(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in text)


def aligned_table(number: int) -> PrintedTable:
    """A table whose columns blanks align, its cells at the top of their rows or in the middle."""
    chance = Random(number)  # noqa: S311  the same table for a number, no secret
    order, rows = chance.choice(ORDERS), _rows(chance)
    widths = {NAME: 12, TEXT: chance.choice((16, 24, 32)), OFFICE: 10, YEN: 8}
    measure: Callable[[str], int] = chance.choice((len, half_widths))
    is_middle, gap = chance.random() < 0.5, chance.choice((2, 4))
    lines: list[list[str]] = [list(order)]
    for row in rows:
        cells = [_broken(_cell(row, head), widths[head]) for head in order]
        lines += _set(cells, is_middle=is_middle)
    places = [max(measure(line[n]) for line in lines) + gap for n in range(len(order))]
    printed = (
        "".join(t + " " * (p - measure(t)) for t, p in zip(li, places, strict=True)) for li in lines
    )
    return PrintedTable("\n".join(line.rstrip() for line in printed) + "\n", rows)


def flowing_table(number: int) -> PrintedTable:
    """A table whose cells follow each other, each line of one broken cell alone."""
    chance = Random(number)  # noqa: S311  the same table for a number, no secret
    order, rows = chance.choice(ORDERS[:3]), _rows(chance)
    widths = {NAME: 12, TEXT: chance.choice((16, 24, 32)), OFFICE: 10, YEN: 8}
    text = " ".join(order)
    for row in rows:
        text += "\n"
        broken = False
        for head in order:
            lines = _broken(_cell(row, head), widths[head])
            text += ("\n" if broken else " ") * (head != order[0]) + "\n".join(lines)
            broken = len(lines) > 1
    return PrintedTable(f"{text}\n", rows)


def _rows(chance: Random) -> tuple[Row, ...]:
    names = chance.sample(SUBJECTS, chance.randint(3, 8))
    return tuple(
        (
            name + chance.choice(ENDS),
            "".join(chance.sample(SENTENCES, chance.choice((1, 1, 2, 3)))),
            tuple(chance.sample(OFFICES, chance.choice((1, 1, 1, 2)))),
            (chance.randint(1, 99_999) * 1000,),
        )
        for name in names
    )


def _cell(row: Row, head: str) -> tuple[str, ...]:
    name, text, offices, (yen,) = row
    return {NAME: (name,), TEXT: (text,), OFFICE: offices, YEN: (f"{yen // 1000:,}",)}[head]


def _broken(paragraphs: Sequence[str], width: int) -> list[str]:
    """Break paragraphs into lines of ``width`` signs: not before 、 or 。, nor in Latin words."""
    lines = []
    for text in paragraphs:
        rest = text
        while len(rest) > width:
            end = width - (rest[width] in "、。")
            while rest[end - 1].isascii() and rest[end].isascii():
                end -= 1
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return lines


def _set(cells: Sequence[Sequence[str]], *, is_middle: bool) -> list[list[str]]:
    """Set the lines of cells beside each other, at the top of the row or in its middle.

    A cell in the middle may stand half a line lower than others: it then has lines of its own.
    """
    height = max(map(len, cells))
    above = [height - len(cell) if is_middle else 0 for cell in cells]
    halves = sorted(
        {top + 2 * n for top, cell in zip(above, cells, strict=True) for n in range(len(cell))}
    )
    at = [
        {top + 2 * n: line for n, line in enumerate(cell)}
        for top, cell in zip(above, cells, strict=True)
    ]
    return [[lines.get(half, "") for lines in at] for half in halves]
