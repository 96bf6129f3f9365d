"""Tables on pages: widths, heads, rows, where they break."""
