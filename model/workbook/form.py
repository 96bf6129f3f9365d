"""The form of the plan workbook: its sheets, the heads of their columns, what each is for.

The writer prints heads and explanations from here, the reader knows by it what a clerk renamed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.text import name_key

VERSION = 3
"""The version of this form.

Version 1 gave each amount four columns: 金額1（円）, 金額1の年度 … Until version 2 a blank 印 in
掲載 was no mark; now it is that of 事業, as other blanks are.
"""
BLANK_MARK_IS_NONE = 2
"""The last version in which it was."""

GUIDE = "説明"
PLAN, SECTIONS, PROJECTS, LISTINGS, DEPARTMENTS = "計画", "区分", "事業", "掲載", "課"
RELISTED, OTHERS = "再掲", "ほか"
VERSION_ITEM, TITLE_ITEM, CITY_ITEM, YEAR_ITEM = "様式の版", "計画名", "市区町村", "年度（西暦）"
LEVEL_ITEM, FLAG_ITEM, NOTE_ITEM = "階層", "印", "注記"
EXTRA_ITEM = "追加項目"
"""Names an extra heading of the plan, and the column of amounts where its words (未定) stand."""
BLANK = "（記載なし）"
"""Stands in 掲載 for what a row does not print though its project has it; a blank is as in 事業."""
AMOUNT = "金額"
EXTRA_HEAD = "追加項目："
"""Stands before the heading of a column that a list had of its own."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, what clerks also call it, and what to write below it."""

    name: str
    about: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet: its name, what it holds, its heads. ``key`` are the heads that it cannot lack."""

    name: str
    about: str
    heads: tuple[Head, ...]
    key: tuple[str, ...]


_DEPARTMENT = Head(
    "所管課",
    "所管課1、所管課2…に1つずつ。左から順に詰めて書きます。課シートから選べます。",
    ("担当課", "担当所属", "担当部署", "所属"),
)
_OTHERS = Head("所管課ほか", "ほかにも所管課がある場合に「ほか」。", ("ほか",))
_MARK = Head("印", "計画シートの「印」から選びます。ない場合は空欄。", ("区分印", "新規・拡充"))
_MARK_AS_PRINTED = Head("印", "計画シートの「印」から選びます。", _MARK.also)
_NAME = Head("事業名", "事業の名前。", ("名称", "事業名称", "事務事業名"))
_DESCRIPTION = Head("事業概要", "事業の説明。", ("概要", "内容", "事業内容", "説明"))

FORMS = (
    SheetForm(
        PLAN,
        "計画の名前・年度・階層の名前・印の意味・注記など。1行に1つ。",
        (
            Head("項目", "何を書く行か。「階層」「印」「注記」は何行でも足せます。"),
            Head("値", "その内容。"),
            Head("説明", "印の意味など。", ("意味",)),
        ),
        ("項目", "値"),
    ),
    SheetForm(
        SECTIONS,
        "計画の区分（目標、施策など）。上位の区分から順に、1行に1つ。",
        (
            Head("区分", "1-2 のような番号。1 の下の 2 番目が 1-2 です。", ("区分番号", "パス")),
            Head("階層の順", "計画シートの「階層」の何番目か（1から）。", ("階層", "階層順")),
            Head("番号", "計画書に印刷されている番号。"),
            Head("名称", "区分の名前。", ("区分名", "題名", "区分名称")),
            Head("呼び名", "別の呼び名（信頼・共創 政策 など）。"),
            Head(
                "事業費（円）", "公表されている事業費。円単位の数字。", ("事業費", "予算額（円）")
            ),
            Head("目標", "施策の目標。", ("施策の目標",)),
            Head("基本的方向", "基本的方向。段落はセル内で改行します。", ("方向",)),
            Head("本文", "その他の文章。段落はセル内で改行します。"),
        ),
        ("区分", "名称"),
    ),
    SheetForm(
        PROJECTS,
        "事業そのもの。何回掲載されていても1行です。",
        (
            Head(
                "事業番号", "事業ごとに違う番号。空欄なら読み込むときに付けます。", ("番号", "ID")
            ),
            _NAME,
            _DESCRIPTION,
            _MARK,
            _DEPARTMENT,
            _OTHERS,
            Head(
                AMOUNT,
                "「令和8年度 事業費（円）」「令和8年度 国庫支出金（円）」のように、年度・種別・"
                "財源で1列ずつ。円単位の数字を、決まらないときは「未定」などの語を書きます。"
                "足りない列は、このような見出しを書けば足せます。よく使われない名前の財源は、"
                "「令和8年度 うち〇〇（円）」のように「うち」を付けます。",
            ),
        ),
        ("事業名",),
    ),
    SheetForm(
        LISTINGS,
        "計画書に印刷される行。上から印刷順に、どの区分にどの事業が載るか。印・事業名・事業概要・所管課の"
        f"空欄は「事業」シートと同じです（その行に載せないときは「{BLANK}」）。",
        (
            Head("区分", "区分シートの番号。", ("区分番号", "パス")),
            Head("事業番号", "事業シートの番号。空欄なら事業名で探します。", ("番号", "ID")),
            Head("掲載区分", "「主要事業」か「その他の主な事業」。"),
            Head("再掲", "主な掲載箇所が別にある場合に「再掲」。"),
            _MARK_AS_PRINTED,
            _NAME,
            _DESCRIPTION,
            _DEPARTMENT,
            _OTHERS,
        ),
        ("区分", "事業名"),
    ),
    SheetForm(
        DEPARTMENTS,
        "所管課の一覧。帳票はこの順に並びます。",
        (Head("課名", "課の名前。", ("所管課", "課", "担当課", "所属")),),
        ("課名",),
    ),
)
"""The sheets of a plan workbook besides the one that explains them."""

_NUMBERED = re.compile(r"^(所管課|担当課|金額)(\d+)((?:\(円\)|の年度|の種別|の財源)?)$")


def head_named(form: SheetForm, printed: str) -> str | None:
    """Return the head of ``form`` that ``printed`` is, as the program writes it, or None.

    Without regard to width and blanks, and by the other words that clerks use.
    """
    folded = name_key(printed)
    if not folded:
        return None
    if form.name == PROJECTS and printed.strip().startswith(EXTRA_HEAD):
        return printed.strip()
    numbered = _NUMBERED.match(folded)
    names = {head.name for head in form.heads}
    if numbered:
        stem = "所管課" if numbered[1] == "担当課" else numbered[1]
        ending = "（円）" if numbered[1] == "金額" and not numbered[3] else numbered[3]
        return f"{stem}{numbered[2]}{ending.replace('(円)', '（円）')}" if stem in names else None
    for head in form.heads:
        if folded in map(name_key, (head.name, *head.also)):
            return {"所管課": "所管課1", AMOUNT: "金額1（円）"}.get(head.name, head.name)
    return None
