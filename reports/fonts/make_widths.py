"""Makes widths.json from the fonts: run it after one has changed.

Opening a font with fontTools takes some 0.4 s; reading this table takes a few milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent
FONTS = {
    "regular": "BIZUDGothic-Regular.ttf",
    "bold": "BIZUDGothic-Bold.ttf",
    "rare": "RareKanji-Regular.ttf",
}


def measure_font(path: Path) -> dict[str, object]:
    """Return ascent and descent in 1/1000 em, and ranges of full- and half-width code points."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  for development only

    with TTFont(path) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        widths = {code: metrics[name][0] for code, name in font.getBestCmap().items()}
        if not set(widths.values()) <= {em, em // 2}:
            raise ValueError(f"{path.name} is no font of full and half widths alone")
        return {
            "ascent": round(font["hhea"].ascent * 1000 / em),
            "descent": round(font["hhea"].descent * 1000 / em),
            "full": _ranges(code for code, width in widths.items() if width == em),
            "half": _ranges(code for code, width in widths.items() if width == em // 2),
        }


def _ranges(codes: Iterable[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def main() -> None:
    """Write widths.json beside this file."""
    table = {weight: measure_font(FOLDER / name) for weight, name in FONTS.items()}
    text = json.dumps(table, separators=(",", ":"))
    (FOLDER / "widths.json").write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
