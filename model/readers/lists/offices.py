"""Which departments a row of a list names: offices above tell those of the same name apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.finding import Severity
from model.readers.bureaus import each_once
from model.readers.department_names import DepartmentCell, is_office, split_departments
from model.readers.lists.rows.list_row import ListRow
from model.readers.tables.told import Told
from model.text import first_names

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Named:
    """A department of a row with the offices above it, from the top."""

    name: str
    offices: tuple[str, ...]


def department_cells(
    rows: Sequence[ListRow], aliases: Mapping[str, str], told: Told
) -> list[DepartmentCell]:
    """Return the departments of each row.

    A row that names none is the office's next to it: the team below, else the lowest office above.
    ``aliases`` gives the name for which a spelling stands. Departments of one name in different
    offices are told apart by the office's name.
    """
    rows = _by_lines(rows, told)
    texts = dict.fromkeys(text for row in rows for text in row.departments)
    alone = {n for text in texts for n in split_departments(text).names if is_office(n)}
    cells = {text: split_departments(text, alone) for text in texts}
    named: list[list[_Named]] = []
    others: list[bool] = []
    for row in rows:
        split = [cells[text] for text in row.departments]
        names = [aliases.get(name, name) for cell in split for name in cell.names]
        named.append(_with_offices(list(dict.fromkeys(names)), row.offices))
        others.append(any(cell.and_others for cell in split))
        if not names:
            named[-1] = _stand_in(row, told)
    labels = _labels({one for each in named for one in each}, told)
    return [
        DepartmentCell(tuple(dict.fromkeys(labels[one] for one in each)), and_others)
        for each, and_others in zip(named, others, strict=True)
    ]


def _by_lines(rows: Sequence[ListRow], told: Told) -> list[ListRow]:
    """Return ``rows`` with 、 for breaks between departments where these are named without 課.

    Names with their endings come apart by them, and a break may stand inside one.
    """
    texts = dict.fromkeys(text for row in rows for text in row.departments)
    if 2 * sum(is_office(text) for text in texts) >= len(texts):
        return list(rows)
    made: list[ListRow] = []
    for row in rows:
        if any("\n" in text for text in row.departments):
            message = "所管課の欄の改行は、課の区切りとして読みました。"
            told.tell(Severity.NOTICE, message, row.where)
        departments = tuple(text.replace("\n", "、") for text in row.departments)
        made.append(replace(row, departments=departments))
    return made


def _with_offices(names: Sequence[str], offices: tuple[str, ...]) -> list[_Named]:
    """Return departments with the offices above them, line by line where these are as many."""
    made: list[_Named] = []
    for n, name in enumerate(names):
        own = [
            o[n] if len(o := office.split("\n")) == len(names) else each_once(office)
            for office in offices
        ]
        made.append(_Named(name, tuple(filter(None, own))))
    return made


def _stand_in(row: ListRow, told: Told) -> list[_Named]:
    if row.teams:
        told.tell(
            Severity.NOTICE, "所管課が空欄の事業は、室・係の名前を所管課としました。", row.where
        )
        return [_Named(row.teams[0], row.offices)]
    if row.offices:
        message = "所管課が空欄の事業は、部局の名前を所管課としました。"
        told.tell(Severity.NOTICE, message, row.where)
        return [_Named(row.offices[-1], row.offices[:-1])]
    return []


def _labels(named: set[_Named], told: Told) -> dict[_Named, str]:
    """Return how each department is called: its name, after those of offices where need be."""
    labels = {one: one.name for one in named}
    deepest = max((len(one.offices) for one in named), default=0)
    for depth in range(1, deepest + 1):
        by_label: dict[str, list[_Named]] = defaultdict(list)
        for one, label in labels.items():
            by_label[label].append(one)
        for label, namesakes in sorted(by_label.items()):
            if len(namesakes) > 1:
                if depth == 1:
                    _tell(label, namesakes, told)
                for one in namesakes:
                    if len(one.offices) >= depth:
                        labels[one] = f"{one.offices[-depth]}{label}"
    return labels


def _tell(name: str, namesakes: Sequence[_Named], told: Told) -> None:
    offices = sorted({one.offices[-1] if one.offices else "（部局なし）" for one in namesakes})
    told.tell(
        Severity.NOTICE,
        "同じ名前の所管課が複数の部局にあるため、部局の名前を付けて区別しました。",
        f"「{name}」（{first_names(offices, _MOST_NAMED)}）",
    )
