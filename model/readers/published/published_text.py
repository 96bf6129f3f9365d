"""A published text taken apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from model.finding import Finding
from model.readers.draft import PlanDraft
from model.readers.reading import LineRole, PlacedLine


@dataclass(slots=True)
class PublishedText:
    """A published text taken apart: the draft, and what became of each line that is not blank."""

    draft: PlanDraft
    lines: list[PlacedLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def coverage(self) -> Counter[LineRole]:
        """How many lines were taken for what."""
        return Counter(line.role for line in self.lines)

    def mark_corrected(self, wheres: Collection[str]) -> None:
        """Count the rows at ``wheres`` (123行目) as corrected ones."""
        for index, line in enumerate(self.lines):
            if line.role is LineRole.ROW and line.where in wheres:
                self.lines[index] = PlacedLine(line.number, line.text, LineRole.CORRECTED)
