"""Where the workshop's process begins: who starts it knows this much of it, and imports no more."""

from __future__ import annotations

import multiprocessing
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.making.connections import Connection


def start_workshop() -> tuple[BaseProcess, Connection]:
    """Start the workshop's process; return it and this end of the connection to it."""
    connection, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(other,), daemon=True)
    process.start()
    other.close()
    return process, connection


def serve(connection: Connection) -> None:
    """Work on what comes over ``connection`` until it is None or the other end is closed."""
    from reports.making.messages import Listening  # noqa: PLC0415  in its own process only
    from reports.making.workshop_process import WorkshopProcess  # noqa: PLC0415

    connection.send(Listening())
    WorkshopProcess(connection).run()
