"""Headings and cells of a table: what a column holds, what a cell can be, what a row says.

In: the texts of cells, in order. Out: a ``TableHead`` or a ``TableRow``. Knows no lines.
"""
