"""Signs of a text that show as others do: radicals for kanji, marks of kana apart, nothing at all.

Where a PDF's font has one picture for a kanji and a radical, what is copied from it may be the
radical (⽤ for 用). Names would not be found by it, and few fonts have it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from model.finding import Finding, Severity
from model.text import fold

_SUPPLEMENT = dict(
    zip("⺝⺟⺠⻁⻄⻆⻑⻘⻝⻣⻤⻨⻩⻫⻭⻯⻲", "月母民虎西角長青食骨鬼麦黄斉歯竜亀", strict=True)
)
"""Radicals of the block CJK Radicals Supplement with their kanji (EquivalentUnifiedIdeograph.txt of
the Unicode Character Database); NFKC has those of the block Kangxi Radicals.
"""
_RADICAL = re.compile(f"[\u2f00-\u2fd5{''.join(_SUPPLEMENT)}]")
_KANA_APART = re.compile("[\u3041-\u30ff][\u3099\u309a]")
"""A kana and its mark as two signs, as file systems write them (NFD)."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufe0e\ufe0f\ufeff]")
_CIRCLE = re.compile(r"(?<![^\s|（(【［\[])[〇◯](?=[^\s\d〇◯零一二三四五六七八九十百千年月])")
"""A circle before a word that is no figure (二〇二五) but meant as the sign ○."""
_MOST_NAMED = 5


def with_plain_signs(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Return ``text`` with the signs that it shows, and the finding about radicals in it."""
    shown = _KANA_APART.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    shown = _CIRCLE.sub("○", _INVISIBLE.sub("", shown))
    radicals = Counter(_RADICAL.findall(shown))
    if not radicals:
        return shown, ()
    named = "・".join(list(radicals)[:_MOST_NAMED])
    more = "など" if len(radicals) > _MOST_NAMED else ""
    message = (
        f"漢字の代わりに使われていた部首の文字（{named}{more}、{radicals.total():,}字）を、"
        "同じ形の漢字として読みました。"
    )
    first = next(at for at, line in enumerate(shown.splitlines(), 1) if _RADICAL.search(line))
    plain = _RADICAL.sub(lambda found: _plain(found[0]), shown)
    return plain, (Finding(Severity.NOTICE, f"{first}行目", message),)


def _plain(radical: str) -> str:
    return _SUPPLEMENT.get(radical) or fold(radical)
