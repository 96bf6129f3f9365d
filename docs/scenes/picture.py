"""Pictures of widgets, as small files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

_STRONG = 60
"""So much more red than blue is a warning's colour."""


def save(widget, path: Path, width: int = 0) -> None:
    """Write a picture of ``widget`` in its 256 most frequent colours: a quarter of the bytes.

    What is strongly coloured, as a warning is, counts more than its few pixels.

    ``width`` makes it smaller, for the help page, whose reader would do it roughly.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    counts = Counter(memoryview(image.constBits()).cast("I"))
    table = sorted(counts, key=lambda colour: -counts[colour] * _weight(colour))[:256]
    plain = Qt.ImageConversionFlag.ThresholdDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, plain)
    small.setDevicePixelRatio(1)
    small.save(str(path), "PNG", 0)


def _weight(colour: int) -> int:
    parts = [colour >> shift & 0xFF for shift in (16, 8, 0)]
    is_warm = parts[0] - parts[2] > _STRONG  # the window itself is blue and grey
    return 40 if is_warm else 1
