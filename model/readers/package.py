"""The package of a workbook: a zip of XML, checked before anything in it is unpacked or trusted."""

from __future__ import annotations

import io
import re
import zipfile

from model.errors import PlanFileError

MOST_BYTES = 2 * 1024**3
"""A workbook that unpacks to more is refused unread: no plan is that large, a zip bomb is."""

_MOST_RATIO = 400
_SMALL = 50 * 1024**2
_HEAD_BYTES = 4096
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_SAVE_AS_XLSX = "Excel で開き、.xlsx 形式で保存し直してください。"


def check_package(content: bytes, source: str) -> None:
    """Refuse bytes that are no workbook. Raises PlanFileError.

    Refused are: a broken zip, one that unpacks to too much, one that is no .xlsx workbook, and
    XML with a document type, which Office never writes and which may name files outside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = package.infolist()
            size = sum(info.file_size for info in infos)
            names = package.namelist()
            is_bomb = size > MOST_BYTES or (size > _SMALL and size > _MOST_RATIO * len(content))
            broken = package.testzip() if size <= _SMALL else None
            has_doctype = not is_bomb and any(_has_doctype(package, name) for name in names)
    except Exception as error:  # zipfile raises whatever broken bytes lead it to
        raise damaged(source) from error
    if is_bomb:
        raise PlanFileError(
            "展開すると異常に大きくなるため、読み込みを中止しました",
            where=source,
            remedy="ファイルの出どころを確かめてください。",
        )
    if broken:
        raise damaged(source)
    if "xl/workbook.bin" in names:
        raise PlanFileError(
            "Excel バイナリ ブック（.xlsb）は読めません", where=source, remedy=_SAVE_AS_XLSX
        )
    if "xl/workbook.xml" not in names:
        raise PlanFileError(
            "Excel のブック（.xlsx）ではありません", where=source, remedy=_SAVE_AS_XLSX
        )
    if has_doctype:
        raise PlanFileError(
            "外部を参照する記述（DTD）を含むブックのため、読み込みを中止しました",
            where=source,
            remedy="ファイルの出どころを確かめ、" + _SAVE_AS_XLSX,
        )


def damaged(source: str) -> PlanFileError:
    """Return the error that says that a workbook is broken."""
    return PlanFileError(
        "ブックが壊れているか、途中で切れています",
        where=source,
        remedy="もとのファイルをコピーし直すか、Excel で開いて保存し直してください。",
    )


def _has_doctype(package: zipfile.ZipFile, name: str) -> bool:
    if not name.endswith((".xml", ".rels")):
        return False
    with package.open(name) as part:
        head = part.read(_HEAD_BYTES)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\x00", b"")
    return _DOCTYPE.search(head) is not None
