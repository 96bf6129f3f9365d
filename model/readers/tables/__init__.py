"""What headings, marks, amounts and rows of a table mean, be it a list or printed in a text."""
