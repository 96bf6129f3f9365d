"""The built-in plan as an earlier start read it, so that a window need not wait for its reader.

What is kept counts only for the very same texts read by the very same program: both stand at its
head and are compared whole. Anything else, also a file that is damaged or cannot be read, is
as if nothing had been kept. A packaged program carries what its own reader made of its own texts
when it was built, so that it has been read before it is started first.
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

CARRIED = Path(__file__).with_name("built-in.json")
"""Where a packaged program has the reading that it carries; nothing is there in a checkout."""
_BUILDER = [VERSION, "carried"]
"""What stands for the program in that reading: none but the one that it was built into sees it."""


class KeptReading:
    """The reading in ``file``, which :meth:`load` writes and :meth:`recall` takes up again.

    ``carried`` is looked at before it.
    """

    def __init__(self, file: Path, carried: Path = CARRIED) -> None:
        self._file, self._carried = file, carried
        self._program = _program()  # as it was before its reader was loaded

    def recall(self) -> Reading | None:
        """Return the built-in plan as it was kept, None where it has to be read."""
        try:
            texts = read_built_in_texts()
        except ProgramFileError:
            return None
        carried = _recalled(self._carried, _BUILDER, texts)
        return carried or _recalled(self._file, self._program, texts)

    def load(self) -> Reading:
        """Read the built-in plan and keep it. Raises ProgramFileError where its files fail.

        It is kept whole or not at all; a profile that takes no file is no failure.
        """
        texts = read_built_in_texts()
        reading = load_built_in_plan(texts)
        beside = self._file.with_suffix(".new")
        with suppress(OSError):
            beside.write_bytes(_kept(self._program, texts, reading))
            beside.replace(self._file)
        return reading


def carry_reading(target: Path) -> None:
    """Write to ``target`` what a packaged program carries. Raises OSError, ProgramFileError."""
    texts = read_built_in_texts()
    target.write_bytes(_kept(_BUILDER, texts, load_built_in_plan(texts)))


def _kept(program: list[str], texts: Texts, reading: Reading) -> bytes:
    body = json.dumps(reading_record(reading), ensure_ascii=False).encode()
    return b"".join((_key(program, texts, body), b"\n", *texts, body))


def _recalled(file: Path, program: list[str], texts: Texts) -> Reading | None:
    """Return the reading in ``file`` if it is of ``texts`` and by ``program``."""
    try:
        key, _, rest = file.read_bytes().partition(b"\n")
        read = b"".join(texts)
        body = rest.removeprefix(read)
        if not rest.startswith(read) or key != _key(program, texts, body):
            return None
        return reading_from_record(json.loads(body))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _key(program: list[str], texts: Texts, body: bytes) -> bytes:
    """Return what must be the same: the program, and what stands below it.

    That are the texts, compared byte by byte, and by its sum what was read of them.
    """
    return json.dumps([program, *map(len, texts), zlib.crc32(body)]).encode()


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
