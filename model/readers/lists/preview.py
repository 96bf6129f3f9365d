"""The first rows of a list as they would come in, for who corrects a mapping."""

from __future__ import annotations

from itertools import islice

from model.readers.lists.fitting import fit_mapping
from model.readers.lists.list_row import ListRow
from model.readers.lists.list_rows import RowReader
from model.readers.lists.list_source import ListSource
from model.readers.lists.mapping import ListMapping
from model.readers.tables.told import Told


def preview_rows(source: ListSource, mapping: ListMapping, count: int = 20) -> tuple[ListRow, ...]:
    """Return the first ``count`` rows below the headings, each with what it is taken for.

    Raises MappingError as ``read_list`` does.
    """
    return tuple(islice(RowReader(fit_mapping(source, mapping), Told()).rows(), count))
