"""Readers: sources in, plans out."""
