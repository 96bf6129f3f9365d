from __future__ import annotations

import json

import pytest
from fontTools.ttLib import TTFont

from model.errors import ProgramFileError
from reports.fonts.make_widths import FOLDER, FONTS, measure_font
from reports.typesetting import font_files, fonts
from reports.typesetting.breaker import break_lines
from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import load_font
from reports.typesetting.variants import read_variants
from tests.modules import anew


@pytest.mark.parametrize("name", FONTS)
def test_the_table_of_widths_is_that_of_the_font(name: str):
    table = json.loads((FOLDER / "widths.json").read_text(encoding="ascii"))
    assert table[name] == measure_font(FOLDER / FONTS[name])


def test_widths_are_full_or_half():
    font = load_font()
    assert font.text_width("計画", 10) == 20
    assert font.text_width("A1", 10) == 10
    assert font.text_width("ｶﾅ", 10) == 10


def test_variation_selectors_take_no_room():
    font = load_font()
    assert font.text_width("葛\U000e0100", 10) == 10


def test_what_the_font_lacks_is_named_once():
    font = load_font()
    assert font.lacks("😀𠮷野家の𠮷と😀🎉") == ("😀", "🎉")
    assert font.lacks("髙﨑姶良\n") == ()


def test_missing_fonts_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(font_files, "FOLDER", tmp_path)
    with pytest.raises(ProgramFileError, match="書体のファイルがないか"):
        anew(fonts).load_font()


def test_rare_kanji_come_from_a_font_of_their_own_that_repeats_none():
    font = load_font()
    assert {"𠮷", "乨"} <= font.rare.covered
    assert not font.rare.covered & font.covered
    assert font.rare.path.stat().st_size <= 3_000_000
    assert (FOLDER / "IPA_Font_License_Agreement_v1.0.txt").exists()


def test_forms_of_kanji_are_those_that_fonttools_finds_in_the_font():
    for weight in Weight:
        path = load_font(weight).path
        with TTFont(path, lazy=True) as font:
            glyphs = font.getReverseGlyphMap()
            (table,) = (each for each in font["cmap"].tables if each.format == 14)
            wanted = {
                chr(code) + chr(selector): glyphs[name] if name else 0
                for selector, pairs in table.uvsDict.items()
                for code, name in pairs
            }
        assert read_variants(path) == wanted


def test_no_line_begins_with_a_selector():
    for width in range(20, 60, 5):
        lines = break_lines("葛\U000e0100城葛\U000e0100城市葛\U000e0100", width, load_font(), 10)
        assert all(line.text[0] in "葛城市" for line in lines)
