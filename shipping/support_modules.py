"""The modules that PySide keeps as text within its library, compiled and laid beside it.

PySide compiles them anew at each start, a fifth of what its import takes, unless it finds them in
``shiboken6/files.dir``. Its switch ``SBK_EMBED=0`` unpacks them there; that is done to a copy.
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


def support_modules(work: Path) -> list[tuple[str, str, str]]:
    """Return PyInstaller's entries (path in the folder, source, kind) of the compiled modules.

    They are made in ``work``. Raises FileNotFoundError where PySide has unpacked none.
    """
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("shiboken6 is not installed")
    shutil.copytree(Path(spec.origin).parent, work / "shiboken6", dirs_exist_ok=True)
    unpacking = os.environ | {"SBK_EMBED": "0", "PYTHONPATH": str(work)}
    subprocess.run([sys.executable, "-c", "import shiboken6"], check=True, env=unpacking)
    compileall.compile_dir(work / _PLACE, quiet=1, legacy=True, stripdir=str(work))
    made = sorted((work / _PLACE).rglob("*.pyc"))
    if not made:
        raise FileNotFoundError(f"PySide has unpacked nothing to {_PLACE}")
    return [(str(path.relative_to(work)), str(path), "DATA") for path in made]
