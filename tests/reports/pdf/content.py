"""What stands in the content streams of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf


def operations_of(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Yield operands and name of each operator of ``page``, in order."""
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)
