"""What the tests of 新旧対照表 share."""

from __future__ import annotations

import pytest

from reports.document import Document
from reports.options import ReportOptions
from tests.plans import plan_a_year_later, plan_of_two_goals
from tests.reports.content.comparison.built import built


@pytest.fixture
def document(options: ReportOptions) -> Document:
    return built(plan_of_two_goals(), plan_a_year_later(), options)
