"""The log that faults of the program go to, since no traceback reaches a clerk."""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from model.version import VERSION
from reports.user_folders import APP, Purpose, user_folder


def log_folder() -> Path:
    """Return the folder of the log, made where missing: the user's, else a temporary one."""
    return user_folder(Purpose.LOG).path


def describe_fault(error: BaseException) -> str:
    """Return what a developer needs to know of ``error``: version, system, traceback."""
    import platform  # noqa: PLC0415  only faults need it

    trace = "".join(traceback.format_exception(error))
    return f"{APP} {VERSION}\n{platform.platform()} Python {sys.version}\n{trace}"


def record_fault(error: BaseException) -> Path:
    """Append ``error`` to the log, where that takes it, and return the log's path."""
    path = log_folder() / "errors.log"
    said = f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{describe_fault(error)}\n"
    with suppress(OSError), path.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(said)
    return path
