"""A mapping as JSON with Japanese keys, to save under a name, edit, and use again next year.

::

    {"様式": "一覧の対応付け", "版": 1, "シート": "事業一覧", "見出しの行": 3,
     "列": {"施策": {"役割": "階層", "段": 1, "階層名": "施策", "空欄は上と同じ": true},
            "事業名": {"役割": "事業名"},
            "予算額(千円)": {"役割": "金額", "単位": "千円", "年度": 2026, "種別": "予算"}},
     "課の読み替え": {"市民 課": "市民課"}, "合わせて読むシート": []}

Where sheets are read together, the column シート名 holds the name of each row's sheet.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from model.errors import MappingError
from model.readers.lists.columns.mapping import ListMapping
from model.readers.tables.amount_heads import UNITS, unit_label
from model.readers.tables.columns import AmountColumn, ColumnUse, LevelColumn, Role
from model.wareki import is_fiscal_year

FORM, VERSION = "一覧の対応付け", 1
_REMEDY = "対応付けのファイルを直すか、check が示す対応付けを保存して使ってください。"
_T = TypeVar("_T")


def mapping_record(mapping: ListMapping) -> dict[str, Any]:
    """Return ``mapping`` as the JSON object that ``read_mapping`` reads."""
    return {
        "様式": FORM,
        "版": VERSION,
        "シート": mapping.sheet,
        "見出しの行": mapping.head_row,
        "列": {use.heading: _use_record(use) for use in mapping.columns},
        "課の読み替え": dict(mapping.aliases),
        "合わせて読むシート": list(mapping.sheets),
    }


def read_mapping(path: Path) -> ListMapping:
    """Return the mapping in the file at ``path``: a saved one, or what ``check --json`` printed.

    Raises MappingError where there is none.
    """
    try:
        record = json.loads(path.read_bytes())  # UTF-8, or UTF-16 as PowerShell redirects
    except OSError as error:
        raise MappingError(
            "対応付けのファイルを開けません",
            where=str(path),
            remedy="ファイルの場所と名前を確かめてください。",
        ) from error
    except (ValueError, RecursionError) as error:
        raise MappingError(
            "対応付けのファイルが JSON として読めません", where=str(path), remedy=_REMEDY
        ) from error
    if isinstance(record, dict) and isinstance(record.get("mapping"), dict):
        record = record["mapping"]
    return mapping_from_record(record, str(path))


def mapping_from_record(record: Any, where: str) -> ListMapping:
    """Return the mapping that a JSON object describes. Raises MappingError."""
    if not isinstance(record, dict) or not isinstance(record.get("列"), dict):
        raise MappingError("対応付けに「列」がありません", where=where, remedy=_REMEDY)
    version = _get(record, "版", int, where)
    if version is not None and version > VERSION:
        raise MappingError(
            "新しい版のプログラムで保存された対応付けです",
            where=where,
            remedy="このプログラムを新しい版に置き換えてください。",
        )
    aliases: dict[str, Any] = _get(record, "課の読み替え", dict, where) or {}
    return ListMapping(
        columns=tuple(_use(heading, use, where) for heading, use in record["列"].items()),
        sheet=_get(record, "シート", str, where) or "",
        head_row=_get(record, "見出しの行", int, where),
        aliases=tuple((str(spelled), str(name)) for spelled, name in aliases.items()),
        sheets=tuple(map(str, _get(record, "合わせて読むシート", list, where) or ())),
    )


def _use_record(use: ColumnUse) -> dict[str, Any]:
    record: dict[str, Any] = {"役割": use.role.value}
    if use.level:
        record |= {"段": use.level.depth, "階層名": use.level.name}
        record |= {"空欄は上と同じ": use.level.fills, "所管を兼ねる": use.level.is_office}
    if use.amount:
        record |= {
            "単位": unit_label(use.amount.unit),
            "年度": use.amount.fiscal_year,
            "種別": use.amount.kind,
            "財源": use.amount.funds,
        }
    return record


def _use(heading: str, record: Any, where: str) -> ColumnUse:
    where = f"{where} の列「{heading}」"
    if isinstance(record, str):  # "事業名": "事業名" is enough where a role needs no more
        record = {"役割": record}
    if not isinstance(record, dict):
        raise MappingError("列の対応付けを読み取れません", where=where, remedy=_REMEDY)
    roles = {role.value: role for role in Role}
    role = roles.get(_get(record, "役割", str, where) or "")
    if role is None:
        raise MappingError(
            f"役割「{record.get('役割')}」はありません",
            where=where,
            remedy=f"役割は「{'」「'.join(roles)}」のどれかにしてください。",
        )
    is_level = role in (Role.LEVEL, Role.NUMBER)
    return ColumnUse(
        heading,
        role,
        _level(heading, record, where) if is_level else None,
        _amount(record, where) if role is Role.AMOUNT else None,
    )


def _level(heading: str, record: dict[str, Any], where: str) -> LevelColumn:
    depth = _get(record, "段", int, where)
    if depth is None or not 1 <= depth <= 9:  # noqa: PLR2004  as many as levels may be
        raise MappingError(
            "階層の「段」がありません",
            where=where,
            remedy="いちばん上の階層を1として、1から9までの数を書いてください。",
        )
    return LevelColumn(
        depth,
        _get(record, "階層名", str, where) or heading,
        fills=bool(_get(record, "空欄は上と同じ", bool, where)),
        is_office=bool(_get(record, "所管を兼ねる", bool, where)),
    )


def _amount(record: dict[str, Any], where: str) -> AmountColumn:
    unit = _get(record, "単位", str, where) or "円"
    if unit not in UNITS:
        raise MappingError(
            f"単位「{unit}」はありません",
            where=where,
            remedy=f"単位は「{'」「'.join(UNITS)}」のどれかにしてください。",
        )
    year = _get(record, "年度", int, where)
    if year is not None and not is_fiscal_year(year):
        raise MappingError(
            f"年度「{year}」は西暦の年度ではありません",
            where=where,
            remedy="2026 のような西暦の年度を書いてください。",
        )
    return AmountColumn(
        UNITS[unit],
        year,
        _get(record, "種別", str, where) or None,
        _get(record, "財源", str, where) or None,
    )


def _get(record: dict[str, Any], key: str, kind: type[_T], where: str) -> _T | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise MappingError(f"「{key}」の値を読み取れません", where=where, remedy=_REMEDY)
    return value
