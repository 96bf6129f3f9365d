"""Reading the plan workbook that this program writes and clerks edit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from model.errors import PlanFileError
from model.plan import Plan, PlanHeading
from model.plan_from_tables import plan_from_tables
from model.plan_tables import PlanTable, PlanTableError, Value
from model.readers.characters import check_text
from model.readers.reading import Reading

MOST_BYTES = 2 * 1024**3
"""A workbook that unpacks to more is refused unread: no plan is that large, a zip bomb is."""

_MOST_RATIO = 400
_SMALL = 50 * 1024**2
_NO_PLAN = "計画ブックではないため、読み込めません"
_SAVE_AS_PLAN = "このプログラムで保存した計画ブックを指定してください。"


def read_plan_workbook(content: bytes, source: str, heading: PlanHeading | None = None) -> Reading:
    """Return the plan in the workbook whose bytes are ``content``.

    ``heading`` fills in what the workbook leaves open. Raises PlanFileError where it is damaged or
    no plan workbook.
    """
    _check_package(content, source)
    try:
        plan = plan_from_tables(_read_tables(content, source))
    except PlanTableError as error:
        place = f"{error.table}シート" + (f"の{error.row}行目" if error.row else "")
        raise PlanFileError(
            error.why,
            where=f"{source} の{place}",
            remedy=_SAVE_AS_PLAN if error.row is None else "Excel で直して保存し直してください。",
        ) from error
    findings = [
        finding
        for row in plan.listings()
        for finding in check_text(f"「{row.name}」の掲載", "事業名", row.name)
    ]
    return Reading(_filled(plan, heading), source, tuple(findings))


def _filled(plan: Plan, heading: PlanHeading | None) -> Plan:
    if heading is None:
        return plan
    own = plan.heading
    filled = PlanHeading(
        own.title or heading.title,
        own.city or heading.city,
        heading.fiscal_year if own.fiscal_year is None else own.fiscal_year,
    )
    return replace(plan, heading=filled)


def _check_package(content: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(info.file_size for info in package.infolist())
            names = package.namelist()
            broken = None if size > _SMALL else package.testzip()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(source) from error
    if size > MOST_BYTES or (size > _SMALL and size > _MOST_RATIO * len(content)):
        raise PlanFileError(
            "展開すると異常に大きくなるため、読み込みを中止しました",
            where=source,
            remedy="ファイルの出どころを確かめてください。",
        )
    if broken:
        raise _damaged(source)
    if "xl/workbook.xml" not in names:
        raise PlanFileError(
            "Excel のブック（.xlsx）ではありません", where=source, remedy=_SAVE_AS_PLAN
        )


def _damaged(source: str) -> PlanFileError:
    return PlanFileError(
        "ブックが壊れているか、途中で切れています",
        where=source,
        remedy="もとのファイルをコピーし直すか、Excel で開いて保存し直してください。",
    )


def _read_tables(content: bytes, source: str) -> dict[str, PlanTable]:
    import openpyxl  # noqa: PLC0415  slow to import

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return {
            sheet.title: _read_table(sheet.title, sheet.iter_rows(values_only=True))
            for sheet in book.worksheets
        }
    except Exception as error:  # openpyxl raises whatever its parsing ran into
        raise PlanFileError(_NO_PLAN, where=source, remedy=_SAVE_AS_PLAN) from error


def _read_table(name: str, rows: Iterator[tuple[object, ...]]) -> PlanTable:
    heads = tuple(str(head or "") for head in next(rows, ()))
    return PlanTable(name, heads, tuple(tuple(map(_value, row)) for row in rows))


def _value(cell: object) -> Value:
    if cell is None or isinstance(cell, str | int):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return str(cell)
