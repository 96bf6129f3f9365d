"""What stands below the name of a project: 予算額 1,200千円, 担当課：福祉課, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from model.readers.published.cells.bulleted import PRICE, read_title
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.published.cells.year_cells import split_years
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.line import Line
from model.readers.tables.marks import has_bullet
from model.text import without_blanks
from model.wareki import ERA

_FACT = re.compile(
    r"^[・◆■◇○●【〔［\[（(＜<\s]*([^\s:：】〕］\]＞>。]{2,12})(?:[】〕］\])）＞>]\s*[:：]?|\s*[:：])\s*(\S.*)$"
)
_OFFICES = re.compile(r"^(\S{2,8})[ \u3000]+(\S.*)$")
_PRICED = re.compile(
    rf"((?:{ERA}?\s?[\d０-９元]{{1,2}}年度の?)?(?:当初|総|概算)?(?:事業費|予算額?)|(新規|拡充|継続)事業)"
    rf"[\s:：]+({PRICE}(?:[（(][^（()）]+[)）])?)"
)
_YEAR_BEFORE = re.compile(rf"(前年度|昨年度)(?:の?(?:当初)?予算額?)?[\s:：]*({PRICE})")
_IN_BRACKETS = re.compile(r"^(.*\S)\s*[（(〔［\[]([^（()）]+)[)）〕］\]]$")
_HELD = re.compile(r"^[（(〔［\[【]([^（()）〔〕［\]【】]+)[)）〕］\]】]$")
_KEPT_WORDS = re.compile(
    r"(?:(?:成果|活動|重要業績評価)?(?:指標|評価指標)|KPI|(?:事業|実施|計画)?期間|実施時期|対象者?|備考)"
)
"""What a project is told by besides: they become columns of their own."""
_NEXT = re.compile(
    r"[\s/／]+(?=[【〔［\[（(][^\s【】〔〕［］\[\]（()）]{2,10}[】〕］\])）]|\S{2,10}[:：])"
)
_LONGEST_WORD = 6
_COLUMNS = ("事業名", "事業概要", "所管課")
_KEPT = (ColumnRole.AMOUNT, ColumnRole.MARK)


@dataclass
class ProjectFacts:
    """A project by its title and the lines below it: its facts as (word, value), its texts."""

    name: str
    offices: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def description(self) -> str:
        """The texts as one, where lines broke it; a bullet alone at its beginning is none."""
        description = ""
        for text in self.texts:
            description = join_text(description, text)
        is_one = sum(map(has_bullet, self.texts)) == 1
        return description[1:].lstrip() if is_one and has_bullet(description) else description

    def take(self, line: Line, *, is_table: bool = False) -> bool:
        """Take a line that says something by a word of its own; return whether it does.

        Of lines that look like a table's, only offices and descriptions are sure.
        """
        several = _several(line.text)
        if several and not is_table:
            for text in several:
                self._take(text, is_table=False)
            return True
        return self._take(line.text, is_table=is_table)

    def _take(self, text: str, *, is_table: bool) -> bool:
        fact = _FACT.match(text)
        role = role_of_word(fact[1]) if fact else None
        offices = _OFFICES.match(text)
        if fact and role is ColumnRole.DEPARTMENTS and not self.offices:
            self.offices = fact[2]
        elif fact and role in _KEPT and not is_table:
            self.facts.append((fact[1], fact[2]))
        elif fact and role is ColumnRole.DESCRIPTION:
            self.texts.append(fact[2])
        elif fact and not is_table and _KEPT_WORDS.fullmatch(without_blanks(fact[1])):
            self.facts.append((fact[1], fact[2]))
        elif not self.offices and (held := _HELD.match(text)) and is_departments(held[1]):
            self.offices = held[1]
        elif priced := _PRICED.fullmatch(text):
            self.facts += [("区分", priced[2])] if priced[2] else []
            self.facts.append(("事業費" if priced[2] else priced[1], without_blanks(priced[3])))
        elif len(text) <= _LONGEST_WORD and role_of_word(text) is ColumnRole.DESCRIPTION:
            return True  # 事業内容, above the text that says it
        elif offices and not self.offices and _names_offices(offices[1], offices[2]):
            self.offices = offices[2]
        else:
            return False
        return True

    def row(self, line: Line, unit: int | None) -> Line:
        """Return the line of its name as a row that has its own head."""
        head = read_head((*_COLUMNS, *(word for word, _ in self.facts)), unit)
        cells = (self.name, self.description, self.offices, *(value for _, value in self.facts))
        return replace(line, raw="\t".join(cells), head=head, is_whole=True)


def facts_of_title(title: str) -> ProjectFacts:
    """Return what a title says of its project: its name, its offices, its amounts."""
    title, yearly = _without_years(title)
    name, offices, price = read_title(title)
    facts = [(f"{year} 事業費", amount) for year, amount in yearly]
    return ProjectFacts(name, offices, [*facts, ("事業費", price)] if price else facts)


def _without_years(title: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a title without the amounts of years in brackets behind it, and these.

    Of 「name（R8：1,200千円、R9：900千円）」 they are (R8, 1,200千円) and (R9, 900千円); so is
    （前年度 900千円）.
    """
    match = _IN_BRACKETS.match(title)
    if match and (before := _YEAR_BEFORE.fullmatch(match[2])):
        return match[1], [(before[1], before[2])]
    years = split_years(match[2]) if match and "円" in match[2] else []
    return (match[1], years) if match and years else (title, [])


def _several(text: str) -> list[str]:
    """Return the facts that a line gives beside each other: ［事業費］9千円　［担当］福祉課."""
    parts = _NEXT.split(text)
    facts = [_FACT.match(part) for part in parts]
    known = (*_KEPT, ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION)
    are_known = all(fact and role_of_word(fact[1]) in known for fact in facts)
    return parts if len(parts) > 1 and are_known else []


def is_amount_line(line: Line) -> bool:
    """Whether a line says what a project costs, and nothing else: 予算額　1,200千円."""
    return _PRICED.fullmatch(line.text) is not None


def _names_offices(word: str, value: str) -> bool:
    return role_of_word(word) is ColumnRole.DEPARTMENTS and is_departments(value)
