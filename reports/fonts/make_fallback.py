"""Makes the font of rare characters from IPAmj明朝: run as ``make_fallback.py IPAMJM.TTF``.

BIZ UDGothic lacks some 43,000 characters that IPAmj明朝 has, which would take 33 MB. The font made
here holds as many of them as fit into 3 MB, those first that stand in a national standard: JIS X
0212, then the other standards of East Asia, whose characters stand in names of residents.

It is a derived program under the IPA Font License (article 3.1): its name does not hold the name of
the original, and FONTS.md says how to put the original in its place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TARGET = FOLDER / "RareKanji-Regular.ttf"
FAMILY = "Rare Kanji Mincho"
MOST_BYTES = 3_000_000
_STANDARDS = ("euc_jp", "euc_jis_2004", "big5", "gb2312", "euc_kr", "big5hkscs")
_ALWAYS = "𠮷"
_NAMES = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} 1", 4: FAMILY, 6: "RareKanji-Regular"}
_KEPT_NAMES = (0, 13, 14)  # copyright and licence


def main() -> None:
    """Write the font beside this file."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  for development only

    source = Path(sys.argv[1])
    with TTFont(FOLDER / "BIZUDGothic-Regular.ttf") as main_font, TTFont(source) as rare_font:
        full = _full_width(rare_font)
        wanted = list(rarest(full - set(main_font.getBestCmap())))
    fits, fails = 0, len(wanted) + 1
    while fails - fits > 1:
        middle = (fits + fails) // 2
        subset(source, wanted[:middle])
        fits, fails = (middle, fails) if TARGET.stat().st_size <= MOST_BYTES else (fits, middle)
    subset(source, wanted[:fits])
    print(f"{fits:,} of {len(wanted):,} characters, {TARGET.stat().st_size:,} bytes")


def rarest(codes: set[int]) -> Iterator[int]:
    """Yield ``codes``, those of the standards first, each once."""
    left = set(codes)
    for code in map(ord, _ALWAYS):
        left.discard(code)
        yield code
    for standard in _STANDARDS:
        held = sorted(code for code in left if _is_in(chr(code), standard))
        left.difference_update(held)
        yield from held
    yield from sorted(left)


def subset(source: Path, codes: list[int]) -> None:
    """Write the characters ``codes`` of ``source`` as a font of its own, without hints."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = Options(
        hinting=False,
        layout_features=[],
        drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "gasp", "vhea", "vmtx"],
        name_IDs=["*"],
        recalc_timestamp=False,
    )
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        _rename(font)
        font.save(TARGET)


def _rename(font: Any) -> None:
    """Name the font as a program of its own, with the copyright and licence of the original."""
    names = font["name"]
    kept = {n: names.getDebugName(n) for n in _KEPT_NAMES}
    names.names = []
    for number, text in {**kept, **_NAMES}.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)


def _full_width(font: Any) -> set[int]:
    em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code for code, name in font.getBestCmap().items() if widths[name][0] == em}


def _is_in(character: str, standard: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()
