"""What a reader forgave or could not take, gathered so that a slip made often is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.finding import Finding, Severity

_MOST_PLACES = 10
_MOST_NAMES = 10


def places_text(places: Iterable[str]) -> str:
    """Return places as messages name them: C12、C15 ほか3か所."""
    listed = list(places)
    more = len(listed) - _MOST_PLACES
    text = "、".join(listed[:_MOST_PLACES])
    return f"{text} ほか{more:,}か所" if more > 0 else text


def names_text(names: Sequence[str], unit: str = "") -> str:
    """Return names as messages list them: 「道普請」、「見守り」, and behind ten など12件."""
    more = f"など{len(names):,}{unit}" if unit else "など"
    return "、".join(names[:_MOST_NAMES]) + more * (len(names) > _MOST_NAMES)


@dataclass(slots=True)
class Told:
    """Places by what is said of them, in the order in which each was first said."""

    _places: dict[tuple[Severity, str], list[str]] = field(default_factory=dict)

    def tell(self, severity: Severity, message: str, where: str) -> None:
        """Say ``message`` of the place ``where``."""
        self._places.setdefault((severity, message), []).append(where)

    def tell_open(self, word: str, where: str) -> None:
        """Say that ``word`` (未定) stands in place of an amount."""
        message = f"金額の欄の「{word}」は、額が決まっていないものとし、合計に数えません。"
        self.tell(Severity.NOTICE, message, where)

    def findings(self) -> tuple[Finding, ...]:
        """Return one finding for each message, its places where it names one."""
        return tuple(
            Finding(severity, places_text(dict.fromkeys(places)), message)
            for (severity, message), places in self._places.items()
        )
