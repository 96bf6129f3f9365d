"""The program: reads its arguments, joins the parts, starts the window or the command."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from model.errors import AppError
from model.finding import Severity
from model.listing import parse_path
from model.money import Unit
from model.plan import PlanHeading
from model.readers.reading import Reading
from model.readers.source import read_plan
from model.records import LISTS, Record, finding_record
from model.selection import Selection
from model.version import VERSION
from model.view import view_plan
from seeds.built_in import load_built_in_plan

if TYPE_CHECKING:
    from reports.catalogue import Report
    from reports.options import Format

DONE, FAILED, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit code: 0 done, 1 the job failed, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        if given and (given[0] in COMMANDS or given[0].startswith("-")):
            return _run_command(given)
        return _open_window(given)
    except AppError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:  # who reads the output has read enough (list … | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        from reports.fault_log import record_fault  # noqa: PLC0415  only faults ask

        log = record_fault(error)
        print(f"プログラムの不具合で中止しました。記録：{log}", file=sys.stderr)
        return FAILED


# --- commands --------------------------------------------------------------------------------


def check(options: argparse.Namespace) -> int:
    """Print the findings of a plan; fails where any of them is an error."""
    reading = _load(options)
    if options.json:
        _print_json(
            {
                "source": reading.source,
                "findings": [finding_record(finding) for finding in reading.findings],
                "lines": {role.value: count for role, count in reading.coverage.items()},
            }
        )
    else:
        _print_findings(reading)
    failed = any(finding.severity is Severity.ERROR for finding in reading.findings)
    return FAILED if failed else DONE


def list_(options: argparse.Namespace) -> int:
    """Print sections, departments, listings, projects, totals or corrections."""
    reading = _load(options)
    records = LISTS[options.what](reading, view_plan(reading.plan, _selection(options)))
    if options.json:
        _print_json(records)
    else:
        _print_records(records)
    return DONE


def generate(options: argparse.Namespace) -> int:
    """Make reports."""
    from reports.document import Paper  # noqa: PLC0415
    from reports.job import Job, run_job  # noqa: PLC0415
    from reports.options import ReportOptions, Split  # noqa: PLC0415

    started = time.perf_counter()
    reading = _load(options)
    files = run_job(
        Job(
            plan=reading.plan,
            selection=_selection(options),
            wanted=_wanted(options),
            folder=options.out,
            options=ReportOptions(
                unit=Unit.from_label(options.unit),
                paper=Paper[options.paper],
                landscape=options.landscape or None,
                grey=options.grey,
            ),
            split=Split(options.split),
            replaces=options.replace,
        )
    )
    seconds = round(time.perf_counter() - started, 3)
    if options.json:
        records = [
            {
                "path": str(file.path),
                "report": file.report,
                "format": file.format,
                "listings": file.listings,
                "projects": file.projects,
            }
            for file in files
        ]
        _print_json({"files": records, "seconds": seconds})
    else:
        for file in files:
            print(f"{file.path}（掲載{file.listings:,}件・事業{file.projects:,}件）")
    _mention_findings(reading)
    return DONE


def _wanted(options: argparse.Namespace) -> tuple[tuple[Report, Format], ...]:
    """Return each report asked for in each of the formats asked for that it comes in."""
    from reports.catalogue import report_by_id  # noqa: PLC0415
    from reports.options import Format  # noqa: PLC0415

    formats = [Format(name) for name in dict.fromkeys(options.format)]
    return tuple(
        (report, form)
        for report in map(report_by_id, dict.fromkeys(options.report))
        for form in formats
        if form in report.formats
    )


def convert(options: argparse.Namespace) -> int:
    """Save a plan as the plan workbook."""
    from reports.plan_workbook import write_plan_workbook  # noqa: PLC0415  openpyxl is slow

    reading = _load(options)
    path = write_plan_workbook(reading.plan, options.target, replaces=options.replace)
    print(path)
    _mention_findings(reading)
    return DONE


def self_test() -> int:
    """Make one of each report into a temporary folder, open and check them."""
    from reports.self_test import run_self_test  # noqa: PLC0415  other commands do without

    for line in run_self_test(load_built_in_plan().plan):
        print(line)
    print("自己診断：正常")
    return DONE


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": check,
    "list": list_,
    "generate": generate,
    "convert": convert,
}


# --- arguments -------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(
            WRONG_USE, f"使い方が違います（{message}）。{self.prog} --help を見てください。\n"
        )


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="main.py", description="実施計画から Excel と PDF の帳票を作ります。")
    parser.add_argument("--version", action="version", version=VERSION)
    parser.add_argument("--self-test", action="store_true", help="全帳票を試しに作って確かめる")
    commands = parser.add_subparsers(dest="command")
    _add_check(commands.add_parser("check", help="計画の確認事項を示す"))
    _add_list(commands.add_parser("list", help="計画の中身を一覧にする"))
    _add_generate(commands.add_parser("generate", help="帳票を作る"), command == "generate")
    _add_convert(commands.add_parser("convert", help="計画を計画ブック（.xlsx）に保存する"))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", nargs="?", type=Path, help="計画のファイル（省けば内蔵の計画）")
    _add_heading(parser)
    _add_json(parser)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=tuple(LISTS), help="何を一覧にするか")
    _add_plan(parser)
    _add_picks(parser)
    _add_json(parser)


def _add_generate(parser: argparse.ArgumentParser, is_used: bool) -> None:  # noqa: FBT001
    if not is_used:
        return  # the catalogue takes as long to import as the other commands to run
    from reports.catalogue import REPORTS  # noqa: PLC0415

    _add_plan(parser)
    _add_picks(parser)
    ids = tuple(report.id for report in REPORTS)
    parser.add_argument("--report", action="append", choices=ids, required=True)
    parser.add_argument("--format", action="append", choices=("xlsx", "pdf", "csv"), required=True)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="保存先のフォルダー")
    parser.add_argument("--replace", action="store_true", help="同じ名前のファイルを置き換える")
    parser.add_argument("--split", choices=("none", "department", "section"), default="none")
    units = tuple(unit.label for unit in Unit)
    parser.add_argument("--unit", choices=units, default=Unit.THOUSAND.label, help="金額の単位")
    parser.add_argument("--paper", choices=("A4", "A3"), default="A4")
    parser.add_argument("--landscape", action="store_true", help="横向きにする")
    parser.add_argument("--grey", action="store_true", help="色を使わない")
    _add_json(parser)


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, help="計画のファイル")
    parser.add_argument("target", type=Path, metavar="OUT.xlsx")
    parser.add_argument("--replace", action="store_true", help="同じ名前のファイルを置き換える")
    _add_heading(parser)


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", type=Path, help="計画のファイル（省けば内蔵の計画）")
    _add_heading(parser)


def _add_heading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", help="計画の名前（本文に書かれていないとき）")
    parser.add_argument("--city", help="市区町村の名前")
    parser.add_argument("--year", type=int, help="年度（西暦）")


def _add_picks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--section", action="append", metavar="1-2", help="区分（下位を含む）")
    parser.add_argument("--department", action="append", metavar="課", help="所管課")
    parser.add_argument("--flag", action="append", metavar="印", help="印（新・拡など）")
    parser.add_argument("--no-relisted", action="store_true", help="再掲を除く")
    parser.add_argument("--no-other", action="store_true", help="その他の主な事業を除く")
    parser.add_argument("--search", default="", metavar="言葉", help="検索の言葉")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON で出力する")


def _run_command(arguments: list[str]) -> int:
    parser = _parser(arguments[0])
    options = parser.parse_args(arguments)
    if options.self_test:
        return self_test()
    if options.command is None:
        parser.error("命令がありません")
    if options.command == "generate" and options.format == ["csv"] and "data" not in options.report:
        parser.error("csv は data だけで作れます")
    if getattr(options, "section", None):
        try:
            options.section = frozenset(map(parse_path, options.section))
        except ValueError:
            parser.error("--section は 1-2 のような番号で指定します")
    return COMMANDS[options.command](options)


def _selection(options: argparse.Namespace) -> Selection:
    return Selection(
        sections=options.section,
        departments=frozenset(options.department) if options.department else None,
        flags=frozenset(options.flag) if options.flag else None,
        relisted=not options.no_relisted,
        other=not options.no_other,
        search=options.search,
    )


def _load(options: argparse.Namespace) -> Reading:
    if options.plan is None:
        return load_built_in_plan()
    return read_plan(
        options.plan,
        PlanHeading(options.title or options.plan.stem, options.city or "", options.year),
    )


# --- output ----------------------------------------------------------------------------------


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _print_findings(reading: Reading) -> None:
    for finding in reading.findings:
        print(f"【{finding.severity.label}】{finding.where}　{finding.message}")
    for role, count in reading.coverage.items():
        print(f"{role.value}：{count:,}行")
    print(f"確認事項：{len(reading.findings):,}件")


def _print_records(records: list[Record] | Record) -> None:
    """Print records as lines of tab-separated values under a line of their keys."""
    if isinstance(records, dict):
        for key, value in records.items():
            print(f"{key}\t{json.dumps(value, ensure_ascii=False)}")
        return
    if records:
        print("\t".join(records[0]))
    for record in records:
        print("\t".join(_cell(value) for value in record.values()))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "・".join(map(str, value))
    return "" if value is None else str(value).replace("\n", " ")


def _mention_findings(reading: Reading) -> None:
    serious = [f for f in reading.findings if f.severity is not Severity.NOTICE]
    if serious:
        print(f"確認事項が{len(serious)}件あります（check で見られます）。", file=sys.stderr)


def _speak_utf8() -> None:
    """Write UTF-8 where the output is not a terminal, whatever the code page."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.isatty() and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


# --- window ----------------------------------------------------------------------------------


def _open_window(arguments: list[str]) -> int:
    parser = _Parser(prog="main.py", add_help=False)
    parser.add_argument("plan", nargs="?", type=Path)
    plan = parser.parse_args(arguments).plan
    if not has_display():
        raise AppError(
            "画面がないため、ウィンドウを開けません",
            remedy="画面のある環境で起動するか、generate などの命令を使ってください（--help）。",
        )
    from gui.app import run_window  # noqa: PLC0415  the command line runs without Qt

    return run_window(load_built_in_plan, read_plan, plan)


def has_display() -> bool:
    """Whether a window can be shown, as far as the environment tells."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
