"""Tables whose cells single blanks and line ends part (``pdftotext -raw``).

In: a table's lines, taken as pieces of text in order. Out: its rows, each a line with tabs, or a
doubt (ADR 16).
"""
