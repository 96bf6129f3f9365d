"""Texts that the tests of their readers share, and how these read them."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

HEADING = PlanHeading("みほん市実施計画", "みほん市", 2030)

TEXT = """\
- ※（新）、（継）は、第2期における新規、継続事業を表しています。

基本目標 1 みどりのまち

緑と水 政策

水と緑を大切にします。

公園のようす

基本施策 1 緑を育てる

事業費 ３億円

施策の目標
緑を増やします！

1 公園の充実

【基本的方向】

公園を整えます。

【主要事業】

(1) 公園づくり

\t事業名\t事業概要\t所管課
(新)\t芝生広場整備事業\t芝生の広場を
整備する。\t公園課
（仮称）中央公園整備事業\t公園を整備する。\t公園課・道路課

基本目標 1 みどりのまち 【緑と水 政策】

(継)\t花壇の会支援(再)\t会を支援する。\t緑化センター ほか

【その他の主な事業】

事業名\t所管課
○ 樹木の剪定 （再）\t公園課
(括) ○ 落ち葉の活用\t公園課

基本目標 2 にぎわいのまち

基本施策1 商いを支える

事業費 87百万円

1 商店街の充実

【主要事業】

(1) 商店街の魅力

事業名\t事業概要\t所管課
花壇の会支援\t会を支援する。\t緑化センター
"""


def read_measure(text: str) -> Reading:
    """Read ``text`` as what stands in the first measure of the first goal: it begins in line 3."""
    return read_text(f"基本目標1 くらし\n施策1 安心\n{text}", "plan.txt", PlanHeading("計画"))


HEADING = PlanHeading("みほん市実施計画", "みほん市", 2030)


def read_lines(*lines: str) -> Reading:
    """Read ``lines`` as what stands in the only chapter of a plan of 2030."""
    return read_text("第1章 まち\n\n" + "\n".join(lines), "みほん.txt", HEADING)


def read_chapter(text: str) -> Reading:
    """Read ``text`` as what stands in the only chapter of a plan without a year."""
    return read_text(f"第1章 まち\n\n{text}", "みほん.txt", PlanHeading("みほん市実施計画"))
