"""The built-in plan and its loader."""
