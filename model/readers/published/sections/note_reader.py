"""Notes and legends while a text is read: kept with the plan, and asked what its marks mean."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.project import Flag
from model.readers.draft import PlanDraft
from model.readers.published.lines.legend import is_legend, names_legend, read_flags
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.reading import LineRole
from model.readers.tables.marks import SYMBOLS

_RELISTED_WORD = "再掲"
_RELISTED_SIGN = re.compile(
    r"^[※＊]\s*(?:印|の?(?:ある|付いた|ついた|付く))?(?:事業)?\s*(?:は|[:：=＝])[^。]*再掲"
)


class NoteReader:
    """Takes notes into a draft, and from them what they say of marks.

    All of ``lines`` are asked for that first: a legend may stand below the rows it explains.
    """

    def __init__(self, draft: PlanDraft, lines: Iterable[Line]) -> None:
        self._draft = draft
        for line in lines:
            note = read_note(line.text)
            if note or names_legend(line.text):
                self._explain_marks(note or line.text)
            if _RELISTED_SIGN.match(line.text):
                self._explain(Flag(line.text[0], _RELISTED_WORD))

    def take(self, line: Line, *, in_table: bool, goes_on: bool) -> LineRole | None:
        """Take a line that is a note, or one that goes on with the note right above it."""
        notes = self._draft.notes
        note = read_note(line.text)
        stands_alone = not in_table and is_legend(line.text)
        if note is None and (stands_alone or names_legend(line.text)):
            note = line.text
        if note is not None:
            self._explain_marks(note)
            notes.append(note)
            return LineRole.NOTE
        is_rest = goes_on and not line.after_blank and not line.has_tab
        if is_rest and notes and not notes[-1].endswith("。"):
            notes[-1] += line.text
            return LineRole.NOTE
        return None

    def _explain_marks(self, note: str) -> None:
        for flag in read_flags(note):
            self._explain(flag)

    def _explain(self, flag: Flag) -> None:
        if flag.mark not in self._draft.marks:
            self._draft.flags.append(flag)


def apply_relisted_sign(draft: PlanDraft) -> None:
    """Make rows relisted whose mark is a sign of which the notes say that it stands for that."""
    signs = {f.mark for f in draft.flags if _RELISTED_WORD in f.meaning and f.mark in SYMBOLS}
    draft.flags[:] = [flag for flag in draft.flags if flag.mark not in signs]
    for row in draft.listings():
        if row.flag in signs:
            row.relisted, row.flag = True, None
