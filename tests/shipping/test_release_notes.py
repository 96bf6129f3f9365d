from __future__ import annotations

import pytest

from model.version import VERSION
from shipping.release_notes import release_notes

CHANGELOG = f"""# Changelog

## [Unreleased]

- あとで

## [{VERSION}] - 2026-04-01

### Added

- 所管課別一覧

## [0.0.1] - 2026-01-01

- はじめ
"""


def test_the_page_of_a_release_holds_its_part_of_the_changelog_alone():
    notes = release_notes(f"v{VERSION}", CHANGELOG)
    assert notes.startswith("### Added\n\n- 所管課別一覧\n")
    assert "あとで" not in notes
    assert "はじめ" not in notes
    assert "SHA256SUMS" in notes


@pytest.mark.parametrize(
    ("tag", "changelog"), [("v9.9.9", CHANGELOG), (f"v{VERSION}", "# Changelog\n")]
)
def test_a_tag_of_another_version_or_without_an_entry_makes_no_page(tag, changelog):
    with pytest.raises(ValueError, match=r"\d"):
        release_notes(tag, changelog)
