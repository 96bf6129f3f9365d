"""Pictures of every view and dialog: python docs/make_screens.py [FOLDER] [--look LOOK]... .

A look is a scaling or a size of type; without any, the pictures are made at 100 % and 150 %.
Without FOLDER they go to docs/screens/, and those of the help page to docs/help/. No display is
needed. Labels that are cut off are named, and controls that are out of reach of the keyboard or of
a screen reader; the exit code is 1 then. A test runs this with --check, which writes no picture.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scenes import SCENES
from scenes.fit import cut_off
from scenes.opened import Opened, settle, wait
from scenes.picture import save
from scenes.reach import click_only, doubled_letters, lost_to_tab, nameless

ROOT = Path(__file__).resolve().parent.parent
SCREENS, HELP = ROOT / "docs" / "screens", ROOT / "docs" / "help"
SCREEN = {"name": "desk", "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
"""The screen that is played; dialogs ask for its size."""


@dataclass(frozen=True)
class Look:
    """How the window is looked at: scaling, size of type in points, room in unscaled pixels."""

    scale: float = 1
    points: int | None = None
    room: tuple[int, int] = (1093, 580)
    """What 1366 x 768 with 125 % scaling leaves below its title bar and above its task bar."""


LOOKS = {
    "100": Look(),
    "125": Look(1.25),
    "150": Look(1.5, room=(911, 478)),  # the same screen with 150 %
    "200": Look(2, room=(960, 490)),  # a screen of 1920 x 1080
    "large-type": Look(points=20, room=(1920, 1000)),
}
CHECKS = (cut_off, nameless, click_only, doubled_letters, lost_to_tab)
"""The last one walks through what is shown, which may then show something else."""


def main() -> int:
    """Make the pictures, each look in a process of its own."""
    given = _arguments()
    if given.here:
        return draw(given.folder, given.look[0], writes=not given.check)
    given.folder.mkdir(parents=True, exist_ok=True)
    screen = Path(tempfile.mkdtemp()) / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="ascii")
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    runs = []
    for name in given.look or ("100", "150"):
        env["QT_SCALE_FACTOR"] = str(LOOKS[name].scale)
        command = [sys.executable, __file__, str(given.folder), "--here", "--look", name]
        runs.append(subprocess.Popen([*command, *(["--check"] * given.check)], env=env))
    return max(run.wait() for run in runs)


def draw(folder: Path, name: str, *, writes: bool) -> int:
    """Draw every scene, into ``folder`` where it ``writes``; return 1 where something is amiss."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    amiss = 0
    with Opened(app, LOOKS[name].points, LOOKS[name].room) as opened:
        for title, scene in SCENES.items():
            widget = scene(opened.window)
            settle(app)
            if writes:
                save(widget, folder / f"{title}-{name}.png")
            for said in (said for check in CHECKS for said in check(widget)):
                print(f"{title} {name}: {said}")
                amiss = 1
            opened.end_scene(widget)
        if writes and folder == SCREENS and name == "100":
            draw_for_help(app, opened.window)
    return amiss


def draw_for_help(app, window) -> None:
    """Draw the pictures of the help page."""
    panel = window.preview_panel
    settle(app)
    save(window, HELP / "window.png", 700)
    window.picks.tick_section(window.picks.section_nodes[0].children[1], ticked=False)
    settle(app)
    save(window.picks_panel, HELP / "picks.png")
    wait(app, lambda: panel.pages_tab.page_view.is_drawn and not panel.busy.text())
    panel.pages_tab.page_view.go(6)
    wait(app, lambda: panel.pages_tab.page_view.is_drawn)
    save(panel, HELP / "preview.png", 520)
    SCENES["details"](window)
    settle(app)
    save(window.outcome_panel, HELP / "outcome.png")
    window.outcome_panel.fold.unfold(is_open=False)
    SCENES["results"](window)
    settle(app)
    save(window.outcome_panel, HELP / "results.png")
    window.picks.reset()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SCREENS)
    parser.add_argument("--look", action="append", choices=LOOKS)
    parser.add_argument("--check", action="store_true", help="write no picture")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
