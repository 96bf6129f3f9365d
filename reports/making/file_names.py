"""File names and paths that Windows takes."""

from __future__ import annotations

import errno
import re
from contextlib import suppress
from pathlib import Path

from model.errors import OutputError

_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MOST_PATH = 259
_MOST_CHARACTERS = 80
_MOST_BYTES = 220
"""Of a name in UTF-8 before its number and suffix: other systems take 255 in all."""
_STAGE = len("/.plan-report-12345678/123.xlsx.before")
"""What is added to a folder's path while files are made in it."""
_DEVICES = re.compile(r"^(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?$", re.IGNORECASE)


def safe_file_name(stem: str) -> str:
    """Return ``stem`` as a file name without suffix that Windows takes.

    Forbidden characters become their full-width twins, control characters and outer blanks and
    dots go, device names (CON, LPT1) get a line below, and at most 80 characters stay, fewer where
    they are long in UTF-8.
    (Naming Files, Paths, and Namespaces, Windows App Development.)
    """
    name = _CONTROL.sub("", stem.translate(_FORBIDDEN))[:_MOST_CHARACTERS].strip(" 　.")
    name = name.encode(errors="ignore")[:_MOST_BYTES].decode(errors="ignore").strip(" 　.")
    return f"{name}_" if _DEVICES.match(name) or not name else name


def check_length(path: Path) -> None:
    """Raise OutputError where ``path``, or what is made beside it on the way, is too long.

    Counted as Windows counts: UTF-16 units of the absolute path, 259 without the end mark.
    (Maximum Path Length Limitation, Windows App Development.)
    """
    absolute = path.absolute()
    length = _units(str(absolute))
    if length > _MOST_PATH:
        raise OutputError(
            f"保存先のパスが長すぎます（{length}文字。Windows では{_MOST_PATH}文字まで）",
            where=str(path),
            remedy="もっと浅いフォルダーか、短い名前のフォルダーを選んでください。",
        )
    folder = _units(str(absolute.parent))
    if folder + _STAGE > _MOST_PATH:
        raise OutputError(
            f"保存先のフォルダーのパスが長すぎます（{folder}文字。{_MOST_PATH - _STAGE}文字まで）",
            where=str(path.parent),
            remedy="もっと浅いフォルダーか、短い名前のフォルダーを選んでください。",
        )


def is_there(path: Path) -> bool:
    """Whether there is something at ``path``.

    Raises OutputError where the system cannot look: a name is too long for it, a folder closed.
    """
    try:
        return path.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise OutputError(
                "保存先のフォルダーかファイルの名前が長すぎます",
                where=str(path),
                remedy="もっと短い名前のフォルダーを選んでください。",
            ) from error
        raise not_writable(path.parent) from error


def not_writable(folder: Path) -> OutputError:
    """Return the error that says why nothing can be written to ``folder``."""
    file = _file_on_the_way(folder)
    if file:
        return OutputError(
            "保存先がフォルダーではなくファイルです",
            where=str(file),
            remedy="フォルダーを選び直してください。",
        )
    return OutputError(
        "保存先のフォルダーに書き込めません",
        where=str(folder),
        remedy="書き込みの権限があるフォルダーを選び直してください。",
    )


def check_is_workbook(path: Path) -> None:
    """Raise OutputError where ``path`` does not end as a workbook does, so Excel refuses it."""
    if path.suffix.lower() != ".xlsx":
        raise OutputError(
            "保存先の名前が .xlsx で終わっていません",
            where=str(path),
            remedy="計画ブックは Excel のブックです。名前の終わりを .xlsx にしてください。",
        )


def _file_on_the_way(folder: Path) -> Path | None:
    """Return what is a file of ``folder`` and those above it, None where that is none."""
    with suppress(OSError):  # one of them cannot be looked into
        return next((path for path in (folder, *folder.parents) if path.is_file()), None)
    return None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
