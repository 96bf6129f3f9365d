from __future__ import annotations

from pathlib import Path

from shipping.licences import required_packages, required_pins, write_licences


def test_the_page_names_every_part_with_the_text_of_its_licence(tmp_path: Path):
    page = write_licences(tmp_path / "licences.txt").read_text(encoding="utf-8")
    for name in (*required_packages(), "Python", "計画帳票", "内蔵の計画"):
        assert f"・{name}" in page, name
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    assert "SIL OPEN FONT LICENSE" in page
    assert "reportlab" in page
    empty = [part for part in page.split("=" * 78)[2::2] if len(part.strip()) < 100]
    assert empty == []


def test_tools_of_developers_are_no_part():
    assert not {"pytest", "mypy", "ruff"} & required_packages()


def test_what_does_not_travel_is_no_part():
    assert not {"numpy", "pandas", "pillow", "pytz"} & {
        name.lower() for name in required_packages()
    }


def test_pins_for_windows_have_what_windows_alone_asks_for():
    windows = {"sys_platform": "win32", "platform_system": "Windows"}
    pins = required_pins(windows, also=("pefile",))
    assert pins["pyside6-essentials"] == "6.8.3"
    assert "pefile" in pins
    assert "macholib" not in pins
