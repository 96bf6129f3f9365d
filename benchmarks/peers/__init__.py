"""The same booklet as others make it."""
