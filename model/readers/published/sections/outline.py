"""The tree of sections while a text is read: which are open, and what level a heading opens."""

from __future__ import annotations

import re
from itertools import takewhile

from model.readers.draft import PlanDraft, SectionDraft
from model.readers.ordinals import ordinal_of
from model.readers.published.lines.numbering import Form, Heading, Style

_LAYOUT = ("基本目標", "基本施策", "単位施策", "取組の柱")
_CHAINS = (
    _LAYOUT,
    ("編", "部", "章", "節", "款", "項"),
    ("大項目", "中項目", "小項目"),
    ("政策分野", "基本政策", "政策", "基本施策", "施策", "基本事業"),
    ("大施策", "中施策", "小施策"),
    ("区分1", "区分2", "区分3", "区分4", "区分5", "区分6"),
)
"""Names of levels that say by themselves which of them is the higher one."""
_FAMILIAR = {Form.PLAIN: _LAYOUT[2], Form.PARENTHESIZED: _LAYOUT[3]}
_PLAINLY = {
    Form.TOP: "分野",
    Form.ROMAN: "部",
    Form.COUNTED: "大項目",
    Form.KANJI: "大項目",
    Form.KANJI_PARENTHESIZED: "中項目",
    Form.PLAIN: "項目",
    Form.DOTTED: "項目",
    Form.PARENTHESIZED: "細目",
    Form.CIRCLED: "細目",
    Form.KANA_PARENTHESIZED: "小項目",
    Form.SIGNED: "区分",
}
_MOST_LEVELS = 12
_LATEST_START = 3
"""A first section with a number above this is a caption (「10 周年の式典」); parts are missing."""


class Outline:
    """The sections read so far. A new way of numbering is a new level, placed by its rank."""

    def __init__(self, draft: PlanDraft) -> None:
        self._draft = draft
        self._levels: list[list[Style]] = []
        self._styles: dict[int, Style] = {}
        self._last: dict[Style, int] = {}
        self.open: list[SectionDraft] = []

    @property
    def leaf(self) -> SectionDraft | None:
        """The lowest section that is open."""
        return self.open[-1] if self.open else None

    def style_of(self, section: SectionDraft) -> Style:
        """Return how the heading of ``section`` is numbered."""
        return self._styles[id(section)]

    def open_at(self, style: Style) -> SectionDraft | None:
        """Return the open section whose heading is numbered so, if there is one."""
        return next((s for s in self.open if self._styles[id(s)] == style), None)

    def goes_on(self, heading: Heading) -> bool:
        """Whether a heading without a word of its own can follow what is open; one may be missing.

        Numbers start anew below each parent or run on through the whole text.
        """
        ordinal = heading.ordinal
        if heading.style.form is Form.WORD or ordinal is None:
            return True
        before = self.open_at(heading.style)
        if before is not None:
            last = ordinal_of(before.number)
            is_next = last is None or last < ordinal <= last + 2
            return is_next or _steps_up(before.number, heading.number)
        last = self._last.get(heading.style)
        runs_on = last is not None and last < ordinal <= last + 2
        return ordinal <= _LATEST_START or runs_on

    def start(self, heading: Heading, where: str) -> SectionDraft:
        """Open a section under what is above it, closing what is beside and below it."""
        parent = self._close_down_to(heading.style)
        siblings = parent.children if parent else self._draft.sections
        section = SectionDraft(where, 0, heading.number, heading.title, by_name=heading.by_name)
        siblings.append(section)
        self._styles[id(section)] = heading.style
        self._last[heading.style] = heading.ordinal or 0
        self.open.append(section)
        return section

    def reopen(self, heading: Heading) -> SectionDraft | None:
        """Open once more the section that a heading names again beside the open one of its style.

        None where there is none: it is a new one. A plan that lists its sections for each year
        names them so. Anywhere else a section that is named again may be one that is spoken of:
        関連する施策.
        """
        above = list(takewhile(lambda s: self._styles[id(s)] != heading.style, self.open))
        beside = above[-1].children if above else self._draft.sections
        for section in beside:
            is_same = (section.number, section.title) == (heading.number, heading.title)
            if is_same and self._styles[id(section)] == heading.style:
                self.open = [*above, section]
                self._last[heading.style] = heading.ordinal or 0
                return section
        return None

    def close_below(self, section: SectionDraft) -> None:
        """Close all sections below ``section``, which is open."""
        del self.open[self.open.index(section) + 1 :]

    def close_beside(self, style: Style) -> None:
        """Close what a section numbered like ``style`` would close, where such a level is known."""
        if self._level(style) is not None:
            self._close_down_to(style)

    def finish(self, text: str) -> None:
        """Number and name the levels in the draft; ``text`` is the source."""
        for section in self._draft.sections:
            self._number(section)
        self._draft.levels = tuple(self._names(text))

    # --- levels ----------------------------------------------------------------------------

    def _level(self, style: Style) -> int | None:
        return next((n for n, styles in enumerate(self._levels) if style in styles), None)

    def _close_down_to(self, style: Style) -> SectionDraft | None:
        """Close what a section of ``style`` cannot stand in; return what it stands in."""
        level = self._level(style)
        if level is None:
            level = self._place(style)
        while self.open and (self._level(self._styles[id(self.open[-1])]) or 0) >= level:
            self.open.pop()
        return self.open[-1] if self.open else None

    def _place(self, style: Style) -> int:
        """Give a new style its level and return it.

        It stands below the deepest open section that may hold it: one that ranks higher, and whose
        children, if it has any, do too. Where its siblings are numbered otherwise (重点プロジェクト
        beside 基本目標), it shares their level.
        """
        parent = next((s for s in reversed(self.open) if self._may_hold(s, style)), None)
        siblings = parent.children if parent else self._draft.sections
        for sibling in siblings:
            beside = self._styles[id(sibling)]
            if not _is_above(beside, style) and not _is_above(style, beside):
                level = self._level(beside) or 0
                self._levels[level].append(style)
                return level
        if len(self._levels) == _MOST_LEVELS:
            self._levels[-1].append(style)
            return _MOST_LEVELS - 1
        level = 0 if parent is None else (self._level(self._styles[id(parent)]) or 0) + 1
        while level < len(self._levels) and _is_above(self._levels[level][0], style):
            level += 1
        self._levels.insert(level, [style])
        return level

    def _may_hold(self, section: SectionDraft, style: Style) -> bool:
        own = self._styles[id(section)]
        if _is_above(style, own) or own.rank > style.rank:
            return False
        return all(_is_above(self._styles[id(child)], style) for child in section.children[:1])

    def _number(self, section: SectionDraft) -> None:
        style = self._styles[id(section)]
        level = self._level(style) or 0
        section.level = level + 1
        if style != self._levels[level][0]:  # 重点プロジェクト 1, beside 基本目標 1
            section.number = f"{style.word}{section.number}"
        for child in section.children:
            self._number(child)

    def _names(self, text: str) -> list[str]:
        """Return the levels' names: their words; those without take the layout's where it is this.

        The layout with 単位施策 and 取組の柱 is known by these words, or by both of those above.
        """
        upper, lower = _LAYOUT[:2], _LAYOUT[2:]
        is_layout = any(word in text for word in lower) or all(word in text for word in upper)
        names: list[str] = []
        for level in self._levels:
            style = level[0]
            name = style.word or (_FAMILIAR.get(style.form, "") if is_layout else "")
            name = name or _PLAINLY[style.form]
            taken = sum(other == name or other.startswith(f"{name}（") for other in names)
            names.append(f"{name}（{taken + 1}）" if taken else name)
        return names


def _steps_up(before: str, number: str) -> bool:
    """Whether a number of several parts begins the next one above: 2-1 behind 1-2."""
    parts, others = (re.findall(r"\d+", each) for each in (before, number))
    if len(parts) != len(others):
        return False
    pairs = [(int(old), int(new)) for old, new in zip(parts, others, strict=True)]
    at = next((n for n, (old, new) in enumerate(pairs) if old != new), len(pairs))
    steps = [old < new <= old + 2 for old, new in pairs[at : at + 1]]
    return at < len(pairs) - 1 and all(steps) and all(new == 1 for _, new in pairs[at + 1 :])


def _is_above(style: Style, other: Style) -> bool:
    """Whether ``style`` by its form or word stands higher in a tree than ``other``."""
    if style.rank != other.rank:
        return style.rank < other.rank
    for chain in _CHAINS:
        if style.word in chain and other.word in chain:
            return chain.index(style.word) < chain.index(other.word)
    return False
