"""What a file is by its first bytes where it can be no plan, and what to do instead."""

from __future__ import annotations

import re

from model.errors import PlanFileError

_PDF = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",  # TIFF
    b"MM\x00*",
)
_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08")
_LHA = b"-lh"
_AT_TYPE = slice(4, 8)
"""Where ISO media files (ISO 14496-12) and lha archives say what they are; RIFF a place later."""
_HEIF = (b"heic", b"heix", b"mif1", b"avif")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_EXTRACT = "展開（解凍）して、中の計画のファイルを1つ指定してください。"
_SAVE_WORD = "Word で開き、.docx 形式で保存し直してください。"
_SAVE_EXCEL = "Excel で開き、パスワードを外して .xlsx 形式で保存し直してください。"


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF."""
    return content.startswith(_PDF)


def is_html(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return _PAGE.match(text) is not None


def is_old_workbook(content: bytes) -> bool:
    """Whether the bytes are an Excel workbook of before 2007 (.xls), by its streams."""
    is_ole = content.startswith(_OLE)
    is_other = any(_has(content, name) for name in ("EncryptedPackage", "WordDocument"))
    return is_ole and not is_other and (_has(content, "Workbook") or _has(content, "Book"))


def check_kind(content: bytes, source: str) -> None:
    """Raise PlanFileError where ``content`` is by its first bytes a picture and the like."""
    found = _kind(content)
    if found:
        what, remedy = found
        raise PlanFileError(what, where=source, remedy=remedy)


def _kind(content: bytes) -> tuple[str, str] | None:
    if content.startswith(_OLE):
        return None if is_old_workbook(content) else _kind_of_ole(content)
    if content.startswith(_IMAGES) or _is_other_image(content):
        return (
            "写真や画像のファイルは読めません",
            "文字の入った計画書（PDF から取り出したテキスト、Word、Excel）を指定してください。",
        )
    if content.startswith(b"{\\rtf"):
        return "リッチテキスト（.rtf）は読めません", _SAVE_WORD
    if content.startswith(_ARCHIVES) or content[2:5] == _LHA:
        return "圧縮ファイルのままでは読めません", _EXTRACT
    return None


def _is_other_image(content: bytes) -> bool:
    is_bitmap = content[:2] == b"BM" and content[2:6] == len(content).to_bytes(4, "little")
    is_heif = content[_AT_TYPE] == b"ftyp" and content[8:12] in _HEIF
    return is_bitmap or is_heif or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def _kind_of_ole(content: bytes) -> tuple[str, str]:
    """Return what a file of the old Office is, by the name of its main stream."""
    if _has(content, "EncryptedPackage"):
        return (
            "パスワード付きのファイルは読めません",
            "Excel か Word で開き、パスワードを外して保存し直してください。",
        )
    if _has(content, "WordDocument"):
        return "古い形式の Word 文書（.doc）は読めません", _SAVE_WORD
    if _has(content, "PowerPoint Document"):
        return (
            "PowerPoint のファイル（.ppt）は読めません",
            "表を Excel に写して .xlsx 形式で保存したものを指定してください。",
        )
    return "古い形式（.xls）か、パスワード付きのブックは読めません", _SAVE_EXCEL


def _has(content: bytes, stream: str) -> bool:
    """Whether a file of the old Office has a stream of this name ([MS-CFB] 2.6)."""
    return stream.encode("utf-16-le") in content
