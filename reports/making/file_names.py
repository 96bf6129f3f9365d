"""File names that Windows takes."""

from __future__ import annotations

import re

_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：”／＼｜？＊")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DEVICES = re.compile(r"^(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?$", re.IGNORECASE)


def safe_file_name(stem: str, most: int = 80) -> str:
    """Return ``stem`` as a file name without suffix that Windows takes.

    Forbidden characters become their full-width twins, control characters and outer blanks and
    dots go, device names (CON, LPT1) get a line below, and at most ``most`` characters stay.
    (Naming Files, Paths, and Namespaces, Windows App Development.)
    """
    name = _CONTROL.sub("", stem.translate(_FORBIDDEN))[:most].strip(" 　.")
    return f"{name}_" if _DEVICES.match(name) or not name else name
