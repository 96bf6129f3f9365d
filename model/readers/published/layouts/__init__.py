"""The ways in which texts print their projects, made one: each row a line with tabs.

In: the lines of a text. Out: the same lines, divided; what cannot be told is said in their doubts
(``layout.divide_lines``). A package for each way; ``table_lines.py`` is what they have of a table.
"""
