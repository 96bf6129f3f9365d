"""The plan and what is computed from it."""
