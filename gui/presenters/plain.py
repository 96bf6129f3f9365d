"""Options as values that JSON holds, and back, by the types that their fields declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_type_hints

_Options = TypeVar("_Options")


def to_plain(options: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name; a day is not kept, since each run has its own."""
    plain: dict[str, Any] = {}
    for field in fields(options):
        held = getattr(options, field.name)
        if isinstance(held, Enum):
            plain[field.name] = held.name
        elif is_dataclass(held):
            plain[field.name] = to_plain(held)
        elif not isinstance(held, date):
            plain[field.name] = held
    return plain


def from_plain(kind: type[_Options], given: dict[str, Any]) -> _Options:
    """Return options of ``kind`` with the fields that ``given`` names; others in it are left.

    Raises KeyError or TypeError for a value that is not of its field's type.
    """
    return kind(**dict(_changes(kind, given)))


def _changes(kind: type, given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    types = get_type_hints(kind)
    for field in fields(kind):
        if field.name in given and types[field.name] is not date:
            yield field.name, _value(types[field.name], given[field.name])


def _value(kind: Any, given: Any) -> Any:
    if isinstance(kind, UnionType):
        (kind,) = set(get_args(kind)) - {NoneType}
        return None if given is None else _value(kind, given)
    if is_dataclass(kind):
        return from_plain(kind, given)  # type: ignore[arg-type]  # kind is a dataclass here
    if issubclass(kind, Enum):
        return kind[given]
    if type(given) is not kind:
        raise TypeError(f"{given!r} is no {kind.__name__}")
    return given
