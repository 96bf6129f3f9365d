"""What no bundled font has, named with its place.

Characters are printed as 〓 in a PDF, forms that a selector asks for in their usual form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.finding import Finding, Severity
from model.plan import Plan
from reports.document import Document
from reports.document_texts import texts_of
from reports.typesetting.breaker import composed
from reports.typesetting.fonts import GETA, load_font
from reports.typesetting.variants import SEQUENCE, read_variants

_SHOWN = 20
_FIRST_OF_KANJI = "\U000e0100"
"""The first selector of forms of kanji; those before it choose between signs and pictures."""


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
        for sequence in _unknown_forms(text):
            findings.setdefault(sequence, _form_finding(sequence, place, text))
    return tuple(findings.values())


def _finding(character: str, place: str, text: str) -> Finding:
    shown = character if character.isprintable() else "制御文字"
    around = text.replace("\n", " ").replace(character, GETA)[:_SHOWN]
    named = f"文字「{shown}」（U+{ord(character):04X}）"
    message = f"{named}は PDF の書体にないため、「{GETA}」と印刷します。"
    return Finding(Severity.WARNING, f"{place}の「{around}」", message)


def _unknown_forms(text: str) -> Iterator[str]:
    """Yield the characters of ``text`` with a selector for a form that the font does not have."""
    sequences = [found for found in SEQUENCE.findall(text) if found[1] >= _FIRST_OF_KANJI]
    if sequences:
        variants = read_variants(load_font().path)
        yield from (sequence for sequence in sequences if sequence not in variants)


def _form_finding(sequence: str, place: str, text: str) -> Finding:
    base, selector = sequence[0], sequence[1]
    named = f"文字「{sequence}」（U+{ord(base):04X} U+{ord(selector):04X}）"
    message = f"{named}の異体字は PDF の書体にないため、「{base}」と印刷します。"
    return Finding(Severity.WARNING, f"{place}の「{_shown(text)}」", message)


def _shown(text: str) -> str:
    return text.replace("\n", " ")[:_SHOWN]


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
