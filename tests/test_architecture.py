"""Imports run one way: model <- reports <- gui and cli <- main; seeds knows model alone."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("model", "reports", "gui", "cli", "seeds", "shipping")
MAY_IMPORT = {
    "model": {"model"},
    "seeds": {"model", "seeds"},
    "reports": {"model", "reports"},
    "gui": {"model", "reports", "gui"},
    "cli": {"model", "reports", "seeds", "cli"},
    "shipping": {"model", "reports", "gui", "shipping"},  # makes the hand-out
}


def _published(*packages: str) -> tuple[str, ...]:
    """Return these packages of the reader of published texts, and the modules above them all."""
    above = ("heading_reader", "reader", "text")
    return tuple(f"model.readers.published.{name}" for name in (*packages, *above))


NEVER_IMPORT = {
    "model/readers/tables/": ("model.readers.lists", "model.readers.published"),
    "model/readers/lists/": ("model.readers.published", "model.readers.workbook"),
    "model/readers/published/": ("model.readers.lists", "model.readers.workbook"),
    "model/readers/published/cells/": _published("lines", "layouts", "sections", "listings"),
    "model/readers/published/lines/": _published("layouts", "sections", "listings"),
    "model/readers/published/layouts/": _published("sections", "listings"),
    "model/readers/published/sections/": _published("layouts", "listings"),
    "model/readers/published/listings/": _published("layouts", "sections"),
    "reports/content/": ("reports.pdf", "reports.xlsx", "reports.typesetting", "reports.making"),
    "reports/typesetting/": ("model.plan", "reports.document", "reports.pdf", "reports.xlsx"),
    "reports/pdf/": ("model.plan", "model.view", "reports.content", "reports.xlsx"),
    "reports/xlsx/": ("model.plan", "model.view", "reports.content", "reports.pdf"),
    "gui/presenters/": ("gui.views",),
}
"""What a folder is not to know, as ARCHITECTURE.md says."""

AT_HOME = {
    "PySide6": (
        *("gui/views/", "gui/worker.py", "gui/workshop.py", "gui/page_renderer.py"),
        *("gui/doorbell.py", "gui/preview_folder.py", "gui/app.py"),
        "gui/interpreter.py",
        "shipping/make_icons.py",
    ),
    "reportlab": ("reports/pdf/",),
    "openpyxl": ("reports/xlsx/", "reports/making/self_test.py", "model/readers/"),
    "python_calamine": ("model/readers/lists/source/workbook_grids.py",),
    "pandas": ("model/frames.py",),
    "pypdfium2": ("reports/making/self_test.py", "gui/", "model/readers/pdf/"),
    "PIL": ("shipping/",),  # the packaged program holds a stand-in
    "threading": (
        *("gui/late_modules.py", "gui/page_renderer.py", "gui/worker.py", "gui/workshop.py"),
        *("gui/app.py", "gui/doorbell.py", "gui/file_servers.py"),
        "reports/making/workshop_process.py",
    ),
    "gc": (
        *("gui/interpreter.py", "gui/plan_reading.py", "gui/presenters/open_plan.py"),
        "reports/pdf/writer.py",
    ),
    "fontTools": ("reports/fonts/make_widths.py", "reports/fonts/make_fallback.py"),
}
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return frozenset(names)


def constants(path: Path) -> list[str]:
    texts = (n.value for n in ast.walk(parsed(path)) if isinstance(n, ast.Constant))
    return [text for text in texts if isinstance(text, str)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_stands_below_it(path: Path):
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imported(path)} & {*PACKAGES, "main", "tests"}
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("folder", NEVER_IMPORT)
def test_a_folder_does_not_know_what_stands_beside_or_above_it(folder: str):
    inside = [path for path in MODULES if path.relative_to(ROOT).as_posix().startswith(folder)]
    assert inside
    for path in inside:
        known = [
            name
            for name in imported(path)
            for never in NEVER_IMPORT[folder]
            if name == never or name.startswith(f"{never}.")
        ]
        assert known == [], path


def test_the_plan_does_not_know_how_it_was_read():
    readers = ROOT / "model" / "readers"
    plain = [path for path in (ROOT / "model").rglob("*.py") if readers not in path.parents]
    assert plain
    for path in plain:
        assert not [name for name in imported(path) if name.startswith("model.readers")], path


@pytest.mark.parametrize("library", AT_HOME)
def test_a_library_is_imported_only_where_it_is_at_home(library: str):
    users = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if library in {name.split(".")[0] for name in imported(path)}
    }
    assert users
    assert [user for user in users if not user.startswith(AT_HOME[library])] == []


def test_characters_are_folded_at_one_door():
    folding = [path for path in MODULES if "NFKC" in {*constants(path)}]
    assert [path.relative_to(ROOT).as_posix() for path in folding] == ["model/text.py"]


def test_nothing_outside_the_built_in_plan_and_its_reader_names_its_levels():
    words = ("基本目標", "基本施策", "単位施策", "取組の柱")
    readers = {"model/readers/published/sections/outline.py"}
    for path in MODULES:
        name = path.relative_to(ROOT).as_posix()
        if name in readers or name.startswith("seeds/"):
            continue
        code = "\n".join(
            ast.unparse(node)
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Assign | ast.Return | ast.Call)
        )
        assert not [word for word in words if word in code], name


def test_the_reader_names_no_project_and_no_department_of_the_built_in_plan(built_in):
    names = {project.name for project in built_in.plan.projects}
    names |= {
        department.name for department in built_in.plan.departments if len(department.name) > 3
    }
    for path in (ROOT / "model").rglob("*.py"):
        tree = parsed(path)
        docs = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(tree)
            if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)
        }
        code = "\n".join(text for text in constants(path) if text not in docs)
        assert not [name for name in names if name in code], path.name
