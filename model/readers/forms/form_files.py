"""The files of forms that came back: which they are, what cannot be read, and the forms in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from model.errors import PlanFileError
from model.finding import Finding, Severity
from model.readers.file_content import is_workbook, read_content
from model.readers.forms.form_sheet import FormSheet, is_form, read_form_sheet
from model.readers.tables.grid import Grid
from model.readers.tables.told import places_text
from model.text import first_names

_MOST_NAMES = 5
_BOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
"""Endings of workbooks."""
_HIDDEN = ("~$", ".", "Thumbs.db", "desktop.ini")
"""How names of files begin that a system or Excel lays beside others."""
_COMMENTS = ("xl/comments", "xl/threadedComments")


def form_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return ``paths``; of a folder, all that is in it, by name, but for what Excel lays there.

    What is no form is among them, so that it is told and not passed over.
    Raises PlanFileError where a path leads nowhere, a folder cannot be read or nothing is left.
    """
    found: list[Path] = []
    for path in paths:
        try:
            if not path.exists():
                raise PlanFileError(
                    "様式のファイルもフォルダーも見つかりません",
                    where=str(path),
                    remedy="場所と名前を確かめてください。",
                )
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError as error:
            raise PlanFileError(
                "様式のフォルダーを開けません",
                where=str(path),
                remedy="場所と名前と、読み取りの権限を確かめてください。",
            ) from error
        found += [each for each in inside if not each.name.startswith(_HIDDEN)]
    if not any(each in paths or each.suffix.lower() in _BOOKS for each in found):
        raise PlanFileError(
            "様式のブック（.xlsx）がありません",
            where="、".join(map(str, paths)),
            remedy="返ってきた様式のファイルか、それらを入れたフォルダーを選んでください。",
        )
    return tuple(dict.fromkeys(found))


class FormFiles:
    """Reads files of forms: the ``forms`` in each, and what is to be told of the files."""

    def __init__(self) -> None:
        self.forms: list[list[FormSheet]] = []
        self._findings: list[Finding] = []
        self._others: list[str] = []
        """The names of files that are no forms."""
        self._unread: list[PlanFileError] = []

    @property
    def findings(self) -> Iterator[Finding]:
        """What is to be told of the files read until now."""
        yield from self._findings
        if self._others:
            message = (
                "この計画の所管課別一覧の様式ではないため、読んでいません。記入された様式であれば、"
                "PDF や CSV にせず、配った Excel のファイル（.xlsx）で送り直してもらってください。"
            )
            yield Finding(Severity.WARNING, "、".join(self._others), message)

    def read(self, file: Path) -> None:
        """Take the forms in ``file``; what cannot be read, or is no form, is told."""
        if file.is_dir():
            message = "フォルダーの中は見ていません。様式があれば、中のファイルも選んでください。"
            self._tell(Severity.WARNING, file, message)
            return
        try:
            read, unseen = _forms_in(file)
        except PlanFileError as error:
            self._unread.append(error)
            self._tell(Severity.ERROR, file, str(error))
            return
        if not read:
            self._others.append(file.name)
        elif _has_comments(file):
            message = "セルのコメント（メモ）は読んでいません。Excel で開いて確かめてください。"
            self._tell(Severity.WARNING, file, message)
        self._findings += unseen
        self.forms.append(read)

    def check_any(self, files: Sequence[Path]) -> None:
        """Raise PlanFileError where no file holds a form, by that of a file that cannot be read."""
        if any(self.forms):
            return
        if self._unread:
            raise self._unread[0]
        raise PlanFileError(
            "所管課別一覧の様式が1つもありません",
            where=first_names([file.name for file in files], _MOST_NAMES),
            remedy="このプログラムで作って配った Excel のファイル（.xlsx）を選んでください。",
        )

    def _tell(self, severity: Severity, file: Path, message: str) -> None:
        self._findings.append(Finding(severity, file.name, message))


def has_forms(file: Path) -> bool:
    """Whether ``file`` is a workbook that holds a form; nothing that cannot be read does."""
    try:
        return bool(_forms_in(file)[0])
    except PlanFileError:
        return False


def _forms_in(file: Path) -> tuple[list[FormSheet], tuple[Finding, ...]]:
    """Return the forms in ``file``, and what is to be told of a file that has some."""
    from model.readers.lists.source.workbook_grids import (  # noqa: PLC0415  calamine is for workbooks
        read_workbook_grids,
        unseen_in,
    )

    content = read_content(file)
    if not is_workbook(content):
        return [], ()
    grids = read_workbook_grids(content, str(file))
    of_forms = [grid for grid in grids if is_form(grid)]
    if not of_forms:
        return [], ()
    forms = [read_form_sheet(grid, file.name) for grid in of_forms]
    struck = (_about_struck(grid, file.name) for grid in of_forms if grid.struck)
    return forms, (*unseen_in(content, file.name), *struck)


def _about_struck(grid: Grid, file: str) -> Finding:
    """Return that cells of a form are struck through, which says nothing to the plan."""
    message = (
        "取り消し線の引かれた文字も、そのまま読みました。やめる事業や消した金額であれば、備考に「廃止」と"
        "書くか、その文字を消して、送り直してもらってください。"
    )
    where = f"{file}「{grid.name}」{places_text(grid.struck)}"
    return Finding(Severity.WARNING, where, message)


def _has_comments(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as book:
        return any(name.startswith(_COMMENTS) for name in book.namelist())
