"""Lines of a text, each by itself: what its form says, whatever stands around it.

In: a text, or a line of it. Out: a ``Line``, its places, or what it may be (a heading, a label, a
note, the number of a page). Keeps nothing of what was read before.
"""
