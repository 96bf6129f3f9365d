"""Ticks on departments or on marks, and the picks they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from model.text import search_key


class NameTicks:
    """Ticks of ``names``: of those that are ``picked``, of all where that is None.

    ``nameless`` is what the empty name is called.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        picked: Collection[str] | None = None,
        nameless: str = "",
    ) -> None:
        self._nameless = nameless
        self._ticks: dict[str, bool] = {}
        self._put({name: picked is None or name in picked for name in names})

    @property
    def names(self) -> tuple[str, ...]:
        """All names, ticked or not."""
        return tuple(self._ticks)

    def is_ticked(self, name: str) -> bool:
        """Whether a name is ticked."""
        return self._ticks[name]

    def set_ticks(self, names: Iterable[str], *, ticked: bool) -> None:
        """Tick or untick names."""
        self._put(dict.fromkeys(names, ticked))

    def set_only(self, names: Collection[str]) -> None:
        """Tick these names and no others."""
        self._put({name: name in names for name in self._ticks})

    def invert(self, names: Iterable[str]) -> None:
        """Tick those of ``names`` that are not ticked, and untick the others."""
        self._put({name: not self._ticks[name] for name in names})

    def picks(self) -> frozenset[str] | None:
        """Return the ticked names, None where all are: that is no pick at all."""
        return self._picks

    def like(self, words: str) -> tuple[str, ...]:
        """Return the names that hold all ``words``, whatever width and kana."""
        keys = [search_key(word) for word in words.split()]
        if not keys:
            return self.names
        return tuple(
            name
            for name in self._ticks
            if all(key in search_key(name or self._nameless) for key in keys)
        )

    def lacking(self, names: Collection[str] | None) -> tuple[str, ...]:
        """Return those of ``names`` that there are none of, in order."""
        return tuple(sorted(set(names or ()) - self._ticks.keys()))

    def _put(self, ticks: dict[str, bool]) -> None:
        """Set ``ticks``, and know what is picked now: it is asked for several times a change."""
        self._ticks |= ticks
        is_whole = all(self._ticks.values())
        picked = (name for name, is_ticked in self._ticks.items() if is_ticked)
        self._picks = None if is_whole else frozenset(picked)
