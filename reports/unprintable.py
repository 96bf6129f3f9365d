"""Characters that no bundled font has: printed as 〓 in a PDF, and named here with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.finding import Finding, Severity
from model.plan import Plan
from reports.document import Document
from reports.document_texts import texts_of
from reports.typesetting.breaker import composed
from reports.typesetting.fonts import GETA, load_font

_SHOWN = 20


def check_document(document: Document) -> tuple[Finding, ...]:
    """Return a finding for each character of ``document`` that is printed as 〓, each once."""
    return _check(texts_of(document))


def check_plan(plan: Plan) -> tuple[Finding, ...]:
    """Return a finding for each character of ``plan`` that a PDF prints as 〓, each once."""
    return _check(_texts_of(plan))


def _check(texts: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    font = load_font()
    findings: dict[str, Finding] = {}
    for place, text in texts:
        if font.covered.issuperset(text):
            continue
        for character in font.lacks(composed(text)):
            if character not in findings:
                findings[character] = _finding(character, place, text)
    return tuple(findings.values())


def _finding(character: str, place: str, text: str) -> Finding:
    shown = character if character.isprintable() else "制御文字"
    around = text.replace("\n", " ").replace(character, GETA)[:_SHOWN]
    named = f"文字「{shown}」（U+{ord(character):04X}）"
    message = f"{named}は PDF の書体にないため、「{GETA}」と印刷します。"
    return Finding(Severity.WARNING, f"{place}の「{around}」", message)


def _texts_of(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of the texts of a plan."""
    yield "計画", plan.heading.title
    yield "計画", plan.heading.city
    for section in plan.walk():
        place = f"区分「{section.title}」"
        yield from ((place, text) for text in (section.title, section.by_name, *section.text))
        yield from ((place, text) for text in (section.objective, section.direction) if text)
    for row in plan.listings():
        place = f"事業「{row.name}」"
        yield from ((place, text) for text in (row.name, row.description or ""))
        yield from ((place, department.name) for department in row.departments)
