"""The scenes of ``make_screens.py``: each takes the window and returns what is pictured."""

from __future__ import annotations

from scenes.dialogs import DIALOG_SCENES
from scenes.lists import LIST_SCENES
from scenes.window import WINDOW_SCENES

SCENES = {**WINDOW_SCENES, **DIALOG_SCENES, **LIST_SCENES}
