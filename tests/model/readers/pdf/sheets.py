"""PDFs drawn for tests: lines of text and ruled tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, ROW, PAD = "BIZUDGothic", 8, 26, 3
_FILE = Path("reports/fonts/BIZUDGothic-Regular.ttf")
Drawn = Callable[["Sheet"], None]


class Sheet:
    """A page that is drawn on from top to bottom."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.y = canvas, 800.0
        canvas.setFont(FONT, SIZE)

    def write(self, *lines: str, x: float = 50) -> None:
        """Write lines below each other."""
        for line in lines:
            self.y -= 14
            self.canvas.drawString(x, self.y, line)

    def texts(self, places: Sequence[float], *rows: Sequence[str]) -> None:
        """Write rows whose cells begin at ``places``, without rules."""
        for row in rows:
            self.y -= 14
            for x, text in zip(places, row, strict=True):
                self.canvas.drawString(x, self.y, text)

    def table(
        self, widths: Sequence[float], *rows: Sequence[str], merged: Sequence[Sequence[int]] = ()
    ) -> None:
        """Draw a ruled table; ``merged`` are cells: first row and column, those behind the last."""
        self.y -= 14
        xs = [50 + sum(widths[:n]) for n in range(len(widths) + 1)]
        ys = [self.y - ROW * n for n in range(len(rows) + 1)]
        cells = [
            (r, c, r + 1, c + 1)
            for r in range(len(rows))
            for c in range(len(widths))
            if not any(t <= r < b and left <= c < right for t, left, b, right in merged)
        ]
        for top, left, bottom, right in (*cells, *merged):
            x, y = xs[left], ys[bottom]
            self.canvas.rect(x, y, xs[right] - x, ys[top] - y)
            for n, text in enumerate(rows[top][left].split("\n")):
                self.canvas.drawString(x + PAD, ys[top] - 10 - 11 * n, text)
        self.y = ys[-1]


def pdf(path: Path, *pages: Drawn, rotation: int = 0, password: str | None = None) -> Path:
    """Return the path of a PDF whose pages are drawn by ``pages``."""
    pdfmetrics.registerFont(TTFont(FONT, _FILE))
    canvas = Canvas(str(path), encrypt=password)
    for draw in pages:
        canvas.setPageRotation(rotation)
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return path
