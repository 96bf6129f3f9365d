"""Projects that stand in no table: forms, cards, bullets, numbered headings above their text.

In: the lines of a text. Out: each project as a line with tabs that has a head of its own.
"""
