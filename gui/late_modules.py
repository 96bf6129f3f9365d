"""PySide's import, with the modules that a start does not need left until something asks for them.

PySide imports at each start what describes the signatures of its functions, though only messages
about wrong calls and the writer of stub files (.pyi) ask for that; where those modules lie within
its library it compiles them anew, by a finder of its own that it puts before all others. It unpacks
them by zipfile, which asks for the rest of what packs files only where files are packed, and in the
program that is handed out they lie beside it. Here our finder stays before all others meanwhile.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import Loader
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import SupportsIndex

    from _typeshed.importlib import MetaPathFinderProtocol

_SIGNATURES = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
"""Not ``mapping``, whose names PySide takes out of its dictionary."""
_BY_THE_WAY = ("bz2", "lzma", "shutil", "tempfile", "traceback", "zipfile")
"""Of the standard library: what PySide unpacks its modules with, and tells faults."""
_OURS = "reports.making.messages"
"""What window and workshop tell each other, which no start does."""
_LATE = frozenset(
    (_OURS, *_BY_THE_WAY, *(f"shibokensupport.signature.{name}" for name in _SIGNATURES))
)


def import_pyside(start: str = "PySide6") -> None:
    """Import PySide by the module ``start``, which imports it. Raises ImportError without it."""
    with _first_asked(_LateFinder()):
        import_module(start)
        import_module(_OURS)


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

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return the spec of the module ``name``; None for all that are read at once."""
        if name not in _LATE:
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
        lock, unread = RLock(), [module]

        def read(name: str) -> object:
            if name.startswith("__"):  # what the import system asks of any module
                raise AttributeError(name)
            with lock:  # another thread may be reading it
                if unread:
                    self._read(unread.pop())
                    _forget(module, read)
            if name not in vars(module):
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            return vars(module)[name]

        vars(module)["__getattr__"] = read

    def _read(self, module: ModuleType) -> None:
        """Read ``module``, which PySide has meanwhile given a second name."""
        spec = module.__spec__
        module.__loader__ = self._loader
        if spec:
            spec.loader, spec.name = self._loader, module.__name__
        self._loader.exec_module(module)


def _forget(module: ModuleType, read: Callable[[str], object]) -> None:
    """Let ``module`` no longer ask ``read`` for names; it may have come to a way of its own."""
    if vars(module).get("__getattr__") is read:
        del vars(module)["__getattr__"]
