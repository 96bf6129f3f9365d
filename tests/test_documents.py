"""What the documents say is so: files, names, commands and options are there, examples work.

A decision (docs/adr) that a later one amends or supersedes may speak of what is gone; the line
below its heading says so, and the later one must be true.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import dev
from cli.commands import COMMANDS
from model.readers.lists.columns.mapping_file import mapping_from_record
from model.readers.tables.columns import Role
from reports.catalogue import REPORTS
from tests.door import run

ROOT = Path(__file__).parent.parent
PACKAGES = ("model", "reports", "gui", "cli", "seeds", "shipping", "benchmarks")
FILES = [
    *(path for path in ROOT.iterdir() if path.is_file()),
    *(
        path
        for top in (*PACKAGES, "docs", "tests")
        for path in (ROOT / top).rglob("*")
        if "__pycache__" not in path.parts
    ),
]
PATHS = {
    "/".join(parts[first:])
    for parts in (path.relative_to(ROOT).parts for path in FILES)
    for first in range(len(parts))
}
"""The path of each file and folder, and every end of it."""
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
STANDING = re.compile(r"^\*Accepted, \d{4}-\d\d\.(?! Amended)(?! Superseded).*\*$", re.MULTILINE)
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *ROOT.glob("*.md"),
        *(ROOT / "benchmarks").glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *(path for path in DECISIONS if STANDING.search(path.read_text(encoding="utf-8"))),
    )
    if path.name != "CHANGELOG.md"
)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.\-/]+(?:\.(?:py|md|json|txt|spec|toml)|/)")
CLASS = re.compile(r"(?:[A-Z][a-z]+){1,}(?:\.[a-z_]+)?")
FUNCTION = re.compile(r"[a-z]+(?:_[a-z]+)+")
LINK = re.compile(r"\]\(([^)#:]+)\)")
MODULE = re.compile(r"python3? -m ([a-z_]+(?:\.[a-z_]+)*)(?![.\w])")
SCRIPT = re.compile(r"python3? ([a-z_/]+\.py)\b")
VERB = re.compile(r"\bdev\.py ([a-z]+)")
COMMAND = re.compile(r"\bmain\.py ([a-z]+)")
OURS = re.compile(r"(?:main\.py|plan-report-cli)(?:\.exe)? [^`\n]*")
OPTION = re.compile(r"--[a-z][a-z-]+")
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


def options_in_help(capsys) -> set[str]:
    pages = [run(capsys, command, "--help")[1] for command in COMMANDS if command != "self-test"]
    return set(OPTION.findall("".join([run(capsys, "--help")[1], *pages])))


def is_there(word: str, folder: Path) -> bool:
    """Whether a file or folder is there by its path, or by the end of it."""
    is_known = word in MADE_LATER or word.rstrip("/") in PATHS
    return is_known or (ROOT / word).exists() or (folder / word).exists()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str):
    path = ROOT / document
    text = path.read_text(encoding="utf-8")
    named = {word for word in CODE.findall(text) if PATH.fullmatch(word)}
    named |= {link for link in LINK.findall(text) if not link.startswith("http")}
    assert sorted(word for word in named if not is_there(word, path.parent)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_class_and_function_that_a_document_names_is_defined(document: str):
    text = (ROOT / document).read_text(encoding="utf-8")
    words = {word.split("(")[0] for word in CODE.findall(text)}
    named = {w for w in words if CLASS.fullmatch(w) or FUNCTION.fullmatch(w)}
    assert sorted(w for w in named if not set(w.split(".")) <= DEFINED) == []


def test_the_documents_are_read():
    assert {"README.md", "ARCHITECTURE.md", "docs/shipping.md"} < set(DOCUMENTS)
    amended = {
        path.name[:4] for path in DECISIONS if path.relative_to(ROOT).as_posix() not in DOCUMENTS
    }
    assert amended == {"0002"}


def test_each_decision_has_a_number_of_its_own():
    heads = [path.read_text(encoding="utf-8").split(".")[0] for path in DECISIONS]
    assert heads == [f"# {number}" for number in range(1, len(heads) + 1)]
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(heads) + 1))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_that_a_document_gives_can_be_given(capsys, document: str):
    text = (ROOT / document).read_text(encoding="utf-8")
    modules = [name for name in MODULE.findall(text) if name.split(".")[0] in PACKAGES]
    scripts = [*SCRIPT.findall(text), *(f"{name.replace('.', '/')}.py" for name in modules)]
    assert [script for script in scripts if not (ROOT / script).is_file()] == []
    assert [verb for verb in VERB.findall(text) if verb not in dev.VERBS] == []
    assert [word for word in COMMAND.findall(text) if word not in COMMANDS] == []
    given = {option for line in OURS.findall(text) for option in OPTION.findall(line)}
    assert sorted(given - options_in_help(capsys)) == []


def test_the_changelog_names_options_that_are_there(capsys):
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = text.split("\n## [")[1]
    assert sorted(set(OPTION.findall(unreleased)) - options_in_help(capsys)) == []


def test_the_readme_names_every_report_with_its_formats():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` (\S+) \| ([\w, ]+) \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(
        (report.id, report.title, ", ".join(form.value for form in report.formats))
        for report in REPORTS
    )


@pytest.mark.parametrize("is_in_help", [True, False])
def test_the_readme_and_the_help_know_the_same_options(capsys, is_in_help: bool):
    helped = options_in_help(capsys) - {"--help", "--version"}
    named = set(OPTION.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert sorted(named - helped if is_in_help else helped - named) == []


def test_the_mapping_in_the_readme_is_one_and_names_roles_that_are_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert mapping_from_record(json.loads(example), "README").columns
    (roles,) = re.findall(r"^Roles: ([^.]+)\.", text, re.MULTILINE)
    assert roles.split(", ") == [role.value for role in Role]
