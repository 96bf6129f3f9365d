"""What the parts of the window share: controls, looks, work in the background, telling."""
