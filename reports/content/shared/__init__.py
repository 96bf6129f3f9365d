"""What all reports have in common: their frame, tables, amounts, and words."""
