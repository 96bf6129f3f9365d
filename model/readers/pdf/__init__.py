"""What a PDF says, as a text whose ruled tables have tabs between their cells.

``page_marks.py`` takes characters and rules from a page, ``ruled_tables.py`` makes cells of the
rules, ``text_lines.py`` lines of the characters, ``pdf_text.py`` the text of both.
"""
