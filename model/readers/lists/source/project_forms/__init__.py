"""Forms of one project each (主要事業調書), as sheets of a workbook or below each other, as a list.

Into ``form_list.read_forms`` go the sheets of a workbook; out comes one sheet with the labels of
the forms as its headings and a row for each form.
"""
