"""Imported by ``main.py`` before the window: PySide's own start, without what is of no use here.

PySide imports zipfile and tempfile to unpack its modules, which lie beside it
(``support_modules.py``); with compression and random numbers, they are a twentieth of a start.
Meanwhile empty modules stand for them. Without those beside it PySide would not start at all; the
self-test of every build would tell.
"""

import sys
from importlib import import_module
from types import ModuleType

_standing_for = [name for name in ("tempfile", "zipfile") if name not in sys.modules]
sys.modules.update({name: ModuleType(name) for name in _standing_for})
import_module("pyi_rth_pyside6")  # PyInstaller's hook: says where Qt lies, imports PySide for that

for _name in _standing_for:
    del sys.modules[_name]
