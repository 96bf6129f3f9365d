"""Failures that are told to the user: each says what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable


class AppError(Exception):
    """An operation failed for a reason its user can understand and mend.

    Attributes:
        what: what happened, a Japanese clause without a full stop.
        where: the file, sheet, cell or line; may be empty.
        remedy: what to do next, a whole Japanese sentence.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[Callable[..., AppError], tuple[object, ...]]:
        return _rebuild, (type(self), self.what, self.where, self.remedy)

    def __str__(self) -> str:
        place = f"：{self.where}" if self.where else ""
        return f"{self.what}{place}。{self.remedy}"


def _rebuild(kind: type[AppError], what: str, where: str, remedy: str) -> AppError:
    """Make an error anew that came from another process, whatever its class is made from."""
    error = kind.__new__(kind)
    AppError.__init__(error, what, where=where, remedy=remedy)
    return error


class PlanFileError(AppError):
    """A file cannot be read as a plan."""


class LongTextError(PlanFileError):
    """A text is longer than any plan."""


class UnreadTablesError(PlanFileError):
    """A text has tables of projects, and none of their rows can be told."""


class MappingError(AppError):
    """A mapping cannot be read, or does not fit the list it is put on."""


class SelectionError(AppError):
    """Picks that name nothing in the plan, or together match nothing."""


class OutputError(AppError):
    """A file cannot be written to where it should go."""


class TargetExistsError(OutputError):
    """The file to be written is there already and replacing it was not asked for."""


class TargetLockedError(OutputError):
    """The file to be replaced is held open by another program."""


class ProgramFileError(AppError):
    """A file that belongs to the program is missing or damaged; ``part`` says what it is for."""

    def __init__(self, part: str, path: str) -> None:
        super().__init__(
            f"{part}のファイルがないか、壊れています",
            where=path,
            remedy="プログラムのフォルダーを、配布された状態のまま置き直してください。",
        )


class UnprintableTextError(AppError):
    """A text holds a character that the format or its font cannot hold."""
