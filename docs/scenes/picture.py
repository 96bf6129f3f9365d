"""Pictures of widgets, as small files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path


def save(widget, path: Path, width: int = 0) -> None:
    """Write a picture of ``widget`` in its 256 most frequent colours: a quarter of the bytes.

    ``width`` makes it smaller, for the help page, whose reader would do it roughly.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    if width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    colours = Counter(memoryview(image.constBits()).cast("I")).most_common(256)
    table = [colour for colour, _ in colours]
    plain = Qt.ImageConversionFlag.ThresholdDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, plain)
    small.setDevicePixelRatio(1)
    small.save(str(path), "PNG", 0)
