"""Stands for a module of PySide's until something in it is asked for; then it becomes that module.

``support_modules.py`` compiles it in the place of several, each of which lies beside its own copy.
"""

from importlib.machinery import SourcelessFileLoader as _Loader


def __getattr__(name: str) -> object:
    if name.startswith("__"):  # what the import system asks of any module
        raise AttributeError(name)
    whole = __file__.removesuffix(".pyc") + ".whole.pyc"
    code = _Loader(__name__, whole).get_code(__name__)
    del globals()["__getattr__"]
    exec(code or "", globals())  # noqa: S102  PySide's own, in the place of this module
    return globals()[name]
