from __future__ import annotations

import pytest

from shipping.runtime_hooks import needed_hooks


def script(name: str) -> tuple[str, str, str]:
    return name, f"hooks/{name}.py", "PYSOURCE"


def test_a_start_does_not_wait_for_what_workers_need_alone():
    scripts = [script(name) for name in ("own_workers", "pyi_rth_multiprocessing", "main")]
    at_start, late = needed_hooks(scripts)
    assert at_start == [script("own_workers"), script("main")]
    assert late == [("pyi_rth_multiprocessing", "hooks/pyi_rth_multiprocessing.py", "PYMODULE")]


def test_the_way_to_qts_plug_ins_stays():
    scripts = [script("pyi_rth_pyside6"), script("pyi_rth_multiprocessing")]
    assert script("pyi_rth_pyside6") in needed_hooks(scripts)[0]


def test_a_build_without_the_hook_for_workers_is_refused():
    with pytest.raises(LookupError, match="pyi_rth_multiprocessing"):
        needed_hooks([script("main")])
