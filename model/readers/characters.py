"""Characters in a plan's texts that would make trouble on paper, found with their place."""

from __future__ import annotations

from model.finding import Finding, Severity
from model.readers.draft import PlanDraft, SectionDraft
from model.text import unholdable

_FORMULA_STARTS = ("=", "+", "-", "@")


def check_characters(draft: PlanDraft) -> tuple[Finding, ...]:
    """Return a finding for each text that no file can hold or that looks like a formula."""
    findings = []
    for section in draft.sections:
        findings += _check_section(section)
    for row in draft.listings():
        findings += check_text(row.where, f"「{row.name}」の事業名", row.name)
        findings += check_text(row.where, f"「{row.name}」の事業概要", row.description or "")
        findings += check_text(row.where, f"「{row.name}」の所管課", row.departments)
    return tuple(findings)


def _check_section(section: SectionDraft) -> list[Finding]:
    findings = check_text(section.where, f"区分「{section.title}」", section.title)
    for text in (section.by_name, section.objective or "", *section.direction, *section.text):
        findings += check_text(section.where, f"区分「{section.title}」の本文", text)
    for child in section.children:
        findings += _check_section(child)
    return findings


def check_text(where: str, what: str, text: str) -> list[Finding]:
    """Return findings for what ``what`` says at ``where``: control characters, formula signs."""
    findings = []
    if text.startswith(_FORMULA_STARTS):
        findings.append(
            Finding(
                Severity.WARNING,
                where,
                f"{what}が「{text[0]}」で始まります。数式にはせず、文字のまま出力します。",
            )
        )
    for character in unholdable(text):
        findings.append(
            Finding(
                Severity.ERROR,
                where,
                f"{what.replace(character, '')}に、ファイルに書けない制御文字"
                f"（U+{ord(character):04X}）があります。元のファイルで取り除いてください。",
            )
        )
    return findings
