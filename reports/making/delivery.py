"""Bringing finished files to their places: whole or not at all, and nothing else touched."""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from model.errors import OutputError, TargetExistsError, TargetLockedError

_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Make ``folder`` and a place in it to write to; the place is gone afterwards.

    Folders made on the way that stay empty are gone too. Raises OutputError where the folder
    cannot be made or written to.
    """
    missing = [p for p in (folder, *folder.parents) if not p.exists()]
    stage = folder / f".plan-report-{secrets.token_hex(4)}"
    try:  # a run may be stopped at any moment, between the two folders too
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stage.mkdir(mode=0o700)
        except OSError as error:
            raise OutputError(
                "保存先のフォルダーに書き込めません",
                where=str(folder),
                remedy="書き込みの権限があるフォルダーを選び直してください。",
            ) from error
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        _remove_empty(missing)


class WhenLocked(Enum):
    """What to do with a file that another program holds."""

    RETRY = "retry"
    RENAME = "rename"
    SKIP = "skip"


OnLocked = Callable[[TargetLockedError], WhenLocked]
"""Asked for each file that is held; may raise to give all up."""


def refuse(error: TargetLockedError) -> WhenLocked:
    """Give up at a file that is held."""
    raise error


def deliver(
    staged: Sequence[tuple[Path, Path]], *, replaces: bool, on_locked: OnLocked = refuse
) -> tuple[Path | None, ...]:
    """Move each (temporary, target) to its target; on a failure put everything back as it was.

    Returns where each came to stand, None for one that was skipped. Raises TargetExistsError where
    a target is there and ``replaces`` is not set, OutputError for other faults, and what
    ``on_locked`` raises (by itself the TargetLockedError).
    """
    done: list[tuple[Path, Path | None]] = []
    places: list[Path | None] = []
    try:
        for temporary, target in staged:
            moved = _deliver_one(temporary, target, replaces=replaces, on_locked=on_locked)
            places.append(moved[0] if moved else None)
            done += [moved] if moved else []
    except BaseException:  # Ctrl+C and faults of the program leave no half of the files either
        _put_back(done)
        raise
    return tuple(places)


def _deliver_one(
    temporary: Path, target: Path, *, replaces: bool, on_locked: OnLocked
) -> tuple[Path, Path | None] | None:
    """Move one file and return where it stands and the copy of what stood there before."""
    while True:
        try:
            with told(target):
                return target, _replace(temporary, target, replaces=replaces)
        except TargetLockedError as error:
            match on_locked(error):
                case WhenLocked.SKIP:
                    return None
                case WhenLocked.RENAME:
                    target = _free_path(target)
                case WhenLocked.RETRY:
                    pass


def _replace(temporary: Path, target: Path, *, replaces: bool) -> Path | None:
    backup = None
    if target.exists():
        if not replaces:
            raise targets_exist([target])
        backup = temporary.with_suffix(".before")
        shutil.copy2(target, backup)
    _move(temporary, target)
    return backup


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Turn an OSError into the OutputError that tells of ``target``."""
    try:
        yield
    except PermissionError as error:
        if target.is_dir():
            raise _is_folder(target) from error
        raise TargetLockedError(
            "ファイルを書き換えられません",
            where=str(target),
            remedy="Excel などで開いていれば閉じてから、もう一度作成してください。"
            "読み取り専用の場合は、別の保存先を選んでください。",
        ) from error
    except IsADirectoryError as error:
        raise _is_folder(target) from error
    except OSError as error:
        if error.errno in _FULL:
            what, remedy = (
                "ディスクの空きが足りません",
                "空きを作るか、別の保存先を選んでください。",
            )
        else:
            what, remedy = "ファイルを保存できません", "保存先がつながっているか確かめてください。"
        raise OutputError(what, where=str(target), remedy=remedy) from error


def targets_exist(paths: Sequence[Path]) -> TargetExistsError:
    """Return the error that says that ``paths`` are there already."""
    return TargetExistsError(
        "同じ名前のファイルがすでにあります",
        where="、".join(str(path) for path in paths),
        remedy="置き換えてよければ「置き換える」（--replace）を選び、"
        "残す場合は別の保存先を選んでください。",
    )


def _move(source: Path, target: Path) -> None:
    source.replace(target)


def _free_path(path: Path) -> Path:
    """Return ``path``, or the first with a number behind its name at which nothing is yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}（{number}）")
    return free


def _is_folder(target: Path) -> OutputError:
    return OutputError(
        "同じ名前のフォルダーがあるため保存できません",
        where=str(target),
        remedy="別の保存先を選んでください。",
    )


def _put_back(done: Sequence[tuple[Path, Path | None]]) -> None:
    for target, backup in reversed(done):
        with suppress(OSError):
            if backup is None:
                target.unlink()
            else:
                _move(backup, target)


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
