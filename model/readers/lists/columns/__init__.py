"""What each column is, as a mapping says, and whether it fits the list."""
