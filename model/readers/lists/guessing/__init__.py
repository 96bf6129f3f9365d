"""What each column is, guessed from its heading and its values."""
