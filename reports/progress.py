"""How a long job tells what it does and learns that it is to stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The run was cancelled by the user; what it had begun to write is to be removed."""


class Progress(Protocol):
    """What a writer or a job reports to."""

    def advance(self, done: int, total: int, what: str, /) -> None:
        """Say that ``done`` of ``total`` steps are over and ``what`` comes next.

        Raises Cancelled where the user has asked to stop; writers call it at least once a part.
        """


class Stage:
    """The progress of one of several equal stages of a job, told as a part of the whole job's."""

    def __init__(self, progress: Progress, number: int, stages: int) -> None:
        self._progress, self._number, self._stages = progress, number, stages

    def advance(self, done: int, total: int, what: str, /) -> None:
        """Say how far this stage is; raises what the progress of the job raises."""
        self._progress.advance(self._number * total + done, self._stages * total, what)


class NoProgress:
    """A progress that tells nobody and never cancels."""

    def advance(self, done: int, total: int, what: str, /) -> None:
        """Do nothing."""
