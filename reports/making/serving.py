"""Where the workshop's process begins: the window knows this much of it, and imports no more."""

from __future__ import annotations

from multiprocessing.connection import Connection


def serve(connection: Connection) -> None:
    """Work on what comes over ``connection`` until it is None or the other end is closed."""
    from reports.making.workshop import Workshop  # noqa: PLC0415  in its own process only

    Workshop(connection).run()
