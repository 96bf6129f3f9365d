"""Findings: faults and oddities in the user's data, collected and shown, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters; only an error makes ``check`` fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        """The severity as it is shown: 誤り, 注意 or お知らせ."""
        return {"error": "誤り", "warning": "注意", "notice": "お知らせ"}[self.value]


class Finding(NamedTuple):
    """Something in a source that its reader should know.

    Attributes:
        severity: how much it matters.
        where: a line, cell or path of the source (「123行目」).
        message: whole sentences.
        by_command: what is told after it to those who give commands alone, a whole sentence.
    """

    severity: Severity
    where: str
    message: str
    by_command: str = ""

    @property
    def told_by_command(self) -> str:
        """The message as the command line tells it."""
        return self.message + self.by_command


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return ``findings`` with the gravest first, else in the order in which they came."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))
