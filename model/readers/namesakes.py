"""Projects of one name at several places, none marked as relisted: told in one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from model.finding import Finding, Severity
from model.readers.draft import ListingDraft, SectionDraft

_MOST_NAMES = 10
_MOST_PLACES = 5
"""A finding names so many places of one name at most."""

_Namesakes = Sequence[ListingDraft]


def about_namesakes(
    namesakes: Sequence[_Namesakes], sections: Iterable[SectionDraft]
) -> tuple[Finding, ...]:
    """Return the finding about the rows of each name, several each; none where there are none.

    ``sections`` are those at the top, with all below them. Rows of one name in one section may be
    printed twice by mistake, and the finding asks for a look.
    """
    if not namesakes:
        return ()
    section_of = dict(_places(sections))
    (first, *_), *others = namesakes
    if others:
        told = "、".join(_all_places(rows, section_of) for rows in namesakes[:_MOST_NAMES])
        what = f"再掲の印のない同じ名前の事業が{len(namesakes):,}組あります：{told}"
        what += "など。" if len(namesakes) > _MOST_NAMES else "。それぞれ"
    else:
        places = _other_places(namesakes[0], section_of)
        what = f"「{first.name}」が再掲の印なしに{places}にもあります。"
    is_twice = any(_are_beside(rows, section_of) for rows in namesakes)
    why = "二重に載っていないか確かめてください。" if is_twice else ""
    message = f"{what}別の事業として数えています。{why}"
    return (Finding(Severity.WARNING, first.where, message),)


def _places(sections: Iterable[SectionDraft]) -> Iterator[tuple[int, int]]:
    """Yield (id of the row, id of its section)."""
    for section in sections:
        yield from ((id(row), id(section)) for row in section.listings)
        yield from _places(section.children)


def _all_places(rows: _Namesakes, section_of: dict[int, int]) -> str:
    return f"「{rows[0].name}」（{rows[0].where}と{_other_places(rows, section_of)}）"


def _other_places(rows: _Namesakes, section_of: dict[int, int]) -> str:
    places = "、".join(row.where for row in rows[1 : _MOST_PLACES + 1])
    if len(rows) > _MOST_PLACES + 1:
        places += f"ほか{len(rows) - _MOST_PLACES - 1:,}か所"
    are_all = len({section_of[id(row)] for row in rows}) == 1
    return f"、同じ区分の{places}" if are_all else places


def _are_beside(rows: _Namesakes, section_of: dict[int, int]) -> bool:
    return len({section_of[id(row)] for row in rows}) < len(rows)
