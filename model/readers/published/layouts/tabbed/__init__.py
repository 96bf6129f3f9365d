"""Tables with tabs between their cells, as a spreadsheet or a word processor copies them.

In: lines with tabs, some of them parts of rows whose cells hold breaks. Out: these rows made whole.
"""
