"""A plan as bytes: how it goes from one process of the program to another."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, replace

from model.plan import Plan, PlanHeading

_FAST = 1
"""The level of compression: an eighth is left of a plan's bytes, in a twentieth of their time."""


@dataclass(frozen=True, slots=True)
class PackedPlan:
    """A plan packed once, which is long work in pure Python, to be sent as often as needed.

    Attributes:
        heading: its title page, which may be another than that of the plan that was packed.
        body: the plan, compressed. It is unpacked by the very program that packed it alone.
    """

    heading: PlanHeading
    body: bytes

    @classmethod
    def of(cls, plan: Plan) -> PackedPlan:
        """Pack ``plan``."""
        body = zlib.compress(pickle.dumps(plan, pickle.HIGHEST_PROTOCOL), _FAST)
        return cls(plan.heading, body)

    def unpack(self) -> Plan:
        """Return the plan."""
        plan: Plan = pickle.loads(zlib.decompress(self.body))  # noqa: S301  pickled by our own process
        return plan if plan.heading == self.heading else replace(plan, heading=self.heading)


SentPlan = Plan | PackedPlan
"""A plan in a message: as it is, or packed by who read it."""


def received(plan: SentPlan) -> Plan:
    """Return the plan that a message holds."""
    return plan.unpack() if isinstance(plan, PackedPlan) else plan
