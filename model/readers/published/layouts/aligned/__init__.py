"""Tables whose columns blanks align (``pdftotext -layout``), their cells several lines high.

In: a table's lines. Out: its rows, each a line with tabs, or a doubt. Columns first, then rows
(ADR 14).
"""
