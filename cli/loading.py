"""Reading the plan that the arguments name."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli.output import tell
from model.plan import PlanHeading
from seeds.built_in import load_built_in_plan

if TYPE_CHECKING:
    from model.readers.reading import Reading

_UNNAMED = PlanHeading("")


def load_plan(options: argparse.Namespace) -> Reading:
    """Return the plan that the arguments name, the built-in one where they name none."""
    if options.plan is None:
        _tell_unused(options)
        return load_built_in_plan()
    heading = PlanHeading(options.title or "", options.city or "", options.year)
    return read_file(options.plan, options.mapping, heading)


def read_file(path: Path, mapping: Path | None, heading: PlanHeading = _UNNAMED) -> Reading:
    """Return the plan at ``path``, a list's columns as the file ``mapping`` says."""
    from model.readers.lists.columns.mapping_file import read_mapping  # noqa: PLC0415  only for files
    from model.readers.source import read_plan  # noqa: PLC0415  all readers

    return read_plan(path, heading, read_mapping(mapping) if mapping else None)


def _tell_unused(options: argparse.Namespace) -> None:
    """Say which options about a plan's file were given without one."""
    names = ("title", "city", "year", "mapping")
    unused = [f"--{name}" for name in names if getattr(options, name)]
    if unused:
        said = "、".join(unused)
        tell(f"{said} は使いませんでした。内蔵の計画ではなく、計画のファイルと共に指定します。")
