"""A small file in which a program keeps values by name, beside others that keep theirs there."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

Kept = dict[str, Any]
"""Values by name, as JSON holds them."""


class KeptFile:
    """The file at ``path``: a JSON object.

    Another window may write it meanwhile, and a newer program values that this one does not know.
    So what is written is what changed, and the rest stays as it stands. A profile that takes no
    file keeps nobody from work: what could not be written is written with the next change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before: Kept = {}

    def read(self) -> Kept:
        """Return what stands in the file; nothing where it is missing, damaged or not to be read.

        One that is damaged is kept beside, as ``.damaged``.
        """
        with suppress(OSError):
            return self._read()
        return {}

    def follow(self, now: Kept) -> None:
        """Take ``now`` as what was understood of the file: what differs from it has changed."""
        self._before = now

    def write(self, now: Kept) -> None:
        """Write what changed, whole or not at all."""
        if now == self._before:
            return
        with suppress(OSError):
            write_json(self._path, _merged(self._read(), self._before, now))
            self._before = now

    def _read(self) -> Kept:
        """Return what stands in the file. Raises OSError for one that is there and held."""
        try:
            given = json.loads(self._path.read_text(encoding="utf-8-sig"))  # editors add a BOM
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            given = None
        if isinstance(given, dict):
            return given
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".damaged"))
        return {}


def _merged(stands: Kept, before: Kept, now: Kept) -> Kept:
    """Return ``stands`` with what changed from ``before`` to ``now``, by the entry in objects."""
    merged = dict(stands)
    for name, value in now.items():
        was, there = before.get(name), stands.get(name)
        if name in stands and value == was:
            continue
        if isinstance(value, dict) and isinstance(was, dict) and isinstance(there, dict):
            merged[name] = value if there == was else _merged_entries(there, was, value)
        else:
            merged[name] = value
    return merged


def _merged_entries(there: Kept, was: Kept, now: Kept) -> Kept:
    gone = was.keys() - now.keys()
    changed = {key: each for key, each in now.items() if key not in was or each != was[key]}
    return {key: each for key, each in there.items() if key not in gone} | changed


def write_json(path: Path, value: Kept) -> None:
    """Write ``value`` to ``path``, whole or not at all. Raises OSError."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    beside = path.with_suffix(f".{os.getpid()}.new")  # another window may be writing too
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # names of files need not be text: what UTF-8 cannot hold is written as JSON escapes it
        beside.write_text(text, encoding="utf-8", errors="backslashreplace")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
