"""Labels of main and other projects: in which section stand the rows below them."""

from __future__ import annotations

from collections.abc import Sequence

from model.listing import ListingKind
from model.readers.draft import ListingDraft, SectionDraft
from model.readers.published.lines.headings import Headings
from model.readers.published.lines.labels import Label
from model.readers.published.lines.notes import says_nothing
from model.readers.published.lines.numbering import Form
from model.readers.published.sections.outline import Outline


class ProjectLabels:
    """Takes in 【主要事業】 and 【その他の主な事業】 as they come below the open sections."""

    def __init__(self, outline: Outline, headings: Headings) -> None:
        self._outline, self._headings = outline, headings
        self._owner: SectionDraft | None = None  # the section in which 【主要事業】 stands
        self._openings, self._closings = 0, 0  # how often main and other projects begin

    def take(self, label: Label, at: int) -> None:
        """Take the label in the line of index ``at``; what its rows are not in is closed."""
        self._openings += label is Label.MAIN
        self._closings += label is Label.OTHER
        if label is Label.OTHER:
            self._outline.close_below(self._owner_of_others(at))
        if label.kind:
            self._owner = self._outline.open[-1]

    def kind_below_heading(self) -> ListingKind | None:
        """Return the kind of rows below a heading that was opened: main ones where these go on."""
        if self._owner not in self._outline.open:
            self._owner = None
        return ListingKind.MAIN if self._owner else None

    def sign_of_break(self, section: SectionDraft, rows: Sequence[ListingDraft]) -> str:
        """Return what is missing at the end of a text's last ``section``, empty where nothing is.

        Signs are a section without rows that does not say that it has none, a last row without
        departments where all other ``rows`` have some, or an end among the main projects where
        most measures close with their other projects.
        """
        closes = self._closings > 1 and self._closings * 2 >= self._openings - 1
        if not section.listings:
            is_empty = any(map(says_nothing, section.text))
            return "" if is_empty else "に事業の行がありません"
        if not section.listings[-1].departments and all(row.departments for row in rows[:-1]):
            return "の最後の行に所管課がありません"
        if closes and section.listings[-1].kind is ListingKind.MAIN:
            return "に【その他の主な事業】がありません"
        return ""

    def _owner_of_others(self, at: int) -> SectionDraft:
        """Return the section that the other projects belong to: that in which 【主要事業】 stands.

        Where that is a pillar （(1)）, they are its measure's, unless a pillar goes on below them.
        """
        open_sections = self._outline.open
        leaf = open_sections[-1]
        if self._owner in open_sections and self._owner is not leaf and self._owner:
            return self._owner
        style = self._outline.style_of(leaf)
        if style.form is not Form.PARENTHESIZED or leaf is open_sections[0]:
            return leaf
        parent = open_sections[-2]
        below = (self._headings[n] for n in range(at + 1, len(self._headings)))
        ahead = next(filter(None, below), None)
        goes_on = ahead and ahead.style == style and (ahead.ordinal or 0) > 1
        others = [
            row for s in parent.children for row in s.listings if row.kind is ListingKind.OTHER
        ]
        return leaf if goes_on or others else parent
