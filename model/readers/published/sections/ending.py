"""Signs that a text stops before its plan does."""

from __future__ import annotations

from model.listing import ListingKind
from model.readers.draft import SectionDraft
from model.readers.published.lines.notes import says_nothing


def sign_of_break(section: SectionDraft, openings: int, closings: int) -> str:
    """Return what is missing at the end of a text's last ``section``, empty where nothing is.

    Signs are a section without rows that does not say that it has none, a last row without
    departments, or an end among the main projects where most measures close with their other
    projects: those begin ``closings`` times, main projects ``openings`` times.
    """
    closes = closings > 1 and closings * 2 >= openings - 1
    if not section.listings:
        is_empty = any(map(says_nothing, section.text))
        return "" if is_empty else "事業の行がありません"
    if not section.listings[-1].departments:
        return "最後の行に所管課がありません"
    if closes and section.listings[-1].kind is ListingKind.MAIN:
        return "【その他の主な事業】がありません"
    return ""
