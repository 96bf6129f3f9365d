"""Measuring and breaking text, for both writers, each with a rule table of its own."""
