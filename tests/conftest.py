"""What all tests share: the built-in plan, read once, and the invented one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model.plan import Plan
from model.readers.reading import Reading
from reports.options import ReportOptions
from seeds.built_in import load_built_in_plan
from tests.plans import plan_of_two_goals

DAY = date(2026, 4, 1)

settings.register_profile(
    "no clock",
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,  # a busy machine is no fault
        HealthCheck.function_scoped_fixture,  # folders, in which each example writes anew
    ],
)
settings.load_profile("no clock")


@pytest.fixture(scope="session")
def built_in() -> Reading:
    return load_built_in_plan()


@pytest.fixture(scope="session")
def two_goals() -> Plan:
    return plan_of_two_goals()


@pytest.fixture
def options() -> ReportOptions:
    return ReportOptions(made_on=DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name has blanks and Japanese."""
    return tmp_path / "保存 先"
