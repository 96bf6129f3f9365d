"""The built-in plan as an earlier start read it, so that a window need not wait for its reader.

What is kept counts only for the very same texts read by the very same program: both stand at its
head and are compared whole. Anything else, also a file that is damaged or cannot be read, is
as if nothing had been kept.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import model
from model.errors import ProgramFileError
from model.readers.reading import Reading
from model.readers.reading_record import reading_from_record, reading_record
from model.version import VERSION
from seeds.built_in import Texts, load_built_in_plan, read_built_in_texts


class KeptReading:
    """The reading in ``file``, which :meth:`load` writes and :meth:`recall` takes up again."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._program = _program()  # as it was before its reader was loaded

    def recall(self) -> Reading | None:
        """Return the built-in plan as it was kept, None where it has to be read."""
        try:
            key, _, rest = self._file.read_bytes().partition(b"\n")
            texts = read_built_in_texts()
            read = b"".join(texts)
            body = rest.removeprefix(read)
            if not rest.startswith(read) or key != self._key(texts, body):
                return None
            return reading_from_record(json.loads(body))
        except (ProgramFileError, OSError, ValueError, LookupError, TypeError):
            return None

    def load(self) -> Reading:
        """Read the built-in plan and keep it. Raises ProgramFileError where its files fail."""
        texts = read_built_in_texts()
        reading = load_built_in_plan(texts)
        self._keep(texts, reading)
        return reading

    def _keep(self, texts: Texts, reading: Reading) -> None:
        """Write ``reading`` whole or not at all; a profile that takes no file is no failure."""
        body = json.dumps(reading_record(reading), ensure_ascii=False).encode()
        beside = self._file.with_suffix(".new")
        with suppress(OSError):
            beside.write_bytes(b"".join((self._key(texts, body), b"\n", *texts, body)))
            beside.replace(self._file)

    def _key(self, texts: Texts, body: bytes) -> bytes:
        """Return what must be the same: the program, and what stands below it.

        That are the texts, compared byte by byte, and by its sum what was read of them.
        """
        return json.dumps([self._program, *map(len, texts), zlib.crc32(body)]).encode()


def _program() -> list[str]:
    """Return what tells this program from any other: its version, and each file it is made of.

    A file is known by its size and the time of its last change, as Python knows those that it has
    compiled. A packaged program has its modules in one or two files.
    """
    return [VERSION, sys.version, *(sorted(_modules(model.__path__[0])) or _packed())]


def _modules(folder: str) -> Iterator[str]:
    """Yield each module at and below ``folder`` with its state; nothing where they are packed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _modules(entry.path)
        elif entry.name.endswith(".py"):
            yield _state(entry.path, entry.stat())


def _packed() -> Iterator[str]:
    for file in (Path(sys.executable), Path(model.__path__[0]).parent / "modules.pyz"):
        if file.exists():
            yield _state(str(file), file.stat())


def _state(name: str, known: os.stat_result) -> str:
    return f"{name} {known.st_size} {known.st_mtime_ns}"
