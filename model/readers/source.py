"""Opening a plan file: what it is, by its content, and the reader that takes it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from model.correction import Correction
from model.errors import PlanFileError
from model.finding import by_severity
from model.plan import PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.characters import check_characters
from model.readers.corrections import apply_corrections, find_slips
from model.readers.published.reader import read_published_text
from model.readers.reading import LineRole, Reading
from model.readers.workbook.reader import read_plan_workbook

MOST_BYTES = 200 * 1024 * 1024
"""A plan file larger than this is refused before it is read."""

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODINGS = ("utf-8-sig", "cp932")


def read_plan(path: Path, heading: PlanHeading | None = None) -> Reading:
    """Return the plan in the file at ``path``.

    A plan workbook brings its own heading; a published text has none, so ``heading`` gives it
    (the file's name where None). Raises PlanFileError where the file is no plan.
    """
    content = _read_bytes(path)
    if zipfile.is_zipfile(io.BytesIO(content)) or content.startswith(b"PK\x03\x04"):
        return read_plan_workbook(content, str(path), heading)
    if content.startswith(_OLE_MAGIC):
        raise PlanFileError(
            "古い形式（.xls）か、パスワード付きのブックは読めません",
            where=str(path),
            remedy="Excel で開き、パスワードを外して .xlsx 形式で保存し直してください。",
        )
    return read_text(_decode(content, path), str(path), heading or PlanHeading(path.stem))


def read_text(
    text: str, source: str, heading: PlanHeading, corrections: Iterable[Correction] = ()
) -> Reading:
    """Return the plan in a published text, with ``corrections`` put on it.

    Raises PlanFileError where the text has no section and no row of such a plan.
    """
    published = read_published_text(text, heading)
    if not published.draft.listings():
        raise PlanFileError(
            "実施計画の本文として読み取れる事業の表がありません",
            where=source,
            remedy="計画書の PDF から取り出した本文か、このプログラムで保存した計画ブック"
            "（.xlsx）を指定してください。",
        )
    corrections = tuple(corrections)
    mended, unused = apply_corrections(published.draft, corrections)
    slips, repairs = find_slips(published.draft)
    published.mark_corrected({*mended, *(finding.where for finding in repairs)})
    plan, findings = assemble_plan(published.draft)
    return Reading(
        plan=plan,
        source=source,
        findings=by_severity(
            [
                *published.findings,
                *unused,
                *repairs,
                *findings,
                *check_characters(published.draft),
            ]
        ),
        corrections=(*corrections, *slips),
        coverage=published.coverage,
        unplaced=tuple(line for line in published.lines if line.role is LineRole.UNPLACED),
    )


def _read_bytes(path: Path) -> bytes:
    remedy = "ファイルの場所と名前を確かめてください。"
    try:
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
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise PlanFileError(
            "計画のファイルが見つかりません", where=str(path), remedy=remedy
        ) from error
    except PermissionError as error:
        raise PlanFileError(
            "計画のファイルを開く権限がありません",
            where=str(path),
            remedy="ほかのプログラムで開いていれば閉じ、読み取りの権限を確かめてください。",
        ) from error
    except OSError as error:
        raise PlanFileError(
            "計画のファイルを読み込めません", where=str(path), remedy=remedy
        ) from error
    if not content.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise PlanFileError(
            "計画のファイルが空です",
            where=str(path),
            remedy="中身のあるファイルを指定してください。",
        )
    return content


def _decode(content: bytes, path: Path) -> str:
    if b"\x00" in content:
        what = "文字のファイルではないか、UTF-16 で保存されています"
    else:
        for encoding in _ENCODINGS:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        what = "文字コードを読み取れません（UTF-8 と Shift_JIS に対応しています）"
    raise PlanFileError(
        what,
        where=str(path),
        remedy="メモ帳などで開き、文字コード「UTF-8」を選んで保存し直してください。",
    )
