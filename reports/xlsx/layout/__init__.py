"""How wide and how high: columns, rows, and the room that charts take."""
