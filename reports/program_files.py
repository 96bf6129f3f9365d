"""The files beside the code that the window shows: its help and its icon."""

from __future__ import annotations

import re
from pathlib import Path

from model.errors import ProgramFileError

_ROOT = Path(__file__).parent.parent
HELP_PAGE = _ROOT / "docs" / "help" / "index.html"
ICON = _ROOT / "gui" / "icon" / "plan-report.png"


def check_window_files(help_page: Path = HELP_PAGE, icon: Path = ICON) -> None:
    """Raise ProgramFileError where the help, a picture in it or the icon is missing."""
    parts = [("使い方", help_page), ("アイコン", icon)]
    if help_page.is_file():
        pictures = re.findall(r'src="([^"]+)"', help_page.read_text(encoding="utf-8"))
        parts += [("使い方", help_page.parent / name) for name in pictures]
    for part, path in parts:
        if not path.is_file():
            raise ProgramFileError(part, str(path))
