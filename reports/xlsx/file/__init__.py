"""The file: its package and parts, styles, names, validation, and how a cell is written."""
