"""What goes in: sections, departments, marks, and sets of picks by name."""
