"""The arguments of the command line. What they are called is never changed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from cli import values
from cli.commands import COMMANDS, SELF_TEST
from cli.parser import Parser
from cli.records import LISTS
from model.money import Unit
from model.version import VERSION

_Group: TypeAlias = "argparse._ArgumentGroup"  # noqa: SLF001  it has no public name
_OR_BUILT_IN = "計画のファイル（省けば内蔵の計画）"


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the command and its options; leaves with exit code 2 on wrong use.

    ``command`` names it; ``--self-test`` is the command ``self-test``.
    """
    parser = _parser(arguments[0])
    options, unknown = parser.parse_known_args(arguments)
    if options.command is not None:
        parser.prog += f" {options.command}"  # whose help says more
    if unknown:
        parser.error(f"知らない指定です（{' '.join(unknown)}）")
    if options.self_test:
        options.command = SELF_TEST
    elif options.command is None:
        parser.error("命令がありません")
    elif (
        options.command == "generate"
        and set(options.format) == {"csv"}
        and "data" not in options.report
    ):
        parser.error("csv は data だけで作れます")
    return options


def parse_plan(arguments: Sequence[str]) -> Path | None:
    """Return the plan that the window is to open, None for the one it was left with.

    Leaves with exit code 2 on wrong use.
    """
    parser = Parser()
    parser.add_argument("plan", nargs="?", type=values.path, metavar="PLAN")
    plan: Path | None = parser.parse_known_args(arguments)[0].plan
    if plan and not plan.suffix and not os.path.exists(plan):  # noqa: PTH110  a closed folder is none
        there = "、".join(name for name in COMMANDS if name != SELF_TEST)
        parser.error(f"{plan} という命令も計画のファイルもありません（命令は {there}）")
    parser.parse_args(arguments)
    return plan


def _parser(command: str) -> Parser:
    parser = Parser(
        description="実施計画から Excel と PDF の帳票を作ります。"
        "命令を書かないか、代わりに計画のファイルを書けば、ウィンドウを開きます。"
    )
    others = parser.add_argument_group("命令のほかに")
    others.add_argument("--version", action="version", version=VERSION, help="版を示す")
    others.add_argument("--self-test", action="store_true", help="全帳票を試しに作って確かめる")
    commands = parser.add_subparsers(dest="command", title="命令", metavar="命令")
    _add_check(commands.add_parser("check", help="計画の確認事項を示す"))
    _add_list(commands.add_parser("list", help="計画の中身を一覧にする"))
    _add_generate(commands.add_parser("generate", help="帳票を作る"), is_used=command == "generate")
    _add_convert(commands.add_parser("convert", help="計画を計画ブック（.xlsx）に保存する"))
    _add_collect(commands.add_parser("collect", help="返ってきた様式を計画にまとめる"))
    _add_diff(commands.add_parser("diff", help="2つの計画を比べ、新旧対照表を作る"))
    return parser


def _add_check(parser: Parser) -> None:
    group = parser.add_argument_group("計画")
    group.add_argument("plan", nargs="?", type=values.path, metavar="PLAN", help=_OR_BUILT_IN)
    _add_reading(group)
    _add_json(parser)


def _add_list(parser: Parser) -> None:
    what = parser.add_argument_group("何を一覧にするか")
    named = "、".join(f"{name} {lister.title}" for name, lister in LISTS.items())
    what.add_argument("what", choices=tuple(LISTS), metavar="WHAT", help=named)
    _add_plan(parser)
    _add_picks(parser)
    _add_json(parser)


def _add_generate(parser: Parser, *, is_used: bool) -> None:
    if not is_used:
        return  # the catalogue takes as long to import as the other commands to run
    from reports.catalogue import PLAN_REPORTS  # noqa: PLC0415

    _add_plan(parser)
    _add_picks(parser)
    group = parser.add_argument_group("何を作るか")
    ids = tuple(report.id for report in PLAN_REPORTS)
    titles = "、".join(f"{report.id} {report.title}" for report in PLAN_REPORTS)
    group.add_argument(
        "--report", action="append", choices=ids, required=True, help=f"{titles}（くり返せる）"
    )
    group.add_argument(
        "--format",
        action="append",
        choices=("xlsx", "pdf", "csv"),
        required=True,
        help="形式（くり返せる。csv は data だけ）",
    )
    group.add_argument(
        "--split",
        choices=("none", "department", "section"),
        default="none",
        help="ファイルの分け方：department 所管課ごと、section 区分ごと",
    )
    group.add_argument(
        "--split-only",
        action="append",
        choices=ids,
        help="この帳票だけを --split で分け、ほかは1つのファイルにする（くり返せる）",
    )
    _add_target(parser)
    _add_looks(parser)
    _add_json(parser)


def _add_diff(parser: Parser) -> None:
    plans = parser.add_argument_group("比べる計画")
    plans.add_argument("old", type=values.path, metavar="OLD", help="旧計画のファイル")
    plans.add_argument("new", type=values.path, metavar="NEW", help="新計画のファイル")
    _add_mapping(plans)
    _add_picks(parser)
    group = parser.add_argument_group("何を作るか")
    group.add_argument("--format", action="append", choices=("xlsx", "pdf"), help="省けば両方")
    _add_target(parser)
    _add_looks(parser)
    _add_json(parser)


def _add_convert(parser: Parser) -> None:
    plan = parser.add_argument_group("計画")
    plan.add_argument("plan", type=values.path, metavar="PLAN", help="計画のファイル")
    _add_reading(plan)
    group = parser.add_argument_group("保存先")
    group.add_argument("target", type=values.path, metavar="OUT.xlsx", help="計画ブックの名前")
    _add_replace(group)


def _add_collect(parser: Parser) -> None:
    forms = parser.add_argument_group("返ってきた様式")
    forms.add_argument(
        "forms",
        nargs="+",
        type=values.path,
        metavar="FORM",
        help="所管課別一覧（Excel）に記入したファイルか、それらを入れたフォルダー（いくつでも）",
    )
    group = parser.add_argument_group("保存先")
    group.add_argument(
        "target",
        type=values.path,
        metavar="OUT.xlsx",
        help="計画ブックの名前（計画に入れていない記入があっても保存し、終了コードは1）",
    )
    _add_replace(group)
    _add_plan(parser)
    _add_json(parser)


def _add_plan(parser: Parser) -> None:
    group = parser.add_argument_group("計画")
    group.add_argument("--plan", type=values.path, metavar="PLAN", help=_OR_BUILT_IN)
    _add_reading(group)


def _add_reading(group: _Group) -> None:
    """Add what the plan's file may leave open."""
    group.add_argument(
        "--title", metavar="名前", help="計画の名前（なければ本文の初めの行から読む）"
    )
    group.add_argument("--city", metavar="市", help="市区町村の名前")
    group.add_argument("--year", type=values.fiscal_year, metavar="2026", help="年度（西暦）")
    _add_mapping(group)


def _add_mapping(group: _Group) -> None:
    group.add_argument(
        "--mapping",
        type=values.path,
        metavar="FILE",
        help="一覧（Excel・CSV）の列の対応付け（省けば見出しと値から判断する。check で見られる）",
    )


def _add_picks(parser: Parser) -> None:
    group = parser.add_argument_group("選び方")
    group.add_argument(
        "--section",
        action="append",
        type=values.section,
        metavar="1-2",
        help="区分（下位を含む。くり返せる）",
    )
    group.add_argument("--department", action="append", metavar="課", help="所管課（くり返せる）")
    group.add_argument("--flag", action="append", metavar="印", help="印（新・拡など。くり返せる）")
    group.add_argument("--no-relisted", action="store_true", help="再掲を除く")
    group.add_argument("--no-other", action="store_true", help="その他の主な事業を除く")
    group.add_argument("--search", default="", metavar="言葉", help="検索の言葉")


def _add_target(parser: Parser) -> None:
    group = parser.add_argument_group("保存先")
    group.add_argument(
        "--out", type=values.folder, required=True, metavar="DIR", help="保存先のフォルダー"
    )
    _add_replace(group)
    group.add_argument(
        "--name-plan", action="store_true", help="ファイル名の初めに計画の名前と年度を付ける"
    )


def _add_replace(group: _Group) -> None:
    group.add_argument("--replace", action="store_true", help="同じ名前のファイルを置き換える")


def _add_looks(parser: Parser) -> None:
    """Add how reports are to look."""
    group = parser.add_argument_group("体裁")
    units = tuple(unit.label for unit in Unit)
    group.add_argument("--unit", choices=units, default=Unit.THOUSAND.label, help="金額の単位")
    group.add_argument("--paper", choices=("A4", "A3"), default="A4", help="用紙")
    group.add_argument("--landscape", action="store_true", help="横向きにする")
    group.add_argument("--grey", action="store_true", help="色を使わない")
    group.add_argument("--date", type=values.day, metavar="2026-04-01", help="作成日（省けば今日）")
    group.add_argument(
        "--reply",
        default="",
        metavar="6月30日までに企画課へ",
        help="記入する表の「お返しください」の前に書く期限と宛先",
    )
    _add_workbook(parser.add_argument_group("体裁（Excel と CSV）"))
    _add_meeting(parser.add_argument_group("体裁（会議）"))
    _add_sheets(parser.add_argument_group("体裁（PDF）"))


def _add_workbook(group: _Group) -> None:
    """Add what is asked of workbooks, and of the CSV beside them."""
    group.add_argument("--no-lock", action="store_true", help="記入欄以外も保護しない")
    group.add_argument("--fold", action="store_true", help="アウトラインをたたんでおく")
    group.add_argument(
        "--encoding", choices=("utf-8", "cp932"), default="utf-8", help="CSV の文字コード"
    )


def _add_meeting(group: _Group) -> None:
    """Add the marks on papers for a meeting."""
    group.add_argument("--stamp", default="", metavar="資料１", help="右上に印字する資料番号")
    group.add_argument("--draft", action="store_true", help="右上に「案」と印字する")
    group.add_argument("--confidential", action="store_true", help="右上に「取扱注意」と印字する")


def _add_sheets(group: _Group) -> None:
    """Add what is asked of a PDF: line numbers, binding, imposition."""
    group.add_argument("--line-numbers", action="store_true", help="余白に行番号を付ける")
    group.add_argument("--bind", choices=("left", "right"), default="left", help="とじる側")
    group.add_argument(
        "--impose",
        choices=("none", "booklet", "2up"),
        default="none",
        help="面付け：booklet 中とじ冊子（両面・短辺とじで印刷）、2up 1面に2ページ"
        "（両面なら、縦のページは短辺とじ、横のページは長辺とじで印刷）。"
        "所管課別一覧とデータは、いつも1面に1ページ",
    )
    group.add_argument(
        "--sheet", choices=("A4", "A3"), help="面付けの用紙（省けば冊子は A3、2ページは A4）"
    )
    group.add_argument(
        "--creep",
        type=values.millimetres,
        default=0.1,
        metavar="MM",
        help="中とじの紙1枚ごとのずれ（mm）",
    )


def _add_json(parser: Parser) -> None:
    group = parser.add_argument_group("出力")
    group.add_argument("--json", action="store_true", help="JSON で出力する")
