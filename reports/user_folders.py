"""Where settings, state and log of the user go, also where their folder cannot be written."""

from __future__ import annotations

import os
import sys
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from model.version import PROGRAM

APP = PROGRAM
"""The name of the program's folders."""


class Purpose(Enum):
    """What a folder is for; the value is its name below a temporary folder."""

    SETTINGS = "settings"
    STATE = "state"
    LOG = "log"

    @property
    def label(self) -> str:
        """What the folder holds, for messages."""
        return {"settings": "設定", "state": "作業の記憶", "log": "記録"}[self.value]


class UserFolder(NamedTuple):
    """A folder that can be written.

    Attributes:
        path: the folder; it exists.
        purpose: what it holds.
        is_temporary: whether it stands in for the user's own, which cannot be written.
    """

    path: Path
    purpose: Purpose
    is_temporary: bool = False

    @property
    def notice(self) -> str:
        """A sentence to show where what is kept here may be gone tomorrow, else nothing."""
        if not self.is_temporary:
            return ""
        return (
            f"利用者のフォルダーに書き込めないため、{self.purpose.label}を一時フォルダーに"
            f"置いています：{self.path}"
        )


def documents_folder() -> Path:
    """Return the user's documents, else the folder of the state, where the profile is unknown."""
    import platformdirs  # noqa: PLC0415  QStandardPaths would load classes that a start does not need

    documents = Path(platformdirs.user_documents_dir())
    return documents if documents.is_absolute() else user_folder(Purpose.STATE).path


def downloads_folder() -> Path:
    """Return where the user's browser and mail put what comes, else the user's own folder."""
    import platformdirs  # noqa: PLC0415  as above

    downloads = Path(platformdirs.user_downloads_dir())
    return downloads if downloads.is_dir() else Path.home()


@cache
def user_folder(purpose: Purpose) -> UserFolder:
    """Return the folder for ``purpose``, made where missing: the user's, else a temporary one.

    It lies in the user's profile (%LOCALAPPDATA%, XDG folders, ~/Library), never beside the
    program, which may stand on a share that is read-only.
    """
    own = _own_folder(purpose)
    if _takes_files(own):
        return UserFolder(own, purpose)
    shared = _temporary_folder() / purpose.value
    if _takes_files(shared):
        return UserFolder(shared, purpose, is_temporary=True)
    import tempfile  # noqa: PLC0415  as below

    made = Path(tempfile.mkdtemp(prefix=f"{APP}-{purpose.value}-"))
    return UserFolder(made, purpose, is_temporary=True)


def _temporary_folder() -> Path:
    """Return one that each start of the same user finds; only Windows has them by user."""
    import tempfile  # noqa: PLC0415  imports random and shutil, which a start with its own folder does not need

    name = APP
    if sys.platform != "win32":
        name += f"-{os.getuid()}"
    return Path(tempfile.gettempdir()) / name


def _own_folder(purpose: Purpose) -> Path:
    import platformdirs  # noqa: PLC0415  only the window, faults and About need it

    match purpose:
        case Purpose.SETTINGS:
            return Path(platformdirs.user_config_dir(APP, appauthor=False))
        case Purpose.STATE:
            return Path(platformdirs.user_state_dir(APP, appauthor=False))
        case Purpose.LOG:
            return Path(platformdirs.user_log_dir(APP, appauthor=False))


def _takes_files(folder: Path) -> bool:
    """Whether files can be made in ``folder``, which is made where missing; tried, not asked for.

    A path that is not absolute comes from a profile that the system does not know (``~``).
    """
    if not folder.is_absolute():
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f".trial-{os.getpid()}"
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True
