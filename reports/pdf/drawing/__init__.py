"""What stands at a place on a page, and how it is written into the page."""
