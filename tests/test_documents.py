"""What the documents for developers name is there: files, folders, classes, functions."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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
