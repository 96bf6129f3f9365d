"""Tests run without a display: Qt would abort before the first report."""

from __future__ import annotations

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what LibreOffice renders first.

    It is made once, which takes longest, and who begins with it is never left alone at the end.
    """
    items.sort(key=lambda item: item.get_closest_marker("rendering") is None)
