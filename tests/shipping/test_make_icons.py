from __future__ import annotations

from pathlib import Path

from PIL import Image

from shipping.make_icons import FOLDER, WINDOWS_SIZES, make_icons


def test_the_icons_beside_the_drawing_are_made_from_it(qapp, tmp_path: Path):
    for made in make_icons(tmp_path):
        with Image.open(made) as fresh, Image.open(FOLDER / made.name) as kept:
            assert fresh.convert("RGBA").tobytes() == kept.convert("RGBA").tobytes(), made.name


def test_the_icon_of_windows_has_every_size_that_the_desktop_shows():
    with Image.open(FOLDER / "plan-report.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in WINDOWS_SIZES}
