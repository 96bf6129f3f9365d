"""Signs that a Word document takes from fonts of pictures (Wingdings, Symbol), as characters.

They are kept by font and code, most with F000 added (ECMA-376 part 1, 17.3.3.30).
"""

from __future__ import annotations

import struct

UNKNOWN_SIGN = "〓"
"""Stands for a sign of which nobody knows which character it is, as in print."""
_LETTER = 0xFF
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0x9E: "・", 0x9F: "●", 0xA1: "○", 0xA2: "○",
    0xA4: "◎", 0xA7: "■", 0xA8: "□", 0xAB: "★", 0xB6: "☆", 0xD8: "・", 0xE0: "→", 0xE8: "→",
    0xFB: "×", 0xFC: "✓", 0xFD: "×", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {0x2D: "－", 0xA8: "◆", 0xAE: "→", 0xB1: "±", 0xB4: "×", 0xB7: "・"}


def sign_of(font: str, code: str) -> str:
    """Return the character that a sign of ``font`` is; ``code`` is in hexadecimal figures."""
    try:
        (number,) = struct.unpack(">H", bytes.fromhex(code))
    except (ValueError, struct.error):
        return UNKNOWN_SIGN
    name = font.lower()
    if name == "wingdings":
        return _WINGDINGS.get(number & _LETTER, UNKNOWN_SIGN)
    if name == "symbol":
        return _SYMBOL.get(number & _LETTER, UNKNOWN_SIGN)
    is_own = 0xE000 <= number <= 0xF8FF  # noqa: PLR2004  the private area of Unicode
    return UNKNOWN_SIGN if is_own or not chr(number).isprintable() else chr(number)
