"""The mapping of a list: what each of its columns is taken for."""

from __future__ import annotations

from dataclasses import dataclass

from model.readers.tables.columns import ColumnUse, Role


@dataclass(frozen=True, slots=True)
class ListMapping:
    """What the columns of a list are; a column that is not named is an extra column.

    Attributes:
        columns: in the order of the list.
        sheet: the sheet's name; where it is missing, the sheet that has the columns is read.
        head_row: the row of the headings from 1, where they stood when the mapping was made;
            they are looked for elsewhere if they are not there.
        aliases: department names as spelled, each with the name that it stands for.
        sheets: the names of sheets that are read together instead, where there are several.
    """

    columns: tuple[ColumnUse, ...]
    sheet: str = ""
    head_row: int | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    sheets: tuple[str, ...] = ()

    def with_role(self, *roles: Role) -> tuple[ColumnUse, ...]:
        """Return the columns that have one of ``roles``."""
        return tuple(use for use in self.columns if use.role in roles)
