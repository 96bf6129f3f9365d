from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui import plan_reading
from gui.plan_reading import read_plan_apart
from model.errors import AppError, PlanFileError
from model.plan import Plan
from model.readers import source
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook


@pytest.fixture
def every_file_is_large(monkeypatch):
    monkeypatch.setattr(plan_reading, "_SMALL", 0)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_plan_is_read_apart_as_it_is_read_here(two_goals: Plan, tmp_path: Path):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    assert read_plan_apart(path) == read_plan(path)


@pytest.mark.usefixtures("every_file_is_large")
def test_what_is_no_plan_is_told_from_apart_as_from_here(tmp_path: Path):
    path = tmp_path / "壊れた計画.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    with pytest.raises(AppError) as here:
        read_plan(path)
    with pytest.raises(type(here.value)) as apart:
        read_plan_apart(path)
    assert str(apart.value) == str(here.value)


def test_a_file_that_is_gone_is_told_by_its_reader(tmp_path: Path):
    with pytest.raises(AppError, match="ない"):
        read_plan_apart(tmp_path / "ない.xlsx")


def die(*_: object) -> None:
    os._exit(9)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_reader_that_dies_is_told_in_a_sentence(two_goals: Plan, tmp_path: Path, monkeypatch):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    monkeypatch.setattr(source, "read_plan", die)
    with pytest.raises(PlanFileError, match=r"止まりました.*計画\.xlsx.*メモリー"):
        read_plan_apart(path)
