"""Reading plans without holding up the window."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import PlanFileError

if TYPE_CHECKING:
    from model.plan import PlanHeading
    from model.readers.reading import Reading

_SMALL = 200_000
"""Bytes of a file that is read in a moment, on a thread of the window's process."""


def read_plan_apart(path: Path, heading: PlanHeading | None = None) -> Reading:
    """Read the plan at ``path``, a large one in a process of its own; to be called on a thread.

    On a thread alone a large workbook would hold the window: its cells come in one step, during
    which no other thread runs. Raises what ``read_plan`` raises, and PlanFileError where the
    process ended before it had read the plan.
    """
    from model.readers.source import read_plan  # noqa: PLC0415  the built-in plan needs one reader

    if _size(path) < _SMALL:
        return read_plan(path, heading)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  large plans alone
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("spawn")
    try:
        with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as reader:
            reading = reader.submit(read_plan, path, heading).result()
    except BrokenProcessPool as error:  # short of memory, or ended by another program
        raise PlanFileError(
            "計画を読み込んでいる途中で、読み込みの処理が止まりました",
            where=str(path),
            remedy="ほかのプログラムを閉じてメモリーを空けてから、もう一度開いてください。"
            "くり返すときは、ウイルス対策ソフトが止めていないか確かめてください。",
        ) from error
    gc.freeze()  # the window's thread need not walk through a large plan: it has no cycles
    return reading


def _size(path: Path) -> int:
    """Return the bytes of a file, 0 where there is none: its reader says why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
