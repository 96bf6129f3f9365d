from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reports.catalogue import REPORTS
from reports.document import Block, Document, Heading, PartRole, Parts, PlannedPart
from reports.xlsx.writer import write_workbook
from tests.plans import whole_view


def parts_that_tell(built: list[str]) -> Parts:
    """Three parts that name themselves in ``built`` whenever their blocks are built."""

    def blocks_of(key: str) -> Callable[[], tuple[Block, ...]]:
        def build() -> tuple[Block, ...]:
            built.append(key)
            return (Heading(f"{key}の見出し", 1),)

        return build

    roles = {"総括": PartRole.FRONT, "一課": PartRole.CHAPTER, "二課": PartRole.CHAPTER}
    return Parts(tuple(PlannedPart(key, key, blocks_of(key), role) for key, role in roles.items()))


def test_a_part_is_built_when_it_is_asked_for_and_not_before():
    built: list[str] = []
    parts = parts_that_tell(built)
    assert [head.title for head in parts.heads] == ["総括", "一課", "二課"]
    assert len(parts.without_role(PartRole.FRONT)) == 2
    assert built == []
    assert parts[1].blocks == (Heading("一課の見出し", 1),)
    assert parts.with_role(PartRole.FRONT) == parts[0]
    assert parts.with_role(PartRole.DATA) is None
    assert built == ["一課", "総括", "総括"]


def test_going_through_the_parts_builds_one_after_the_other():
    built: list[str] = []
    for number, part in enumerate(parts_that_tell(built), 1):
        assert built[-1] == part.key
        assert len(built) == number


def test_a_workbook_builds_each_part_once_when_its_sheet_comes(tmp_path: Path):
    events: list[str] = []

    class Told:
        def advance(self, _done: int, _total: int, what: str, /) -> None:
            events.append(f"→{what}")

    document = Document("帳票", "計画", "市", date(2026, 4, 1), parts_that_tell(events))
    write_workbook(document, tmp_path / "book.xlsx", Told())
    assert events == ["→表紙", "総括", "→一課", "一課", "→二課", "二課", "→まとめています"]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_part_is_the_same_each_time_it_is_built(report, two_goals, options):
    view = whole_view(two_goals)
    parts = report.build(view, options).parts
    assert parts == report.build(view, options).parts
    assert parts[1:] != parts


@pytest.mark.parametrize(
    ("issuer", "subject", "named"),
    [
        ("ひかり市", "実施計画", "ひかり市　実施計画"),
        ("ひかり市", "ひかり市 実施計画", "ひかり市 実施計画"),
        ("", "実施計画", "実施計画"),
        ("ひかり市", "", "ひかり市"),
    ],
)
def test_a_city_is_named_once_before_its_plan(issuer: str, subject: str, named: str):
    document = Document("帳票", subject, issuer, date(2026, 4, 1), Parts(()))
    assert document.named_subject() == named
