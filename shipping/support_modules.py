"""The modules that PySide keeps as text within its library, compiled and laid beside it.

PySide compiles them anew at each start, a fifth of what its import takes, unless it finds them in
``shiboken6/files.dir``. Its switch ``SBK_EMBED=0`` unpacks them there; that is done to a copy.
What only writes stub files (.pyi) is emptied: it is imported at each start and never called. What
describes signatures, for a message about a wrong call, is read when it is first asked for: a
``late_module.py`` stands in its place, the module itself lies beside it as ``.whole``.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_PLACE = Path("shiboken6") / "files.dir"
_SIGNATURES = _PLACE / "shibokensupport" / "signature"
_STUB_WRITER = "lib/pyi_generator.py"
_LATE = ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/tool")
"""Not ``mapping``, whose names PySide takes out of its dictionary."""
_LATE_MODULE = Path(__file__).with_name("late_module.py")


def support_modules(work: Path) -> list[tuple[str, str, str]]:
    """Return PyInstaller's entries (path in the folder, source, kind) of the compiled modules.

    They are made in ``work``. Raises FileNotFoundError where PySide has unpacked none, or not
    those that this knows.
    """
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("shiboken6 is not installed")
    shutil.copytree(Path(spec.origin).parent, work / "shiboken6", dirs_exist_ok=True)
    unpacking = os.environ | {"SBK_EMBED": "0", "PYTHONPATH": str(work)}
    subprocess.run([sys.executable, "-c", "import shiboken6"], check=True, env=unpacking)
    _make_smaller(work / _SIGNATURES)
    compileall.compile_dir(work / _PLACE, quiet=1, legacy=True, stripdir=str(work))
    made = sorted((work / _PLACE).rglob("*.pyc"))
    if not made:
        raise FileNotFoundError(f"PySide has unpacked nothing to {_PLACE}")
    return [(str(path.relative_to(work)), str(path), "DATA") for path in made]


def _make_smaller(folder: Path) -> None:
    """Empty the writer of stubs among the modules in ``folder``, make those of ``_LATE`` late."""
    if not (folder / _STUB_WRITER).is_file():
        raise FileNotFoundError(f"PySide has no {_STUB_WRITER}")
    (folder / _STUB_WRITER).write_text('"""Left out."""\n', encoding="utf-8")
    for name in _LATE:
        module = folder / f"{name}.py"
        module.rename(module.with_suffix(".whole.py"))
        shutil.copyfile(_LATE_MODULE, module)
