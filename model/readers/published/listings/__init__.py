"""Rows of a section: lines with tabs, and lines that go on with them, made drafts of listings.

In: lines, in their order, and the section in which they stand. Out: ``ListingDraft``s, and what is
to be told of their amounts.
"""
