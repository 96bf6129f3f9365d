"""Reading the text of a published plan: lines, headings, tables, marks."""
