"""The booklet writer: documents laid out on pages and drawn as PDF."""
