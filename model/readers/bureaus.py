"""Departments named with their bureaus: 福祉部　障害福祉課, 税務課（総務部）, 教）学校課."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from model.finding import Finding, Severity
from model.readers.department_names import is_office, split_departments, without_shares
from model.readers.draft import ListingDraft, PlanDraft
from model.text import first_names

_PIECES = re.compile(
    r"[\n、,，]\s*|(?<=[課室])・(?=[^\s・]{1,13}[部局庁][\s/／>＞\-－]+[^\s・]{2,}[課室])"
)
_BROKEN = re.compile(r"(?<=[部局庁])\n(?=\S{2,}?[課室](?:$|[、,，・]|ほか|他))", re.MULTILINE)
_TOKENS = re.compile(r"[\s/／>＞]+|(?<=[部局庁])[-－](?=\S{2,}[課室])")
_BUREAU = re.compile(r"[^\s（(）)、，,・]{0,13}(?:(?<!事務)局|部|委員会|庁)")
_BEHIND = re.compile(r"(\S+?)\s*[（(](\S{1,14})[)）]")
_BEFORE = re.compile(r"[（(【〔\[]?([^\s（()）【】〔〕\[\]]{1,14})[)）】〕\]]\s*(\S+)")
_SHORT = re.compile(r"[^\W\d仮主副新旧正関]{1,3}")
"""A bureau cut short before its bracket: 教）学校課; （仮）こども課 has none."""
_SECRETARIAT = "事務局"
"""Alone it names no department: 農業委員会 事務局."""
_HEADING = "部局"
_FEW = 0.25
"""A plan that names bureaus with more of its cells does so throughout."""
_MOST = 10
"""A finding names so many cells at most."""
_Pair = tuple[str, str]


def split_bureau(text: str) -> tuple[str, str]:
    """Return (bureaus, departments) of a cell; no bureaus where it names none with a department.

    Several bureaus are a line for each department, empty for one that has none. A bureau stands
    before a department, with a blank, a slash or a bracket between, or in brackets behind it; with
    、 between them they are two departments (「財政部、税務課」).
    """
    pairs = _pairs(text)
    bureaus = dict.fromkeys(bureau for bureau, _ in pairs if bureau)
    if not bureaus:
        return "", text
    lines = [bureau for bureau, office in pairs for _ in split_departments(office).names]
    several = len(bureaus) > 1
    return "\n".join(lines if several else bureaus), "、".join(office for _, office in pairs)


def each_once(lines: str) -> str:
    """Return the bureaus in the lines of a cell, each once: 市民部・環境部."""
    return "・".join(dict.fromkeys(filter(None, lines.split("\n"))))


def split_bureaus(draft: PlanDraft) -> tuple[Finding, ...]:
    """Take the bureaus out of the cells of ``draft``; each row keeps them as an extra column.

    Departments of one name in several bureaus are told apart by these (福祉部総務課). That cells
    were taken apart is one finding.
    """
    two = _part_broken(draft.listings())
    found = [(row, _pairs(row.departments)) for row in draft.listings()]
    homes: dict[str, set[str]] = defaultdict(set)
    for _, pairs in found:
        for bureau, office in pairs:
            homes[office].add(bureau)
    apart = [row for row, pairs in found if _take_apart(row, pairs, homes)]
    if not apart:
        return two
    message = (
        f"所管課の欄にある部局と課を分けて、課だけを所管課としました（{len(apart):,}行）。"
        f"部局は追加項目「{_HEADING}」に残しました。"
    )
    return (*two, Finding(Severity.NOTICE, apart[0].where, message))


def _part_broken(rows: Sequence[ListingDraft]) -> tuple[Finding, ...]:
    """Part bureaus and departments that stand below each other and are two: 消防本部⏎道路課.

    They are where a plan parts departments by breaks, names a bureau with few of them, and has
    this one alone elsewhere, or the department without it. That it was done is one finding.
    """
    broken = [row for row in rows if _BROKEN.search(row.departments)]
    others = [row.departments.split("\n") for row in rows if row not in broken]
    parts_by_breaks = any(len(names) > 1 and all(map(_is_department, names)) for names in others)
    if not parts_by_breaks or len(broken) > len(rows) * _FEW:
        return ()
    elsewhere = {name for names in others for name in names}
    two = [row for row in broken if elsewhere.intersection(row.departments.split("\n"))]
    if not two:
        return ()
    for row in two:
        row.departments = row.departments.replace("\n", "、")
    names = first_names(
        [f"「{each}」" for each in dict.fromkeys(r.departments for r in two)], _MOST
    )
    message = f"所管課の欄で上下に書かれた部局と課を、別々の所管課としました：{names}。"
    return (Finding(Severity.NOTICE, two[0].where, message),)


def _take_apart(row: ListingDraft, pairs: list[_Pair], homes: dict[str, set[str]]) -> bool:
    bureaus = dict.fromkeys(bureau for bureau, _ in pairs if bureau)
    if not bureaus:
        return False
    names = [f"{bureau}{office}" if len(homes[office]) > 1 else office for bureau, office in pairs]
    row.departments = "、".join(names)
    row.extras = (*row.extras, (_HEADING, "・".join(bureaus)))
    return True


def _pairs(text: str) -> list[_Pair]:
    """Return the (bureau, department) pairs in a cell; a department alone has no bureau."""
    pieces = _PIECES.split(_BROKEN.sub(" ", without_shares(text)))
    return [pair for piece in pieces if piece.strip() for pair in _pairs_within(piece.strip())]


def _pairs_within(piece: str) -> list[_Pair]:
    behind, before = _BEHIND.fullmatch(piece), _BEFORE.fullmatch(piece)
    if behind and _is_bureau(behind[2]) and _is_department(behind[1]):
        return [(behind[2], behind[1])]
    if before and _is_department(before[2]) and _may_be_short(before[1]):
        return [(before[1], before[2])]
    pairs: list[_Pair] = []
    bureau, has_offices = "", True
    for token in _TOKENS.split(piece):
        if _is_bureau(token) and has_offices:
            bureau, has_offices = token, False
        elif bureau and _is_department(token):
            pairs.append((bureau, token))
            has_offices = True
        else:
            return [("", piece)]
    return pairs if pairs and has_offices else [("", piece)]


def _is_bureau(name: str) -> bool:
    return _BUREAU.fullmatch(name) is not None


def _is_department(name: str) -> bool:
    return is_office(name) and not _is_bureau(name) and name != _SECRETARIAT


def _may_be_short(name: str) -> bool:
    return _is_bureau(name) or _SHORT.fullmatch(name) is not None
