"""PySide's import, with what describes the signatures of its functions left for later.

Only messages about wrong calls and the writer of stub files (.pyi) ask for those modules, but
PySide imports them at each start, and where they lie within its library it compiles them anew. It
puts a finder of its own before all others for that, while it starts; here ours stays before it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import SupportsIndex

    from _typeshed.importlib import MetaPathFinderProtocol

_SIGNATURES = "shibokensupport.signature"
_LATE = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
"""Not ``mapping``, whose names PySide takes out of its dictionary."""


def import_pyside(start: str = "PySide6") -> None:
    """Import PySide by the module ``start``, which imports it. Raises ImportError without it."""
    with _first_asked(_LateFinder()):
        import_module(start)


@contextmanager
def _first_asked(finder: MetaPathFinderProtocol) -> Iterator[None]:
    """Ask ``finder`` for modules before all others, also those that come meanwhile."""
    sys.meta_path = _Behind([finder, *sys.meta_path])
    try:
        yield
    finally:
        sys.meta_path = [each for each in sys.meta_path if each is not finder]


class _Behind(list["MetaPathFinderProtocol"]):
    """Finders of modules, of which the first stays first."""

    def insert(self, index: SupportsIndex, finder: MetaPathFinderProtocol, /) -> None:
        """Insert ``finder`` at ``index``, but behind the first."""
        super().insert(max(int(index), 1), finder)


class _LateFinder:
    """Finds the modules of ``_LATE`` where the other finders do, to be read later."""

    _names = frozenset(f"{_SIGNATURES}.{name}" for name in _LATE)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return the spec of the module ``name``; None for all that are read at once."""
        if name not in self._names:
            return None
        others = (each for each in sys.meta_path if each is not self)
        spec = next(filter(None, (each.find_spec(name, path, target) for each in others)), None)
        if spec and spec.loader:
            spec.loader = cast("Loader", _LateLoader(spec.loader))
        return spec


class _LateLoader:
    """Makes a module that is read by ``loader`` when something in it is first asked for."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making of the module to the import system."""

    def exec_module(self, module: ModuleType) -> None:
        """Let ``module`` be read when it is asked for a name."""

        def read(name: str) -> object:
            if name.startswith("__"):  # what the import system asks of any module
                raise AttributeError(name)
            del vars(module)["__getattr__"]
            self._read(module)
            return getattr(module, name)

        vars(module)["__getattr__"] = read

    def _read(self, module: ModuleType) -> None:
        """Read ``module``, which PySide has meanwhile given a second name."""
        spec = module.__spec__
        module.__loader__ = self._loader
        if spec:
            spec.loader, spec.name = self._loader, module.__name__
        self._loader.exec_module(module)
