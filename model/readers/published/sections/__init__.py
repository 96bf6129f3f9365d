"""The tree of a plan and what stands around its tables: headings, facts, running text, notes.

In: lines, in their order. Out: ``SectionDraft``s, and the notes and flags of a ``PlanDraft``.
"""
