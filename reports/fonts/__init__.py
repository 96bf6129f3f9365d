"""The fonts that every machine prints with, and the table of their widths."""
