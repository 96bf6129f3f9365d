"""Where plans come from and go to: files, lists, forms, two plans compared."""
