from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "docs" / "make_screens.py"


@pytest.mark.parametrize("look", ["100", "125", "150", "200", "large-type"])
def test_every_view_and_dialog_is_whole_named_and_reached_by_tab(look: str):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check", "--look", look],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
