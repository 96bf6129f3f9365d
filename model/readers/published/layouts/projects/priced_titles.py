"""Projects as lines that end in an amount, and what they are below: ◇名称（新規） 1,200万円.

So newsletters and web pages print them, without a table and mostly without offices. Sums of money
stand in such lines too, so that they are asked only of a text in which no other project is found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.published.cells.bulleted import without_price
from model.readers.published.cells.looks import is_departments
from model.readers.published.layouts.projects.bulleted_rows import explained_signs
from model.readers.published.layouts.projects.project_facts import (
    ProjectFacts,
    facts_of_title,
    is_amount_line,
)
from model.readers.published.layouts.signed_sections import signed_title
from model.readers.published.lines.broken_texts import join_text
from model.readers.published.lines.furniture import find_furniture
from model.readers.published.lines.line import Line
from model.readers.published.lines.notes import read_note
from model.readers.published.lines.numbering import read_heading
from model.readers.published.lines.places import indent_of
from model.readers.published.lines.units import StatedUnits
from model.readers.reading import LineRole
from model.readers.tables.amount_heads import unit_label
from model.readers.tables.amounts import read_printed_amount
from model.readers.tables.marks import bare_mark, is_common_mark, read_name

_LEAST = 2
"""So many lines with the same sign end in an amount, where they are projects."""
_LEAST_BARE = 3
"""So many do that have no sign at all."""
_HALF = 0.5
_SIGNS = "○◯〇●・◦•■□◆◇◎▼▽▶▷►★☆"
_LEAD = re.compile(rf"^(?:(\S{{1,4}})[ \u3000]+)?([{_SIGNS}])\s*(?=\S)")
_BRACKETED = re.compile(
    r"^[（(【〔［\[<＜]([^（）()【】〔〕［］\[\]<>＜＞]{1,8})[)）】〕］\]>＞]\s*(?=\S)"
)
_MARK_BEHIND = re.compile(
    r"^(.*円)((?:\s*[（(【〔［\[][^（）()【】〔〕［］\[\]]{1,8}[)）】〕］\]])+)$"
)
_NOTHING = re.compile(r"(?<![^\s…:：])(?:ゼロ|０)円(?=\s|[（(【〔［\[]|$)")
_PRICE_ALONE = r"\d\S*円(?=[\s（(、,]|$)"
"""An amount within a text, but for one that is part of a word: 100円バス."""
_NO_NAME = re.compile(rf"{_PRICE_ALONE}|[はがをに]、")
"""What has another amount, or is part of a sentence."""
_AMOUNT_BESIDE = re.compile(
    r"[（(]?(?:\S{0,10}(?:予算|決算|実績|見込|補正)額|\S{0,8}年度?(?:当初|補正|最終)?(?:予算|決算))"
)
"""What a project costs otherwise: （前年度予算額 900千円）; 給食管理経費 is a project's name."""
_NO_TEXT = re.compile(r"^[（(【]?(?:お?問い?合わ?せ|電話|【電話)|^(?:など|ほか|等)$")
"""What stands below projects and says nothing of the last of them."""
_OFFICE_BEFORE = re.compile(r"^(\S{2,20}?)(?:…|‥)+(\S.*)$")
_NO_PROJECT = re.compile(
    r"(?:一般|特別|企業)?会計|(?:歳入|歳出|予算|決算|予備)(?:総?額|規模|費)?|\S{0,6}税|地方\S*(?:交付|譲与)[税金]?等?|"
    r"\S{0,8}割交付金|(?:国庫?|[都道府県]|国[都道府県])(?:支出金|補助金|負担金)|(?:地方|[市町村区])債|"
    r"繰[入越出]金|諸収入|諸支出金|財産収入|寄[附付]金|積立金|貸付金|\S*使用料\S*|分担金\S*|負担金\S*|"
    r"(?:議会|総務|民生|衛生|労働|農林(?:水産)?業?|商工|土木|消防|教育|災害復旧|公債|人件|扶助|物件|維持補修|"
    r"(?:普通)?建設事業|補助)費等?|\S{2}的経費|(?:自主|依存|一般|特定)財源|\S*残高|(?:合|小|総)?計|総額|その他"
)
"""Parts of a budget as a whole, whose amounts are printed likewise: 町税 12億円, 総務費 9億円."""
_WORK = re.compile(
    r"事業|整備|工事|補助|支援|助成|改修|建設|更新|改良|推進|対策|運営|無[償料]化|交付|給付|委託|購入|"
    r"プロジェクト|計画|設置|導入|開催"
)
"""Words of names of projects, where nothing else says that lines are some."""
_DOUBT = (
    "金額の付いた行（{count:,}行）を、1行に1つの事業として読みました。元の計画書と見比べ、事業でない行が"
    "あるときは、その行を本文から除いて読み直してください。"
)


@dataclass
class _Title:
    """A line that ends in an amount, and those that go on with it, by index; with what it says."""

    lines: list[int]
    key: str
    project: ProjectFacts
    is_marked: bool

    @property
    def is_likely(self) -> bool:
        """Whether something says that it is a project: a mark, a description, its name."""
        is_worded = _WORK.search(self.project.name) is not None
        return self.is_marked or bool(self.project.texts or self.project.offices) or is_worded


def divide_priced(lines: Sequence[Line]) -> Sequence[Line]:
    """Return ``lines`` with each project that ends in an amount as a row that has its own head."""
    units = StatedUnits(lines)
    marks = explained_signs(lines, _SIGNS) | {*"★☆"}
    titles = list(_titles(lines, units, marks))
    counts = Counter(title.key for title in titles)
    least = {key: _LEAST if key else _LEAST_BARE for key in counts}
    sure = [title for title in titles if counts[title.key] >= least[title.key]]
    blocks = filter(_may_be_projects, _blocks(lines, sure))
    projects = [title for block in blocks for title in block]
    if not projects or sum(title.is_likely for title in projects) < _HALF * len(projects):
        return lines
    made = list(lines)
    for title in projects:
        at, *rest = title.lines
        made[at] = title.project.row(lines[at], units.at(lines[at].number))
        for n in rest:
            made[n] = replace(lines[n], role=LineRole.ROW)
    first = projects[0].lines[0]
    made[first] = replace(made[first], doubt=_DOUBT.format(count=len(projects)))
    return made


def _titles(lines: Sequence[Line], units: StatedUnits, marks: Collection[str]) -> Iterator[_Title]:
    furniture = find_furniture(lines)
    title: _Title | None = None
    for at, line in enumerate(lines):
        if at in furniture or (title and at in title.lines):
            continue
        begun = _begun(lines, at, units, marks)
        if begun is None and title and _tells_of(lines, at, title):
            title.lines.append(at)
            if not title.project.take(line):
                title.project.texts.append(line.text)
            continue
        if title:
            yield title
        title = begun
    if title:
        yield title


def _begun(
    lines: Sequence[Line], at: int, units: StatedUnits, marks: Collection[str]
) -> _Title | None:
    """Return the title that begins at a line: its amount stands at its end, or alone below it.

    ``marks`` are the signs that are no bullets.
    """
    line = lines[at]
    if line.has_tab or line.role or line.text.endswith("。") or read_note(line.text):
        return None
    key, text = _led(line.text)
    text = f"{key}{text}" if key in marks else text
    if is_amount_line(line) or _is_beside(text):
        return None
    below = lines[at + 1] if at + 1 < len(lines) else None
    own = [at]
    whole = _priced(text)
    if whole is None and below and not (below.has_tab or below.role or below.after_blank):
        is_name = key or text.endswith("事業")
        if is_name and is_amount_line(below):
            project = facts_of_title(text)
            project.take(below)
            return _Title([at, at + 1], key, project, is_marked=False)
        whole = _with_price_below(text, line, below, units) if key else None
        own.append(at + 1)
    if whole is None:
        return None
    offices = _OFFICE_BEFORE.match(whole)
    is_led = offices is not None and is_departments(_unmarked(offices[1]))
    project = facts_of_title(whole)
    if offices and is_led:
        office = _unmarked(offices[1])
        marks = offices[1].removesuffix(office)
        project = facts_of_title(f"{marks}{offices[2]}")
        project.offices = office
    marked = read_name(project.name, ())
    return _Title(own, key, project, is_marked=bool(marked.flags))


def _led(text: str) -> tuple[str, str]:
    """Return what begins a line (a sign, a number, a mark), and the line without sign and number.

    A mark before the sign (新 ◎ name) stands in brackets then.
    """
    lead = _LEAD.match(text)
    if lead and (lead[1] is None or is_common_mark(bare_mark(lead[1]))):
        rest = text[lead.end() :]
        return lead[2], f"（{lead[1]}）{rest}" if lead[1] else rest
    heading = read_heading(text)
    if heading and not heading.style.word:
        by_name = f"【{heading.by_name}】" if heading.by_name else ""
        return heading.style.form.name, f"{heading.title}{by_name}"
    mark = _BRACKETED.match(text)
    return ("印" if mark and is_common_mark(bare_mark(mark[1])) else ""), text


def _unmarked(text: str) -> str:
    """Return a text without the signs and the marks in brackets before it."""
    text = text.lstrip(_SIGNS)
    while mark := _BRACKETED.match(text):
        text = text[mark.end() :]
    return text


def _priced(text: str) -> str | None:
    """Return a title with its mark before the amount at its end, None where it has none."""
    text = _NOTHING.sub("0円", text)
    behind = _MARK_BEHIND.match(text)
    name, price = without_price(behind[1] if behind else text)
    if not price or _NO_NAME.search(name) or not re.search(r"[^\W\d]", name):
        return None
    return f"{name}{behind[2] if behind else ''} {price}"


def _is_beside(text: str) -> bool:
    """Whether a line without its sign says what the project above it costs otherwise."""
    name, price = without_price(text.removesuffix("）").removesuffix(")"))
    return bool(price) and _AMOUNT_BESIDE.fullmatch(name) is not None


def _with_price_below(text: str, line: Line, below: Line, units: StatedUnits) -> str | None:
    """Return a title with the amount that stands alone below it, or ends the rest of its name.

    That rest stands further in than its first ``line``.
    """
    if _led(below.text)[0] or below.text.endswith("。"):
        return None
    more = _NOTHING.sub("0円", below.text)
    behind = _MARK_BEHIND.match(more)
    amount = behind[1] if behind else more
    read = read_printed_amount(amount, units.at(below.number) or 1)
    if read.yen is not None and (read.has_unit or units.at(below.number) is not None):
        unit = "" if read.has_unit else unit_label(units.at(below.number) or 1)
        return f"{text}{behind[2] if behind else ''} {amount}{unit}"
    rest, price = without_price(more)
    is_rest = bool(price) and indent_of(below) > indent_of(line) and not _NO_NAME.search(rest)
    return f"{join_text(text, rest)} {price}" if is_rest else None


def _tells_of(lines: Sequence[Line], at: int, title: _Title) -> bool:
    """Whether a line says what the project right above is or costs: sentences, or the rest."""
    line = lines[at]
    if title.lines[-1] != at - 1 or line.has_tab or line.role or read_note(line.text):
        return False
    if _is_beside(_led(line.text)[1]):
        return True
    is_sentence = line.text.endswith("。") or is_amount_line(line)
    if signed_title(line) or _NO_TEXT.match(line.text):
        return False
    if not title.key:
        return is_sentence
    if line.after_blank or _LEAD.match(line.text) or read_heading(line.text):
        return is_sentence
    return is_sentence or len(line.filled) == 1


def _blocks(lines: Sequence[Line], titles: Sequence[_Title]) -> Iterator[list[_Title]]:
    """Yield the titles that follow each other without another line between them."""
    block: list[_Title] = []
    for title in titles:
        between = range(block[-1].lines[-1] + 1, title.lines[0]) if block else range(0)
        if block and any(not read_note(lines[n].text) for n in between):
            yield block
            block = []
        block.append(title)
    if block:
        yield block


def _may_be_projects(block: Sequence[_Title]) -> bool:
    """Whether the titles of a block may be projects: none is a part of the budget as a whole."""
    names = (read_name(title.project.name, ()).name for title in block)
    return not any(map(_NO_PROJECT.fullmatch, names))
