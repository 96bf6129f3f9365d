"""Reading the plan that the arguments name."""

from __future__ import annotations

import argparse

from cli.output import tell
from model.plan import PlanHeading
from model.readers.lists.mapping_file import read_mapping
from model.readers.reading import Reading
from model.readers.source import read_plan
from seeds.built_in import load_built_in_plan


def load_plan(options: argparse.Namespace) -> Reading:
    """Return the plan that the arguments name, the built-in one where they name none."""
    if options.plan is None:
        _tell_unused(options)
        return load_built_in_plan()
    return read_plan(
        options.plan,
        PlanHeading(options.title or "", options.city or "", options.year),
        read_mapping(options.mapping) if options.mapping else None,
    )


def _tell_unused(options: argparse.Namespace) -> None:
    """Say which options about a plan's file were given without one."""
    names = ("title", "city", "year", "mapping")
    unused = [f"--{name}" for name in names if getattr(options, name)]
    if unused:
        said = "、".join(unused)
        tell(f"{said} は使いませんでした。内蔵の計画ではなく、計画のファイルと共に指定します。")
