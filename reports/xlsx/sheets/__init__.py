"""A worksheet: its rows, its settings, its pages."""
