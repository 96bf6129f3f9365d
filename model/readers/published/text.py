"""From a published text to its plan: read, corrected, put together, checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from model.correction import Correction
from model.errors import LongTextError, PlanFileError, UnreadTablesError
from model.finding import by_severity
from model.plan import PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.bureaus import split_bureaus
from model.readers.characters import check_characters
from model.readers.corrections import apply_corrections, find_slips
from model.readers.former_names import take_former_names
from model.readers.own_year import settle_years
from model.readers.published.layouts.unread_lines import READ_ANEW
from model.readers.published.plain_signs import with_plain_signs
from model.readers.published.published_text import PublishedText
from model.readers.published.reader import read_by_signs, read_published_text
from model.readers.published.title_page import read_title_page
from model.readers.reading import LineRole, Reading

_REMEDY = (
    "計画書の PDF か Word 文書（.docx）、事業の一覧（.xlsx・.csv）、このプログラムで保存した計画"
    "ブック（.xlsx）のどれかを指定してください。"
)

MOST_LINES = 100_000
"""A text of more lines (2,000 pages) is no plan; reading it would take minutes."""
MOST_CHARACTERS = 10_000_000


def read_text(
    text: str,
    source: str,
    heading: PlanHeading,
    corrections: Iterable[Correction] = (),
    *,
    by_signs: bool = False,
) -> Reading:
    """Return the plan in a published text, with ``corrections`` put on it.

    What ``heading`` leaves open is taken from the first lines of the text, where they say it.
    ``by_signs`` says that nothing else can read it, so that signs and amounts are to tell.
    Raises PlanFileError where the text has no section and no row of such a plan, LongTextError
    where it is longer than any plan.
    """
    _check_size(text, source)
    text, of_signs = with_plain_signs(text)
    published = (read_by_signs if by_signs else read_published_text)(text, heading)
    if not published.draft.listings():
        raise _nothing_read(published, source)
    published.draft.heading, told = read_title_page(published.lines, heading, Path(source).stem)
    corrections = tuple(corrections)
    mended, unused = apply_corrections(published.draft, corrections)
    slips, repairs = find_slips(published.draft)
    published.mark_corrected({*mended, *(finding.where for finding in repairs)})
    former = take_former_names(published.draft)
    bureaus = split_bureaus(published.draft)
    years = tuple(settle_years(published.draft, text))
    plan, findings = assemble_plan(published.draft)
    return Reading(
        plan=plan,
        source=source,
        findings=by_severity(
            [
                *told,
                *of_signs,
                *published.findings,
                *unused,
                *repairs,
                *former,
                *bureaus,
                *years,
                *findings,
                *check_characters(published.draft),
            ]
        ),
        corrections=(*corrections, *slips),
        coverage=published.coverage,
        unplaced=tuple(line for line in published.lines if line.role is LineRole.UNPLACED),
        places=published.draft.places(),
    )


def _check_size(text: str, source: str) -> None:
    lines = max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES or len(text) > MOST_CHARACTERS:
        raise LongTextError(
            f"計画の本文としては大きすぎます（{len(text):,}文字）",
            where=source,
            remedy="計画のファイルかどうかを確かめ、章などに分けて指定してください。",
        )


def _nothing_read(published: PublishedText, source: str) -> PlanFileError:
    """Return why a text has no row: it has no tables, or none whose rows can be told."""
    unread = [line for line in published.lines if line.role is LineRole.UNPLACED]
    if not unread:
        return PlanFileError(
            "実施計画の本文として読み取れる事業の表がありません", where=source, remedy=_REMEDY
        )
    return UnreadTablesError(
        f"事業の表らしい行（{unread[0].where}から{len(unread):,}行）はありますが、"
        "列や行の切れ目が分からないため、1件も読み取れません",
        where=source,
        remedy=READ_ANEW,
    )
