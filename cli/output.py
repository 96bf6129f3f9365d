"""What the command line prints: JSON for programs, lines for people."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from model.errors import OutputError
from model.finding import Finding, Severity, by_severity

if TYPE_CHECKING:
    from model.readers.reading import Reading
    from reports.making.run import WrittenFile

_STOP_SIGN = 0x10
"""MB_ICONERROR of Windows."""

Record = dict[str, Any]
"""Numbers, texts, lists and dicts of them, as JSON holds them."""


def print_json(value: Any) -> None:
    """Print one JSON value."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def print_findings(reading: Reading) -> None:
    """Print the findings of a plan, and how many lines of its source went where."""
    from model.readers.lists.columns.mapping_file import mapping_record  # noqa: PLC0415  only lists need it
    from model.readers.reading import LineRole  # noqa: PLC0415

    for finding in reading.findings:
        print(finding_line(finding))
    if reading.coverage:
        print(f"{reading.source}（空行を除く{reading.coverage.total():,}行）")
        for role in LineRole:
            if reading.coverage[role]:
                print(f"　{role.value}：{reading.coverage[role]:,}行")
        for line in reading.unplaced:
            print(f"　　{line.where}　{line.text}")
    if reading.mapping:
        print("列の対応付け（保存して直し、--mapping で指定できます）")
        print(json.dumps(mapping_record(reading.mapping), ensure_ascii=False, indent=1))
    print(f"確認事項：{len(reading.findings):,}件")


def finding_line(finding: Finding) -> str:
    """Return a finding as a line."""
    return f"【{finding.severity.label}】{finding.where}　{finding.told_by_command}"


def print_records(records: list[Record] | Record) -> None:
    """Print records as lines of tab-separated values under a line of their keys.

    Of a single record the values come first, then each table in it under its key.
    """
    if isinstance(records, dict):
        tables = {key: value for key, value in records.items() if isinstance(value, list)}
        for key, value in records.items():
            if key not in tables:
                print(f"{key}\t{_cell(value)}")
        for key, table in tables.items():
            print(f"\n{key}")
            print_records(table)
        return
    if records:
        print("\t".join(records[0]))
    for record in records:
        print("\t".join(_cell(value) for value in record.values()))


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return "・".join(map(_cell, value))
        case bool() | dict():
            return json.dumps(value, ensure_ascii=False)
    return " ".join(str(value).split())


def all_findings(reading: Reading) -> tuple[Finding, ...]:
    """Return what there is to know of a plan, the gravest first: its characters, too."""
    from reports.unprintable import check_plan  # noqa: PLC0415  it reads the table of the fonts

    return tuple(by_severity((*reading.findings, *check_plan(reading.plan))))


def mention_findings(reading: Reading) -> None:
    """Say on standard error that a plan has findings, where any is more than a notice."""
    serious = sum(finding.severity is not Severity.NOTICE for finding in reading.findings)
    if serious:
        found = len(all_findings(reading))
        part = "" if found == serious else f"うち注意が必要なもの{serious:,}件。"
        mention(f"確認事項が{found:,}件あります（{part}check で見られます）：{reading.source}")


def speak_utf8() -> None:
    """Write UTF-8 where the output is not a terminal, whatever the code page.

    Names of files need not be text: what the output cannot hold is written as JSON escapes it.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


@contextmanager
def printed() -> Iterator[None]:
    """Hand on what is printed within; the interpreter would do so at its end, and fail in English.

    Raises OutputError where there is no room for it, BrokenPipeError where nobody reads it.
    """
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EPIPE):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left to print
        if error.errno == errno.EPIPE:
            raise
        raise OutputError(
            "出力先のディスクの空きが足りません",
            remedy="空きを作るか別の場所に出力し、もう一度実行してください。",
        ) from error


def mention(message: str) -> None:
    """Print ``message`` on standard error; where that is closed, nowhere: not amid the results."""
    if sys.stderr is not None:
        print(message, file=sys.stderr)


def tell(message: str) -> None:
    """As ``mention``, but where a windowed program has no standard error, in a box."""
    if sys.stderr is None and sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows shows a box

        ctypes.windll.user32.MessageBoxW(None, message, "計画帳票", _STOP_SIGN)
    mention(message)


def tell_unprintable(files: Iterable[WrittenFile]) -> None:
    """Say on standard error which characters the files hold as 〓, each once."""
    findings = {finding.message: finding for file in files for finding in file.findings}
    for finding in findings.values():
        mention(finding_line(finding))
