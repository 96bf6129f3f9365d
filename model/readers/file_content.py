"""The bytes of a plan file and the text in them, with a sentence for each file that has none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import PlanFileError
from model.readers.file_kinds import check_kind, is_old_workbook

MOST_BYTES = 200 * 1024 * 1024
"""A plan file larger than this is refused before it is read."""

_LOOK = "ファイルの場所と名前を確かめてください。"
_ENCODINGS = ("utf-8-sig", "euc_jis_2004", "cp932")
"""EUC-JP stands before Shift_JIS: the kana and kanji of the one are no characters of the other."""
_CUT = "unexpected end of data"
"""Why Python cannot decode UTF-8 whose last character lacks bytes."""
_PACKAGES = (".xlsx", ".xlsm", ".xls", ".docx", ".pdf")
"""Files of these names are no text, whatever they hold."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_JIS = (b"\x1b$B", b"\x1b$@")
"""Escapes to kanji in ISO-2022-JP, whose bytes would else pass as ASCII."""


def read_content(path: Path) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises PlanFileError where it is missing, a folder, locked, empty, too large or of a kind that
    can be no plan.
    """
    with _told(path):
        _check_place(path)
        content = path.read_bytes()
    _check(content, str(path))
    return content


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the system's refusals into a PlanFileError that tells of ``path``."""
    try:
        yield
    except FileNotFoundError as error:
        raise PlanFileError(
            "計画のファイルが見つかりません", where=str(path), remedy=_LOOK
        ) from error
    except PermissionError as error:
        raise PlanFileError(
            "計画のファイルを開く権限がありません",
            where=str(path),
            remedy="ほかのプログラムで開いていれば閉じ、読み取りの権限を確かめてください。",
        ) from error
    except (OSError, ValueError) as error:  # a NUL in the path is a ValueError
        raise PlanFileError(
            "計画のファイルを読み込めません", where=str(path), remedy=_LOOK
        ) from error


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise PlanFileError(
            "計画のファイルではなく、フォルダーが指定されています",
            where=str(path),
            remedy="フォルダーの中の計画ファイルを指定してください。",
        )
    if path.stat().st_size > MOST_BYTES:
        raise PlanFileError(
            "計画のファイルとしては大きすぎます",
            where=str(path),
            remedy=f"{MOST_BYTES // 1024**2} MB までのファイルを指定してください。",
        )


def is_zip(content: bytes) -> bool:
    """Whether the bytes are, or were meant to be, a zip package like a workbook."""
    return content.startswith(b"PK\x03\x04") or zipfile.is_zipfile(io.BytesIO(content))


def is_workbook(content: bytes) -> bool:
    """Whether the bytes may be a workbook: a zip package, or one of before 2007 (.xls)."""
    return is_zip(content) or is_old_workbook(content)


def decode(content: bytes, source: str) -> str:
    """Return the text in ``content``: UTF-8 with or without BOM, EUC-JP, cp932, UTF-16 with BOM.

    Raises PlanFileError where it is none of these, or holds nothing but blanks. ``source`` is
    where it is from; its ending says what it was meant to be.
    """
    encodings = ("utf-16",) if content.startswith(_UTF_16) else _ENCODINGS
    for encoding in () if any(escape in content for escape in _JIS) else encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            if error.reason == _CUT and not content[: error.start].isascii():
                raise _cut(source) from None
            continue
        if not text.strip():
            raise _empty(source)
        if "\x00" not in text:
            return text
    if Path(source).suffix.lower() in _PACKAGES:
        raise PlanFileError(
            "ファイルが壊れているか、暗号化されています",
            where=source,
            remedy="もとのプログラムで開けるか確かめ、別の名前で保存し直してから指定してください。",
        )
    what = "文字コードを読み取れません（UTF-8・Shift_JIS・EUC-JP に対応しています）"
    if b"\x00" in content:
        what = "文字のファイルではないか、文字コードの印のない UTF-16 で保存されています"
    raise PlanFileError(
        what,
        where=source,
        remedy="メモ帳などで開き、文字コード「UTF-8」を選んで保存し直してください。",
    )


def _check(content: bytes, source: str) -> None:
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise _empty(source)
    check_kind(content, source)


def _cut(source: str) -> PlanFileError:
    return PlanFileError(
        "ファイルが文字の途中で切れています",
        where=source,
        remedy="もとのファイルをコピーし直すか、取り出し直してから指定してください。",
    )


def _empty(source: str) -> PlanFileError:
    return PlanFileError(
        "計画のファイルが空です", where=source, remedy="中身のあるファイルを指定してください。"
    )
