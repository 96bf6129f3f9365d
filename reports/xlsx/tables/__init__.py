"""Tables on a sheet: columns, rows, cells, formulas, totals."""
