"""Where in a PDF something was found: lines of its text named with their pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from model.finding import Finding, Severity
from model.readers.pdf.pdf_text import PdfText
from model.readers.reading import Reading
from model.text import first_names

_LINE = re.compile(r"(\d+)(?:～\d+)?行目")
_TOLD = (
    "PDF の文字と、罫線で区切られた表を、ページごとに上から順に読みました。確認事項の「○行目」は、"
    "取り出した行を初めのページから数えた番号です。"
)
_PAGED = "かっこの中がそのページです。"


_MOST_NAMED = 20
_PICTURES = (
    "文字のない、画像だけのページがあります：{pages}。このページの表や文字は読んでいません。"
    "文字の入った PDF か元の Excel・Word のファイルで補ってください。"
)
_NAMELESS = (
    "どの文字か分からない文字（外字など）のあるページがあります：{pages}。その文字は抜けています。"
    "元の PDF と見比べてください。"
)
_FIELDS = (
    "入力欄か注釈のあるページがあります：{pages}。そこに書かれた文字や金額は読んでいません。"
    "PDF を「Microsoft Print to PDF」などで印刷し直すと、紙面の文字として読めます。"
)


def with_pages(reading: Reading, read: PdfText) -> Reading:
    """Return a reading of the text of a PDF that tells so, and the page of what was found.

    The rows of a list are counted without its blank lines, so that its findings name no page.
    """
    is_list = reading.mapping is not None
    ends = list(accumulate(page.count("\n") for page in read.pages))
    findings = reading.findings
    if not is_list:
        findings = tuple(each._replace(where=_paged(each.where, ends)) for each in findings)
    told = _TOLD if is_list else _TOLD + _PAGED
    name = Path(reading.source).name
    lost = (
        Finding(Severity.WARNING, name, message.format(pages=_named(numbers)))
        for message, numbers in (
            (_PICTURES, read.pictures),
            (_NAMELESS, read.nameless),
            (_FIELDS, read.fields),
        )
        if numbers
    )
    return replace(reading, findings=(*lost, *findings, Finding(Severity.NOTICE, name, told)))


def _named(numbers: Sequence[int]) -> str:
    return first_names([f"{number}ページ" for number in numbers], _MOST_NAMED)


def _paged(where: str, ends: Sequence[int]) -> str:
    """Return the places of a finding with their pages; ``ends`` are the last lines of the pages."""

    def paged(line: re.Match[str]) -> str:
        return f"{line[0]}（{bisect_right(ends, int(line[1]) - 1) + 1}ページ）"

    return _LINE.sub(paged, where)
