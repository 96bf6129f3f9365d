"""The package of a workbook or document: a zip of XML, checked before anything in it is trusted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import PlanFileError

MOST_BYTES = 2 * 1024**3
"""A workbook that unpacks to more is refused unread: no plan is that large, a zip bomb is."""

WORKBOOK, WORD = "xl/workbook.xml", "word/document.xml"
"""The main part of a workbook and of a Word document."""
_SLIDES = "ppt/presentation.xml"
_OFFICE = ("[Content_Types].xml", "mimetype")
"""The part that every package of Office has, and that of OpenDocument."""
_MOST_RATIO = 400
_SMALL = 50 * 1024**2
_HEAD_BYTES = 4096
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_SAVE_AS_XLSX = "Excel で開き、.xlsx 形式で保存し直してください。"


@dataclass(frozen=True, slots=True)
class _Package:
    """What a package holds, as far as it can be told without unpacking much."""

    names: tuple[str, ...]
    is_bomb: bool
    is_broken: bool
    has_doctype: bool


def check_package(content: bytes, source: str, main: str = WORKBOOK) -> None:
    """Refuse bytes that are no workbook, or no package with the part ``main``.

    Raises PlanFileError for a broken zip, one that unpacks to too much, one without that part, and
    XML with a document type, which Office never writes and which may name files outside.
    """
    try:
        package = _look_into(content)
    except Exception as error:  # zipfile raises whatever broken bytes lead it to
        raise damaged(source) from error
    refusal = _refusal(package, source, main)
    if refusal:
        raise refusal


def _look_into(content: bytes) -> _Package:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = sum(info.file_size for info in package.infolist())
        names = tuple(package.namelist())
        is_bomb = size > MOST_BYTES or (size > _SMALL and size > _MOST_RATIO * len(content))
        return _Package(
            names,
            is_bomb,
            is_broken=size <= _SMALL and package.testzip() is not None,
            has_doctype=not is_bomb and any(_has_doctype(package, name) for name in names),
        )


def _refusal(package: _Package, source: str, main: str) -> PlanFileError | None:
    """Return why a package is not read, None where it is."""
    if package.is_bomb:
        what, remedy = (
            "展開すると異常に大きくなるため、読み込みを中止しました",
            "ファイルの出どころを確かめてください。",
        )
    elif package.is_broken:
        return damaged(source)
    elif "xl/workbook.bin" in package.names:
        what, remedy = "Excel バイナリ ブック（.xlsb）は読めません", _SAVE_AS_XLSX
    elif main not in package.names:
        what, remedy = _other(package.names)
    elif package.has_doctype:
        what = "外部を参照する記述（DTD）を含むファイルのため、読み込みを中止しました"
        remedy = "ファイルの出どころを確かめ、Excel か Word で開いて保存し直してください。"
    else:
        return None
    return PlanFileError(what, where=source, remedy=remedy)


def _other(names: Sequence[str]) -> tuple[str, str]:
    """Return what a package is that is no workbook, by the names in it, and what to do."""
    if WORD in names:
        return (
            "Word 文書は一覧としては読めません",
            "計画として開くか、表を Excel に写して .xlsx 形式で保存したものを指定してください。",
        )
    if _SLIDES in names:
        return (
            "PowerPoint のファイルは読めません",
            "表を Excel に写して .xlsx 形式で保存したものを指定してください。",
        )
    if not any(name in names for name in _OFFICE):
        return (
            "圧縮ファイル（.zip）のままでは読めません",
            "展開（解凍）して、中の計画のファイルを1つ指定してください。",
        )
    return "Excel のブック（.xlsx）ではありません", _SAVE_AS_XLSX


def damaged(source: str) -> PlanFileError:
    """Return the error that says that a workbook or a document is broken."""
    return PlanFileError(
        "ファイルが壊れているか、途中で切れています",
        where=source,
        remedy="もとのファイルをコピーし直すか、Excel か Word で開いて保存し直してください。",
    )


def _has_doctype(package: zipfile.ZipFile, name: str) -> bool:
    if not name.endswith((".xml", ".rels")):
        return False
    with package.open(name) as part:
        head = part.read(_HEAD_BYTES)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")
    return _DOCTYPE.search(head) is not None
