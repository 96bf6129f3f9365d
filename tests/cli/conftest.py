"""Plans in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.making.plan_workbook import write_plan_workbook
from tests.plans import plan_of_two_goals


@pytest.fixture
def two_goals_file(tmp_path: Path) -> Path:
    return write_plan_workbook(plan_of_two_goals(), tmp_path / "二つの目標.xlsx")
