"""How it will look: pages, sheets, listings, findings."""
