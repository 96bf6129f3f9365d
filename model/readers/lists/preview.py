"""The first rows of a list as they would come in, for who corrects a mapping."""

from __future__ import annotations

from itertools import islice

from model.readers.lists.columns.fitting import fit_mapping
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.rows.list_row import ListRow
from model.readers.lists.rows.list_rows import RowReader
from model.readers.lists.source.list_source import ListSource
from model.readers.tables.told import Told


def preview_rows(source: ListSource, mapping: ListMapping, count: int) -> tuple[ListRow, ...]:
    """Return the first ``count`` rows below the headings, each with what it is taken for.

    Raises MappingError as ``read_list`` does.
    """
    return tuple(islice(RowReader(fit_mapping(source, mapping), Told()).rows(), count))
