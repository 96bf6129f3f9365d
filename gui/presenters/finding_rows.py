"""From a finding to the row of the plan that it speaks of."""

from __future__ import annotations

import re

from model.finding import Finding
from model.listing import Listing
from model.plan import Plan

_QUOTED = "「([^「」]+)」"
_RELISTED = "再掲"


def row_of(finding: Finding, plan: Plan) -> Listing | None:
    """Return the row whose name ``finding`` quotes first, None where it quotes none.

    A finding about a relisted row (再掲) leads to that and not to the project's main place.
    """
    for name in re.findall(_QUOTED, finding.message):
        rows = [row for row in plan.listings() if row.name == name]
        if rows:
            is_relisted = finding.message.startswith(_RELISTED)
            return next((row for row in rows if row.relisted == is_relisted), rows[0])
    return None
