"""Corrections to a source's slips of print: data of their own, the source stays as it came."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class CorrectedField(Enum):
    """The part of a listing that a correction mends."""

    NAME = "name"
    FLAG = "flag"
    DESCRIPTION = "description"
    DEPARTMENTS = "departments"

    @property
    def label(self) -> str:
        """The field as it is shown: 事業名, 印, 事業概要 or 所管課."""
        return {
            "name": "事業名",
            "flag": "印",
            "description": "事業概要",
            "departments": "所管課",
        }[self.value]


class Correction(NamedTuple):
    """A slip and what stands in its place.

    Attributes:
        name: the name of the project in whose rows it stands, as the source prints it.
        field: what is mended.
        stood: what stood there; in a description a passage of it, else the whole field.
        stands: what stands there now.
        why: the reason, a Japanese sentence.
    """

    name: str
    field: CorrectedField
    stood: str
    stands: str
    why: str
