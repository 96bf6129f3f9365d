from __future__ import annotations

from pathlib import Path

from gui.licences import licences_text


def test_the_page_of_the_build_is_shown_and_from_source_the_main_parts(tmp_path: Path):
    page = tmp_path / "licences.txt"
    assert "MIT License" in licences_text(page)
    assert ".py" not in licences_text(page)  # a clerk knows no source
    assert ".md" not in licences_text(page)
    page.write_text("全文", encoding="utf-8")
    assert licences_text(page) == "全文"
