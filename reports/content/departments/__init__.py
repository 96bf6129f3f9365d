"""所管課別一覧: a form for each department, and what it asks for."""
