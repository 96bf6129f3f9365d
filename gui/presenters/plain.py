"""Options as values that JSON holds, and back, by the types that their fields declare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints

_Options = TypeVar("_Options")


def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass or named tuple; none for other types."""
    return getattr(kind, "__match_args__", ())


def to_plain(options: Any) -> dict[str, Any]:
    """Return the fields of ``options`` by name; a day is not kept, since each run has its own."""
    plain: dict[str, Any] = {}
    for name in field_names(type(options)):
        held = getattr(options, name)
        if isinstance(held, Enum):
            plain[name] = held.name
        elif field_names(type(held)):
            plain[name] = to_plain(held)
        elif not isinstance(held, date):
            plain[name] = held
    return plain


def from_plain(kind: type[_Options], given: dict[str, Any]) -> _Options:
    """Return options of ``kind`` with the fields that ``given`` names; others in it are left.

    Raises KeyError or TypeError for a value that is not of its field's type.
    """
    return kind(**dict(_changes(kind, given)))


def _changes(kind: type, given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    types = get_type_hints(kind)
    for name in field_names(kind):
        if name in given and types[name] is not date:
            yield name, _value(types[name], given[name])


def _value(kind: Any, given: Any) -> Any:
    if isinstance(kind, UnionType):
        (kind,) = set(get_args(kind)) - {NoneType}
        return None if given is None else _value(kind, given)
    if field_names(kind):
        return from_plain(kind, given)
    if issubclass(kind, Enum):
        return kind[given]
    if type(given) is not kind:
        raise TypeError(f"{given!r} is no {kind.__name__}")
    return given
