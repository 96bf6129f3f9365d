from __future__ import annotations

import os
import threading
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from gui import plan_reading
from gui.plan_reading import open_list_apart, read_list_apart, read_plan_apart
from model.errors import AppError, MappingError, PlanFileError
from model.packed_plan import received
from model.plan import Plan
from model.readers import source
from model.readers.lists.columns.mapping import ListMapping
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.lists.source.list_source import open_list
from model.readers.source import read_plan
from model.readers.tables.columns import ColumnUse, Role
from reports.fault_log import describe_fault
from reports.making.plan_workbook import write_plan_workbook
from reports.progress import Cancelled
from tests.gui.presenters.test_import_wizard import ROWS
from tests.model.readers.lists.lists import csv_text
from tests.model.readers.pdf.sheets import Sheet, pdf


def go_on() -> None:
    """What is read is wanted all along."""


@pytest.fixture
def every_file_is_large(monkeypatch):
    monkeypatch.setattr(plan_reading, "SMALL", 0)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_plan_is_read_apart_as_it_is_read_here(two_goals: Plan, tmp_path: Path):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    assert read_plan_apart(path, None, go_on) == read_plan(path)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_plan_that_was_read_apart_is_sent_on_as_it_came(two_goals: Plan, tmp_path: Path):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    reading = read_plan_apart(path, None, go_on)
    assert reading.sent_plan is not reading.plan
    assert received(reading.sent_plan) == reading.plan


@pytest.mark.usefixtures("every_file_is_large")
def test_what_is_no_plan_is_told_from_apart_as_from_here(tmp_path: Path):
    path = tmp_path / "壊れた計画.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    with pytest.raises(AppError) as here:
        read_plan(path)
    with pytest.raises(type(here.value)) as apart:
        read_plan_apart(path, None, go_on)
    assert str(apart.value) == str(here.value)


def test_a_file_that_is_gone_is_told_by_its_reader(tmp_path: Path):
    with pytest.raises(AppError, match="ない"):
        read_plan_apart(tmp_path / "ない.xlsx", None, go_on)


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "事業一覧.csv"
    path.write_text(csv_text(ROWS), encoding="utf-8")
    return path


def die(*_: object) -> None:
    os._exit(9)


def never_end(*_: object) -> None:
    threading.Event().wait()


def stumble(*_: object) -> None:
    raise ZeroDivisionError


@pytest.mark.usefixtures("every_file_is_large")
def test_a_reader_that_dies_is_told_in_a_sentence(two_goals: Plan, tmp_path: Path, monkeypatch):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    monkeypatch.setattr(source, "read_plan", die)
    with pytest.raises(PlanFileError, match=r"止まりました.*計画\.xlsx.*メモリー"):
        read_plan_apart(path, None, go_on)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_reading_that_is_not_wanted_any_more_leaves_no_process(
    two_goals: Plan, tmp_path: Path, monkeypatch
):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    monkeypatch.setattr(source, "read_plan", never_end)
    readers: list[BaseProcess] = []

    def check() -> None:
        readers.extend(active_children())
        raise Cancelled

    with pytest.raises(Cancelled):
        read_plan_apart(path, None, check)
    assert readers
    assert not any(reader.is_alive() for reader in readers)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_fault_of_the_reader_is_told_with_where_it_was(
    two_goals: Plan, tmp_path: Path, monkeypatch
):
    path = write_plan_workbook(two_goals, tmp_path / "計画.xlsx")
    monkeypatch.setattr(source, "read_plan", stumble)
    with pytest.raises(ZeroDivisionError) as told:
        read_plan_apart(path, None, go_on)
    assert "in stumble" in describe_fault(told.value)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_list_is_opened_and_read_apart_as_here(list_file: Path):
    source = open_list(list_file)
    assert open_list_apart(list_file, go_on) == source
    mapping = guess_mapping(source).mapping
    assert read_list_apart(list_file, mapping, None, go_on) == read_list(source, mapping, None)


@pytest.mark.usefixtures("every_file_is_large")
def test_a_large_list_that_has_changed_is_told_apart_as_here(list_file: Path):
    mapping = ListMapping((ColumnUse("ほかの見出し", Role.NAME),))
    with pytest.raises(MappingError):
        read_list_apart(list_file, mapping, None, go_on)


def test_a_pdf_by_another_name_is_read_apart_too(tmp_path: Path, monkeypatch):
    def draw(sheet: Sheet) -> None:
        sheet.write("みほん市実施計画（令和7年度）", "第１章　安心", "（単位：千円）")
        sheet.table((120, 90, 80), ("事業名", "担当課", "令和7年度"), ("見守り", "福祉課", "10"))

    def read_here(*_: object) -> None:
        raise AssertionError("PDFium serves the preview here")

    path = pdf(tmp_path / "計画.pdf", draw).rename(tmp_path / "計画.txt")
    monkeypatch.setattr("pypdfium2.PdfDocument", read_here)
    (row,) = read_plan_apart(path, None, go_on).plan.listings()
    assert row.name == "見守り"
