"""The forms of the built-in plan, written once for the tests that only look at them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.departments.report import build_departments
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook
from tests.conftest import DAY


@pytest.fixture(scope="package")
def forms_file(built_in: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "book.xlsx"
    view = pick_from_plan(built_in.plan, Selection())
    write_workbook(build_departments(view, ReportOptions(made_on=DAY)), path)
    return path


@pytest.fixture(scope="package")
def forms(forms_file: Path) -> Workbook:
    return openpyxl.load_workbook(forms_file)
