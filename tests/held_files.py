"""Files that another program holds open."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest


def hold(patched: pytest.MonkeyPatch, is_held: Callable[[Path], bool]) -> None:
    """Let no file be replaced that ``is_held``, as Windows does while Excel has it open.

    ``is_held`` is asked at each try, so that a file may be let go.
    """
    replace = Path.replace

    def replace_or_refuse(source: Path, target: Path) -> Path:
        if is_held(target):
            raise PermissionError(errno.EACCES, "sharing violation", str(target))
        return replace(source, target)

    patched.setattr(Path, "replace", replace_or_refuse)
