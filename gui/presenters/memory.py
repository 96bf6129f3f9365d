"""What the program remembers from one day to the next, in two small files of the user.

Settings are what the user set; state is what the program noted by itself. A file that is missing
or damaged, or a part that a newer program wrote otherwise, is as one that was never written: nobody
is kept from work by it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from gui.presenters.choices import (
    Choices,
    NamedChoices,
    Picked,
    choices_from_json,
    choices_to_json,
    selection_from_json,
    selection_to_json,
)
from gui.presenters.kept_file import Kept, KeptFile
from gui.presenters.mapping_shelf import MappingShelf
from model.plan import PlanHeading
from model.selection import Selection

_T = TypeVar("_T")
_MOST_RECENT = 8
_SETTINGS, _STATE, _MAPPINGS = "settings.json", "state.json", "mappings"
_BUILT_IN = ""
"""What stands for the path of the built-in plan."""
_DAMAGED = (LookupError, TypeError, ValueError, AttributeError, OverflowError)
"""What is raised where a part of a file is not as this program writes it."""

SMALLEST, STANDARD, LARGEST = 8, 9, 20
"""Sizes of type that can be set, in points, and the one where none is."""


class Theme(Enum):
    """Light or dark; the value is how it is shown."""

    SYSTEM = "システムに合わせる"
    LIGHT = "明るい"
    DARK = "暗い"


class Settings(NamedTuple):
    """What the user set: size of type in points (None for the standard one), light or dark."""

    points: int | None = None
    theme: Theme = Theme.SYSTEM


@dataclass(frozen=True, slots=True)
class State:
    """What the program noted.

    Attributes:
        recent: plan files, the newest first.
        headings: what the user said of the title pages of texts and lists, by path.
        mappings: how the columns of lists were taken, by path, as ``mapping_file`` writes it.
        plan: the plan that was open last, None for the built-in one.
        picked: what was picked of plans, by path, where that was not everything.
        choices: what was made last, of whichever plan: it picks everything.
        sets: choices with names.
        layout: sizes and places of the window, as its view writes them.
        forms: the folder from which forms that came back were taken last.
    """

    recent: tuple[Path, ...] = ()
    headings: dict[str, PlanHeading] = field(default_factory=dict)
    mappings: dict[str, dict[str, Any]] = field(default_factory=dict)
    plan: Path | None = None
    picked: dict[str, Picked] = field(default_factory=dict)
    choices: Choices | None = None
    sets: tuple[NamedChoices, ...] = ()
    layout: dict[str, Any] = field(default_factory=dict)
    forms: Path | None = None

    def with_plan(
        self,
        path: Path | None,
        heading: PlanHeading | None = None,
        mapping: dict[str, Any] | None = None,
    ) -> State:
        """Return the state after the plan at ``path`` was opened; ``mapping`` is that of a list."""
        if path is None:
            return replace(self, plan=None)
        recent = (path, *(other for other in self.recent if other != path))[:_MOST_RECENT]
        kept = {**self.headings, **({str(path): heading} if heading else {})}
        others = {name: each for name, each in self.mappings.items() if name != str(path)}
        mappings = {**others, **({str(path): mapping} if mapping else {})}
        return replace(
            self,
            plan=path,
            recent=recent,
            headings=_of_paths(kept, recent),
            mappings=_of_paths(mappings, recent),
            picked=_of_paths(self.picked, (*recent, None)),
        )

    def picked_of(self, path: Path | None) -> Picked:
        """Return what was picked when the plan at ``path`` was open last."""
        return self.picked.get(_key(path), Picked(Selection()))

    def with_picked(self, path: Path | None, picked: Picked) -> State:
        """Return the state after ``picked`` was picked of the plan at ``path``."""
        others = {name: each for name, each in self.picked.items() if name != _key(path)}
        own = {} if picked.selection == Selection() else {_key(path): picked}
        return replace(self, picked=others | own)

    def with_set(self, named: NamedChoices) -> State:
        """Return the state with ``named`` among the sets, in the place of one of its name."""
        others = tuple(each for each in self.sets if each.name != named.name)
        return replace(self, sets=(*others, named))

    def with_set_renamed(self, name: str, new: str) -> State:
        """Return the state with the set ``name`` under the name ``new``, in its place."""
        sets = tuple(
            each._replace(name=new) if each.name == name else each
            for each in self.sets
            if each.name != new
        )
        return replace(self, sets=sets)

    def without_set(self, name: str) -> State:
        """Return the state without the set of this name."""
        return replace(self, sets=tuple(each for each in self.sets if each.name != name))


def _of_paths(kept: dict[str, _T], paths: Sequence[Path | None]) -> dict[str, _T]:
    return {key: kept[key] for key in map(_key, paths) if key in kept}


def _key(path: Path | None) -> str:
    return _BUILT_IN if path is None else str(path)


class Memory:
    """Reads and writes settings and state in the folders given.

    ``notices`` are sentences for who should know that these are not the user's own.
    """

    def __init__(
        self, settings_folder: Path, state_folder: Path, notices: tuple[str, ...] = ()
    ) -> None:
        self.notices = notices
        self._settings_folder = settings_folder
        self._settings_file = KeptFile(settings_folder / _SETTINGS)
        self._state_file = KeptFile(state_folder / _STATE)
        self.settings = _settings_of(self._settings_file.read())
        self.state = _state_of(self._state_file.read())
        self._settings_file.follow(_plain_settings(self.settings))
        self._state_file.follow(_plain_state(self.state))

    @property
    def shelf(self) -> MappingShelf:
        """Where mappings of lists are kept: beside the settings."""
        return MappingShelf(self._settings_folder / _MAPPINGS)

    def keep_settings(self, settings: Settings) -> None:
        """Write ``settings``."""
        self.settings = settings
        self._settings_file.write(_plain_settings(settings))

    def keep_state(self, state: State) -> None:
        """Write ``state``, where it is another than before."""
        self.state = state
        self._state_file.write(_plain_state(state))


def _plain_settings(settings: Settings) -> Kept:
    return {"points": settings.points, "theme": settings.theme.name}


def _settings_of(given: Kept) -> Settings:
    return Settings(
        points=_or_first(lambda: _size(given["points"]), None),
        theme=_or_first(lambda: Theme[given["theme"]], Theme.SYSTEM),
    )


def _size(given: int | None) -> int | None:
    return None if given is None else max(SMALLEST, min(int(given), LARGEST))


def _plain_state(state: State) -> Kept:
    return {
        "recent": [str(path) for path in state.recent],
        "headings": {
            path: [heading.title, heading.city, heading.fiscal_year]
            for path, heading in state.headings.items()
        },
        "mappings": state.mappings,
        "plan": None if state.plan is None else str(state.plan),
        "picked": {
            path: [selection_to_json(picked.selection), picked.outline]
            for path, picked in state.picked.items()
        },
        "choices": None if state.choices is None else choices_to_json(state.choices),
        "sets": {named.name: choices_to_json(named.choices) for named in state.sets},
        "layout": state.layout,
        "forms": None if state.forms is None else str(state.forms),
    }


def _state_of(given: Kept) -> State:
    return State(
        recent=_or_first(lambda: tuple(map(Path, list(given["recent"]))), ()),
        headings=_each(given.get("headings"), _heading),
        mappings=_each(given.get("mappings"), dict),
        plan=_or_first(lambda: Path(given["plan"]), None),
        picked=_each(given.get("picked"), _picked),
        choices=_or_first(lambda: choices_from_json(given["choices"]), None),
        sets=tuple(starmap(NamedChoices, _each(given.get("sets"), choices_from_json).items())),
        layout=_or_first(lambda: dict(given["layout"]), {}),
        forms=_or_first(lambda: Path(given["forms"]), None),
    )


def _picked(given: Sequence[Any]) -> Picked:
    selection, outline = given
    return Picked(selection_from_json(selection), int(outline))


def _heading(given: Sequence[Any]) -> PlanHeading:
    title, city, year = given
    return PlanHeading(str(title), str(city), None if year is None else int(year))


def _or_first(read: Callable[[], _T], first: _T) -> _T:
    """Return what ``read`` finds, else ``first``: one part that is damaged costs no other."""
    try:
        return read()
    except _DAMAGED:
        return first


def _each(given: Any, read: Callable[[Any], _T]) -> dict[str, _T]:
    """Return the entries of a JSON object that ``read`` can read."""
    found: dict[str, _T] = {}
    for name, kept in given.items() if isinstance(given, dict) else ():
        with suppress(*_DAMAGED):
            found[name] = read(kept)
    return found
