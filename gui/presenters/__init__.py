"""What the window decides, in plain Python."""
