"""The window: presenters that decide and know no Qt, views that lay out and bind."""
