"""How a dialog has work done in the background by the window that opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gui.worker import Signals, Work

StartWork = Callable[[Work, Callable[[Any], None], Callable[[Exception], None] | None], Signals]
"""Does work, hands its result to the one and its failure to the other."""
