"""Bringing finished files to their places: whole or not at all, and nothing else touched."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from model.errors import OutputError, TargetExistsError, TargetLockedError
from reports.making.file_names import is_there, not_writable

_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """Make ``folder`` and a place in it to write to; the place is gone afterwards.

    Folders made on the way that stay empty are gone too. Raises OutputError where the folder
    cannot be made or written to.
    """
    missing = [p for p in (folder, *folder.parents) if not is_there(p)]
    stage = folder / f".plan-report-{os.urandom(4).hex()}"
    try:  # a run may be stopped at any moment, between the two folders too
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stage.mkdir()  # with a mode, Windows would let no colleague open what is moved out
        except OSError as error:
            raise not_writable(folder) from error
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
    delivery = _Delivery(replaces, on_locked, frozenset(target for _, target in staged))
    try:
        return tuple(delivery.bring(temporary, target) for temporary, target in staged)
    except BaseException:  # Ctrl+C and faults of the program leave no half of the files either
        delivery.put_back()
        raise


@dataclass
class _Delivery:
    """Moves files one by one, and knows how to undo it."""

    replaces: bool
    on_locked: OnLocked
    targets: frozenset[Path]
    _moved: list[tuple[Path, Path | None]] = field(default_factory=list)
    """Each target with the copy of what stood there before."""

    def bring(self, temporary: Path, target: Path) -> Path | None:
        """Move one file and return where it stands, None where it was skipped."""
        while True:
            try:
                with told(target):
                    self._replace(temporary, target)
                return target
            except TargetLockedError as error:
                match self.on_locked(error):
                    case WhenLocked.SKIP:
                        return None
                    case WhenLocked.RENAME:
                        target = free_path(target, self.targets)
                    case WhenLocked.RETRY:
                        pass

    def put_back(self) -> None:
        """Bring all targets back to what they were."""
        for target, backup in reversed(self._moved):
            with suppress(OSError):
                if backup is None:
                    target.unlink()
                else:
                    backup.replace(target)

    def _replace(self, temporary: Path, target: Path) -> None:
        backup = None
        if target.exists():
            if not self.replaces:
                raise targets_exist([target])
            backup = temporary.with_suffix(".before")
            shutil.copy2(target, backup)
            backup.chmod(backup.stat().st_mode | stat.S_IWRITE)  # else Windows does not remove it
        self._moved.append((target, backup))  # first: the run may be stopped right behind the move
        try:
            temporary.replace(target)
        except OSError:
            self._moved.pop()
            raise


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
            remedy="Excel などで開いていれば閉じてから、やり直してください。"
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


def free_path(path: Path, targets: Collection[Path] = ()) -> Path:
    """Return the first with a number behind the name of ``path`` at which nothing is or comes."""
    number, free = 1, path
    while free.exists() or free in targets:
        number += 1
        free = path.with_stem(f"{path.stem}（{number}）")
    return free


def _is_folder(target: Path) -> OutputError:
    return OutputError(
        "同じ名前のフォルダーがあるため保存できません",
        where=str(target),
        remedy="別の保存先を選んでください。",
    )


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
