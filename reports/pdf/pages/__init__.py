"""The pages of a document, and what runs along with each."""
