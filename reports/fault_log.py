"""The log that faults of the program go to, since no traceback reaches a clerk."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from model.version import VERSION

APP = "plan-report-generator"


def log_folder() -> Path:
    """Return the folder of the log, made where missing: the user's, else a temporary one."""
    import platformdirs  # noqa: PLC0415  only faults and About ask

    for folder in (
        Path(platformdirs.user_log_dir(APP, appauthor=False)),
        Path(tempfile.gettempdir()) / APP,
    ):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        return folder
    return Path(tempfile.gettempdir())


def describe_fault(error: BaseException) -> str:
    """Return what a developer needs to know of ``error``: version, system, traceback."""
    trace = "".join(traceback.format_exception(error))
    return f"{APP} {VERSION}\n{platform.platform()} Python {sys.version}\n{trace}"


def record_fault(error: BaseException) -> Path:
    """Append ``error`` to the log and return the log's path."""
    path = log_folder() / "errors.log"
    with path.open("a", encoding="utf-8") as log:
        log.write(
            f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{describe_fault(error)}\n"
        )
    return path
