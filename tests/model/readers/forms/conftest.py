"""A plan that goes out as forms, and the sending."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.plan import Plan
from tests.model.readers.forms.filled import Send, plan_of, send_forms
from tests.plans import row


@pytest.fixture
def send(tmp_path: Path) -> Send:
    """Make the forms of a plan and return the files by department."""
    return lambda plan, **settings: send_forms(plan, tmp_path / "forms", **settings)


@pytest.fixture
def shared() -> Plan:
    """Two projects without amounts: one of both departments, one of 市民課 alone."""
    return plan_of(row("相談窓口", "市民課・福祉課"), row("証明の交付", "市民課"))
