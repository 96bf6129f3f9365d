"""Two plans side by side: which sections and projects are the same, and what has changed."""
