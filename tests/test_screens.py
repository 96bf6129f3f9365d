from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOOKS = ("100", "125", "150", "200", "large-type")
SCRIPT = Path(__file__).parent.parent / "docs" / "make_screens.py"


def test_every_view_and_dialog_is_whole_named_and_reached_by_tab():
    looks = [word for look in LOOKS for word in ("--look", look)]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check", *looks],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
