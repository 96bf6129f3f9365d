"""How long each step of an event loop is, by the clock and on the processor."""

from __future__ import annotations

import cProfile
import pstats
import sys
import time

_EVERY = 0.005


class Watchdog:
    """A timer of 5 ms that notes how much later it is heard: so long the loop was held.

    Beside the clock's time of each step stands that of its thread on a processor. With
    ``profiles`` the longest step of each thing that is done is told function by function, in time
    on the processor, which makes all steps longer.
    """

    def __init__(self, *, profiles: bool = False) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.steps: dict[str, list[tuple[float, float]]] = {}
        self.doing = ""
        self._profiles = profiles
        self._profile: cProfile.Profile | None = None
        self._longest: dict[str, cProfile.Profile | None] = {}
        self._before, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(int(_EVERY * 1000))

    def _on_timeout(self) -> None:
        if self._profile:
            self._profile.disable()
        now, worked = time.perf_counter(), time.thread_time()
        step = (max(now - self._before - _EVERY, 0), worked - self._worked)
        steps = self.steps.setdefault(self.doing, [])
        if step[1] > max((work for _, work in steps), default=0):
            self._longest[self.doing] = self._profile
        steps.append(step)
        if self._profiles:
            self._profile = cProfile.Profile(time.thread_time)
        self._before, self._worked = time.perf_counter(), time.thread_time()
        if self._profile:
            self._profile.enable()

    def table(self) -> str:
        """Return the steps of all that was done as a table in Markdown."""
        lines = [
            "| what goes on | steps | longest ms | 99 % below | of the processor: longest | 99 % |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for doing, steps in self.steps.items():
            if doing:
                figures = [
                    figure for times in zip(*steps, strict=True) for figure in _longest(times)
                ]
                lines.append(f"| {doing} | {len(steps)} | {' | '.join(figures)} |")
        return "\n".join(lines)

    def tell_profiles(self, lines: int = 40) -> None:
        """Print what the longest step of each thing was spent on."""
        for doing, profile in self._longest.items():
            if doing and profile:
                print("\n#", doing)
                pstats.Stats(profile, stream=sys.stdout).sort_stats("cumulative").print_stats(lines)


def _longest(times: tuple[float, ...]) -> tuple[str, ...]:
    """Return the longest of ``times`` and what 99 of a hundred are below, in milliseconds."""
    ordered = sorted(times)
    return tuple(f"{each * 1000:.0f}" for each in (ordered[-1], ordered[int(len(times) * 0.99)]))
