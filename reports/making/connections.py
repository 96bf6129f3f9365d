"""What a connection between two processes of the program is on each system."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from multiprocessing import connection

    if sys.platform == "win32":
        Connection: TypeAlias = connection.PipeConnection
    else:
        Connection: TypeAlias = connection.Connection
