"""The main window, and the windows beside it."""
