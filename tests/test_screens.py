from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LOOKS = ("100", "125", "150", "200", "large-type")
ROOT = Path(__file__).parent.parent


def test_every_view_and_dialog_is_whole_named_and_reached_by_tab(tmp_path: Path):
    script = ROOT / "docs" / "make_screens.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), *LOOKS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    names = {path.stem for path in tmp_path.glob("*.png")}
    assert {"window-100", "settings-125", "comparison-200", "help-large-type"} <= names
    assert len(names) % len(LOOKS) == 0
