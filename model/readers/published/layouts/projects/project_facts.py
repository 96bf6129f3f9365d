"""What stands below the name of a project: 予算額 1,200千円, 担当課：福祉課, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from model.readers.published.cells.bulleted import read_title
from model.readers.published.cells.columns import ColumnRole, role_of_word
from model.readers.published.cells.looks import is_departments
from model.readers.published.cells.table_head import read_head
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.line import Line

_FACT = re.compile(
    r"^[・◆■◇○●【\[（(\s]*([^\s:：】\]。]{2,12})(?:[】\])）]\s*[:：]?|\s*[:：])\s*(\S.*)$"
)
_OFFICES = re.compile(r"^(\S{2,8})[ \u3000]+(\S.*)$")
_PRICED = re.compile(
    r"((?:(?:令和|平成|[RHＲＨ])?\s?[\d０-９元]{1,2}年度の?)?(?:当初|総|概算)?(?:事業費|予算額?))"
    r"[\s:：]+([△▲]?[\d０-９][\d０-９,，.億万千百]*円)"
)
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
        """The texts as one, where lines broke it."""
        description = ""
        for text in self.texts:
            description = join_text(description, text)
        return description

    def take(self, line: Line, *, is_table: bool = False) -> bool:
        """Take a line that says something by a word of its own; return whether it does.

        Of lines that look like a table's, only offices and descriptions are sure.
        """
        text = line.text
        fact = _FACT.match(text)
        role = role_of_word(fact[1]) if fact else None
        offices = _OFFICES.match(text)
        if fact and role is ColumnRole.DEPARTMENTS and not self.offices:
            self.offices = fact[2]
        elif fact and role in _KEPT and not is_table:
            self.facts.append((fact[1], fact[2]))
        elif fact and role is ColumnRole.DESCRIPTION:
            self.texts.append(fact[2])
        elif priced := _PRICED.fullmatch(text):
            self.facts.append((priced[1], priced[2]))
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
    """Return what a title says of its project: its name, its offices, its amount."""
    name, offices, price = read_title(title)
    return ProjectFacts(name, offices, [("事業費", price)] if price else [])


def is_amount_line(line: Line) -> bool:
    """Whether a line says what a project costs, and nothing else: 予算額　1,200千円."""
    return _PRICED.fullmatch(line.text) is not None


def _names_offices(word: str, value: str) -> bool:
    return role_of_word(word) is ColumnRole.DEPARTMENTS and is_departments(value)
