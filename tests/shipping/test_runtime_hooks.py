from __future__ import annotations

import pytest

from shipping.runtime_hooks import needed_hooks

LATE = ("pyi_rth_multiprocessing", "pyi_rth_pyside6")


def script(name: str) -> tuple[str, str, str]:
    return name, f"hooks/{name}.py", "PYSOURCE"


def test_a_start_does_not_wait_for_what_workers_or_the_window_need_alone():
    scripts = [script(name) for name in ("own_workers", *LATE, "pyi_rth_inspect", "main")]
    at_start, late = needed_hooks(scripts)
    assert at_start == [script("own_workers"), script("main")]
    assert late == [(name, f"hooks/{name}.py", "PYMODULE") for name in LATE]


@pytest.mark.parametrize("lost", LATE)
def test_a_build_without_one_of_these_hooks_is_refused(lost: str):
    with pytest.raises(LookupError, match=lost):
        needed_hooks([script(name) for name in (*LATE, "main") if name != lost])
