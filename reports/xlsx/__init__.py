"""The workbook writer: documents as Excel files."""

import os

# Before openpyxl is imported: with lxml files are larger and nothing is faster.
os.environ.setdefault("OPENPYXL_LXML", "False")
