"""The arguments of the command line. What they are called is never changed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from cli.exit_codes import WRONG_USE
from model.listing import parse_path
from model.money import Unit
from model.records import LISTS
from model.version import VERSION


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options; leaves with exit code 2 on wrong use.

    ``command`` names it; ``--self-test`` is the command ``self-test``.
    """
    parser = _parser(arguments[0])
    options = parser.parse_args(arguments)
    if options.self_test:
        options.command = "self-test"
        return options
    if options.command is None:
        parser.error("命令がありません")
    if options.command == "generate" and options.format == ["csv"] and "data" not in options.report:
        parser.error("csv は data だけで作れます")
    if getattr(options, "section", None):
        try:
            options.section = frozenset(map(parse_path, options.section))
        except ValueError:
            parser.error("--section は 1-2 のような番号で指定します")
    return options


def parse_plan(arguments: Sequence[str]) -> Path | None:
    """Return the plan that the window is to open; leaves with exit code 2 on wrong use."""
    parser = _Parser(prog="main.py", add_help=False)
    parser.add_argument("plan", nargs="?", type=Path)
    plan: Path | None = parser.parse_args(arguments).plan
    return plan


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
    _add_diff(commands.add_parser("diff", help="2つの計画を比べ、新旧対照表を作る"))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", nargs="?", type=Path, help="計画のファイル（省けば内蔵の計画）")
    _add_reading(parser)
    _add_json(parser)


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=tuple(LISTS), help="何を一覧にするか")
    _add_plan(parser)
    _add_picks(parser)
    _add_json(parser)


def _add_generate(parser: argparse.ArgumentParser, is_used: bool) -> None:  # noqa: FBT001
    if not is_used:
        return  # the catalogue takes as long to import as the other commands to run
    from reports.catalogue import PLAN_REPORTS  # noqa: PLC0415

    _add_plan(parser)
    _add_picks(parser)
    ids = tuple(report.id for report in PLAN_REPORTS)
    parser.add_argument("--report", action="append", choices=ids, required=True)
    parser.add_argument("--format", action="append", choices=("xlsx", "pdf", "csv"), required=True)
    _add_target(parser)
    parser.add_argument("--split", choices=("none", "department", "section"), default="none")
    _add_looks(parser)
    _add_json(parser)


def _add_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD", help="旧い計画のファイル")
    parser.add_argument("new", type=Path, metavar="NEW", help="新しい計画のファイル")
    _add_mapping(parser)
    _add_picks(parser)
    parser.add_argument("--format", action="append", choices=("xlsx", "pdf"), help="省けば両方")
    _add_target(parser)
    _add_looks(parser)
    _add_json(parser)


def _add_target(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="保存先のフォルダー")
    parser.add_argument("--replace", action="store_true", help="同じ名前のファイルを置き換える")


def _add_looks(parser: argparse.ArgumentParser) -> None:
    """Add how reports are to look."""
    units = tuple(unit.label for unit in Unit)
    parser.add_argument("--unit", choices=units, default=Unit.THOUSAND.label, help="金額の単位")
    parser.add_argument("--paper", choices=("A4", "A3"), default="A4")
    parser.add_argument("--landscape", action="store_true", help="横向きにする")
    parser.add_argument("--grey", action="store_true", help="色を使わない")
    _add_workbook(parser)
    _add_meeting(parser)


def _add_workbook(parser: argparse.ArgumentParser) -> None:
    """Add what is asked of workbooks, and of the CSV beside them."""
    parser.add_argument("--no-lock", action="store_true", help="記入欄以外も保護しない（Excel）")
    parser.add_argument("--fold", action="store_true", help="アウトラインをたたんでおく（Excel）")
    parser.add_argument(
        "--encoding", choices=("utf-8", "cp932"), default="utf-8", help="CSV の文字コード"
    )
    parser.add_argument(
        "--date", type=date.fromisoformat, metavar="2026-04-01", help="作成日（省けば今日）"
    )


def _add_meeting(parser: argparse.ArgumentParser) -> None:
    """Add what is asked of papers for a meeting: marks, line numbers, imposition."""
    parser.add_argument("--stamp", default="", metavar="資料１", help="右上に印字する資料番号")
    parser.add_argument("--draft", action="store_true", help="右上に「案」と印字する")
    parser.add_argument("--confidential", action="store_true", help="右上に「取扱注意」と印字する")
    parser.add_argument("--line-numbers", action="store_true", help="余白に行番号を付ける（PDF）")
    parser.add_argument("--bind", choices=("left", "right"), default="left", help="とじる側（PDF）")
    parser.add_argument(
        "--impose",
        choices=("none", "booklet", "2up"),
        default="none",
        help="面付け（PDF）：中とじ冊子か、1面に2ページ",
    )
    parser.add_argument(
        "--sheet", choices=("A4", "A3"), help="面付けの用紙（省けば冊子は A3、2ページは A4）"
    )
    parser.add_argument(
        "--creep", type=float, default=0.1, metavar="MM", help="中とじの紙1枚ごとのずれ（mm）"
    )


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, help="計画のファイル")
    parser.add_argument("target", type=Path, metavar="OUT.xlsx")
    parser.add_argument("--replace", action="store_true", help="同じ名前のファイルを置き換える")
    _add_reading(parser)


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plan", type=Path, help="計画のファイル（省けば内蔵の計画）")
    _add_reading(parser)


def _add_reading(parser: argparse.ArgumentParser) -> None:
    """Add what the plan's file may leave open."""
    parser.add_argument("--title", help="計画の名前（本文に書かれていないとき）")
    parser.add_argument("--city", help="市区町村の名前")
    parser.add_argument("--year", type=int, help="年度（西暦）")
    _add_mapping(parser)


def _add_mapping(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="一覧（Excel・CSV）の列の対応付け（省けば見出しと値から判断する。check で見られる）",
    )


def _add_picks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--section", action="append", metavar="1-2", help="区分（下位を含む）")
    parser.add_argument("--department", action="append", metavar="課", help="所管課")
    parser.add_argument("--flag", action="append", metavar="印", help="印（新・拡など）")
    parser.add_argument("--no-relisted", action="store_true", help="再掲を除く")
    parser.add_argument("--no-other", action="store_true", help="その他の主な事業を除く")
    parser.add_argument("--search", default="", metavar="言葉", help="検索の言葉")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON で出力する")
