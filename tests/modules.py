"""Modules as they are when the program has just been started."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any


def anew(module: ModuleType) -> Any:
    """Return a copy of ``module`` that has read and kept nothing yet."""
    spec = importlib.util.find_spec(module.__name__)
    assert spec is not None
    assert spec.loader is not None
    copy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    return copy
