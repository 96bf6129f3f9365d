"""The file format: packed objects, tags, metadata, fonts and colours as a PDF holds them."""
