"""What the documents for developers say is so: files and names are there, examples work."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from model.readers.lists.mapping_file import mapping_from_record
from model.readers.tables.columns import Role
from reports.catalogue import REPORTS
from tests.door import run

ROOT = Path(__file__).parent.parent
PACKAGES = ("model", "reports", "gui", "cli", "seeds", "shipping", "benchmarks")
FILES = [
    path
    for top in (*PACKAGES, "docs", "tests")
    for path in (ROOT / top).rglob("*")
    if "__pycache__" not in path.parts
]
NAMES = {path.name for path in FILES} | {path.name for path in ROOT.iterdir()}
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "benchmarks/README.md")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.\-/]+(?:\.(?:py|md|json|txt|spec|toml)|/)")
CLASS = re.compile(r"(?:[A-Z][a-z]+){1,}(?:\.[a-z_]+)?")
FUNCTION = re.compile(r"[a-z]+(?:_[a-z]+)+")
LINK = re.compile(r"\]\(([^)#:]+)\)")
MADE_LATER = {"out/", "dist/plan-report/", ".venv"}


def defined() -> set[str]:
    names = set()
    for path in FILES:
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef | ast.FunctionDef):
                    names.add(node.name)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    names.add(node.id)
                if isinstance(node, ast.Attribute):
                    names.add(node.attr)
                if isinstance(node, ast.alias):
                    names.add(node.name)
    return names


DEFINED = defined()


def is_there(word: str, folder: Path) -> bool:
    """Whether a file or folder is there by its path, or a file by its name alone."""
    beside = (ROOT / word).exists() or (folder / word).exists() or word in MADE_LATER
    below = any((ROOT / top / word).exists() for top in ("model", "reports", "gui"))
    return beside or below or word in NAMES


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str):
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    named = {word for word in CODE.findall(text) if PATH.fullmatch(word)}
    named |= {link for link in LINK.findall(text) if not link.startswith("http")}
    assert named
    assert sorted(word for word in named if not is_there(word, path.parent)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_class_and_function_that_a_document_names_is_defined(document: str):
    text = (ROOT / document).read_text(encoding="utf-8")
    words = {word.split("(")[0] for word in CODE.findall(text)}
    named = {w for w in words if CLASS.fullmatch(w) or FUNCTION.fullmatch(w)}
    assert sorted(w for w in named if not set(w.split(".")) <= DEFINED) == []


def test_the_readme_names_every_report_with_its_formats():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` (\S+) \| ([\w, ]+) \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(
        (report.id, report.title, ", ".join(form.value for form in report.formats))
        for report in REPORTS
    )


@pytest.mark.parametrize("is_in_help", [True, False])
def test_the_readme_and_the_help_know_the_same_options(capsys, is_in_help: bool):
    commands = ("check", "list", "generate", "convert", "diff")
    pages = "".join(run(capsys, command, "--help")[1] for command in commands)
    helped = {*re.findall(r"--[a-z][a-z-]+", pages), "--self-test"} - {"--help"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"--[a-z][a-z-]+", readme))
    assert sorted(named - helped if is_in_help else helped - named) == []


def test_the_mapping_in_the_readme_is_one_and_names_roles_that_are_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert mapping_from_record(json.loads(example), "README").columns
    (roles,) = re.findall(r"^Roles: ([^.]+)\.", text, re.MULTILINE)
    assert roles.split(", ") == [role.value for role in Role]
