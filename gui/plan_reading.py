"""Reading plans and lists without holding up the window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from model.errors import PlanFileError
from model.readers.reading import Reading

if TYPE_CHECKING:
    from model.plan import PlanHeading
    from model.readers.lists.columns.mapping import ListMapping
    from model.readers.lists.source.list_source import ListSource
    from reports.making.connections import Connection

_Read = TypeVar("_Read")
CheckStop = Callable[[], None]
"""Raises Cancelled where what is read is not wanted any more."""
SMALL = 200_000
"""Bytes of a file that is read in a moment, on a thread of the window's process."""
_FIRST_BYTES = 64
"""So many bytes of a file tell whether it is a PDF."""
_EVERY = 0.05
"""Seconds between two looks whether a reading is still wanted."""


def read_plan_apart(path: Path, heading: PlanHeading | None, check: CheckStop) -> Reading:
    """Read the plan at ``path``; raises what ``read_plan`` raises. All three go on a thread.

    A large file is read in a process of its own. On a thread alone it would hold the window: its
    cells come in one step, during which no other thread runs. The plan comes packed from there,
    and stays packed beside itself, to be sent on. PlanFileError is raised where the
    process ended before it had read the file. Where ``check`` raises, the process is ended at once.
    """
    from model.readers.source import read_plan  # noqa: PLC0415  the built-in plan needs one reader

    return _apart(path, check, read_plan, path, heading)


def open_list_apart(path: Path, check: CheckStop) -> ListSource:
    """Open the list at ``path``; raises what ``open_list`` raises."""
    from model.readers.lists.source.list_source import open_list  # noqa: PLC0415  only lists need it

    return _apart(path, check, open_list, path)


def read_list_apart(
    path: Path,
    mapping: ListMapping,
    heading: PlanHeading | None,
    check: CheckStop,
) -> Reading:
    """Read the list at ``path`` by ``mapping``. Raises MappingError where it has changed."""
    return _apart(path, check, _read_list, path, mapping, heading)


def _read_list(path: Path, mapping: ListMapping, heading: PlanHeading | None) -> Reading:
    from model.readers.lists.list_reader import read_list  # noqa: PLC0415
    from model.readers.lists.source.list_source import open_list  # noqa: PLC0415

    return read_list(open_list(path), mapping, heading)


def _apart(path: Path, check: CheckStop, read: Callable[..., _Read], *arguments: object) -> _Read:
    """Return what ``read`` does of ``arguments``, where the file is large in another process."""
    if _size(path) < SMALL and not _needs_pdfium(path):
        return read(*arguments)
    import multiprocessing  # noqa: PLC0415  only large files need it

    from gui.parcels import unpacked  # noqa: PLC0415

    context = multiprocessing.get_context("spawn")
    answers, other = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(other, read, *arguments), daemon=True)
    process.start()
    other.close()
    try:
        made = _awaited(answers, check)
    except EOFError as error:  # short of memory, or ended by another program
        raise PlanFileError(
            "計画を読み込んでいる途中で、読み込みの処理が止まりました",
            where=str(path),
            remedy="ほかのプログラムを閉じてメモリーを空けてから、もう一度開いてください。"
            "くり返すときは、ウイルス対策ソフトが止めていないか確かめてください。",
        ) from error
    finally:
        process.kill()
        process.join()
        answers.close()
    if isinstance(made, Exception):
        raise made
    made = unpacked(made)
    gc.freeze()  # the window's thread need not walk through a large plan: it has no cycles
    return cast("_Read", made)


def _needs_pdfium(path: Path) -> bool:
    """Whether a file is a PDF: PDFium draws the preview in this process, and serves one thread."""
    from model.readers.file_kinds import is_pdf  # noqa: PLC0415  on a thread, not at the start

    try:
        with path.open("rb") as file:
            return is_pdf(file.read(_FIRST_BYTES))
    except OSError:
        return False  # whoever reads it says what is wrong


def _awaited(answers: Connection, check: CheckStop) -> Any:
    """Return what comes over ``answers``; raises EOFError where its process ended before."""
    while not answers.poll(_EVERY):
        check()
    check()
    return answers.recv()


def _answer(answers: Connection, read: Callable[..., _Read], *arguments: object) -> None:
    """Read, in the process that reads, and answer with what was read or why nothing was."""
    from gui.parcels import packed  # noqa: PLC0415  only large files need it

    made: _Read | Exception
    try:
        made = read(*arguments)
    except Exception as error:
        from traceback import format_exc  # noqa: PLC0415  only failures need it

        error.add_note(format_exc())  # a traceback does not travel
        made = error
    answers.send(packed(made))


def _size(path: Path) -> int:
    """Return the bytes of a file, 0 where there is none: its reader says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
