"""Any list: a sheet or a CSV with one project a row and columns of its own."""
