from __future__ import annotations

from pathlib import Path

from reports.fault_log import record_fault


def test_a_log_that_takes_nothing_keeps_nobody_from_being_told(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    (tmp_path / "errors.log").mkdir()
    assert record_fault(ZeroDivisionError()) == tmp_path / "errors.log"


def test_faults_stand_in_the_log_one_after_the_other(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    record_fault(ZeroDivisionError("the first"))
    log = record_fault(KeyError("名は\udc8c")).read_text(encoding="utf-8")
    assert 0 < log.index("the first") < log.index("KeyError")
