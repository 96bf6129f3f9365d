"""Published plans as text: from what came out of a PDF to a draft, and from there to a plan.

``text.py`` is the door: text in, ``Reading`` out. ``reader.py`` goes line by line and gives each
one role. Below them, each package knows those that stand under it:

    listings    sections    layouts     rows as drafts; the tree around them; the ways of printing
            lines                       what a line is by itself
            cells                       what headings and cells of a table mean
"""
