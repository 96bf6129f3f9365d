"""Reading plans and lists without holding up the window."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model.errors import PlanFileError

if TYPE_CHECKING:
    from model.plan import PlanHeading
    from model.readers.lists.list_source import ListSource
    from model.readers.lists.mapping import ListMapping
    from model.readers.reading import Reading

_Read = TypeVar("_Read")
_SMALL = 200_000
"""Bytes of a file that is read in a moment, on a thread of the window's process."""


def read_plan_apart(path: Path, heading: PlanHeading | None = None) -> Reading:
    """Read the plan at ``path``; raises what ``read_plan`` raises. All three go on a thread.

    A large file is read in a process of its own. On a thread alone it would hold the window: its
    cells come in one step, during which no other thread runs. PlanFileError is raised where the
    process ended before it had read the file.
    """
    from model.readers.source import read_plan  # noqa: PLC0415  the built-in plan needs one reader

    return _apart(path, read_plan, path, heading)


def open_list_apart(path: Path) -> ListSource:
    """Open the list at ``path``; raises what ``open_list`` raises."""
    from model.readers.lists.list_source import open_list  # noqa: PLC0415  only lists need it

    return _apart(path, open_list, path)


def read_list_apart(path: Path, mapping: ListMapping, heading: PlanHeading | None) -> Reading:
    """Read the list at ``path`` by ``mapping``. Raises MappingError where it has changed."""
    return _apart(path, _read_list, path, mapping, heading)


def _read_list(path: Path, mapping: ListMapping, heading: PlanHeading | None) -> Reading:
    from model.readers.lists.list_reader import read_list  # noqa: PLC0415
    from model.readers.lists.list_source import open_list  # noqa: PLC0415

    return read_list(open_list(path), mapping, heading)


def _apart(path: Path, read: Callable[..., _Read], *arguments: object) -> _Read:
    """Return what ``read`` does of ``arguments``, where the file is large in another process."""
    if _size(path) < _SMALL:
        return read(*arguments)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  large files alone
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("spawn")
    try:
        with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as reader:
            made = reader.submit(read, *arguments).result()
    except BrokenProcessPool as error:  # short of memory, or ended by another program
        raise PlanFileError(
            "計画を読み込んでいる途中で、読み込みの処理が止まりました",
            where=str(path),
            remedy="ほかのプログラムを閉じてメモリーを空けてから、もう一度開いてください。"
            "くり返すときは、ウイルス対策ソフトが止めていないか確かめてください。",
        ) from error
    gc.freeze()  # the window's thread need not walk through a large plan: it has no cycles
    return made


def _size(path: Path) -> int:
    """Return the bytes of a file, 0 where there is none: its reader says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
