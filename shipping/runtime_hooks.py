"""PyInstaller's runtime hooks: which of them a start has to wait for."""

from __future__ import annotations

_LATE = ("pyi_rth_multiprocessing", "pyi_rth_pyside6")
"""Imported where they are needed, by ``own_workers.py`` and by the window in ``main.py``."""
_UNNEEDED = ("pyi_rth_inspect", "pyi_rth_pkgutil")
"""They show source lines and list the modules of a package: this program asks for neither."""

Entry = tuple[str, str, str]
"""PyInstaller's (name, source, kind)."""


def needed_hooks(scripts: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the ``scripts`` that run at each start, and the hooks that are modules instead.

    Raises LookupError where PyInstaller no longer has one of the latter.
    """
    at_start = [entry for entry in scripts if entry[0] not in (*_LATE, *_UNNEEDED)]
    late = [(name, source, "PYMODULE") for name, source, _ in scripts if name in _LATE]
    if missing := set(_LATE).difference(name for name, *_ in late):
        raise LookupError(f"PyInstaller added no {'、'.join(sorted(missing))}")
    return at_start, late
