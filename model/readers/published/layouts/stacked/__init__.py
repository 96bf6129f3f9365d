"""Tables of which a text prints each cell in a line of its own.

In: a table's lines. Out: its rows, each a line with tabs, or a doubt.
"""
