"""The workbook writer: documents as Excel files."""
