"""A list as it lies in its file: sheets, grids, where its headings stand."""
