"""Two plans side by side that the tests of comparing share."""

from __future__ import annotations

import pytest

from model.comparison.changes import Comparison
from model.comparison.compare import compare_plans
from tests.plans import plan_a_year_later, plan_of_two_goals


@pytest.fixture(scope="session")
def year_on_year() -> Comparison:
    """The plan of two goals beside the one that it became a year later."""
    return compare_plans(plan_of_two_goals(), plan_a_year_later())
