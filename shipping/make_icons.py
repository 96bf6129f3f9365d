"""Make the program's icons from gui/icon/plan-report.svg: python -m shipping.make_icons."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent.parent / "gui" / "icon"
SOURCE = FOLDER / "plan-report.svg"
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
MAC_SIZES = (16, 32, 64, 128, 256, 512, 1024)
WINDOW_SIZE = 128


def draw_icon(size: int) -> Image.Image:
    """Return the icon drawn anew at ``size`` by ``size`` pixels, so that none is scaled."""
    drawn = QImage(size, size, QImage.Format.Format_ARGB32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub takes bytes, Qt a string
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


def make_icons(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Write ICO (Windows), ICNS (macOS) and PNG (window, Linux) into ``folder``."""
    windows, mac, window = (folder / f"plan-report.{kind}" for kind in ("ico", "icns", "png"))
    _save_all(windows, WINDOWS_SIZES)
    _save_all(mac, MAC_SIZES)
    draw_icon(WINDOW_SIZE).save(window, optimize=True)
    return windows, mac, window


def _save_all(path: Path, sizes: tuple[int, ...]) -> None:
    *smaller, largest = (draw_icon(size) for size in sizes)
    largest.save(path, append_images=smaller, sizes=[(size, size) for size in sizes])


if __name__ == "__main__":
    for made in make_icons():
        sys.stdout.write(f"{made}\n")
