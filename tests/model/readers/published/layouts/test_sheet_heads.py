"""Sheets by which measures are reviewed, each with its section in a ruled form at its top."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text

ALIGNED = """\
                       令和６年度 施策評価シート
  章・節       第1節 子育て                        主管部        健康福祉部
  施策        施策１１ 母子保健の充実                  作成日        令和6年8月1日

１ 施策の目標
市民が安心して暮らしています。

２ 構成事務事業
                                                     （単位：千円）
No.       事務事業名          担当課         R5決算額        R6予算額
  1    通学費の補助           くらし安全課        86,848       76,224
  2    妊婦の健診            健康課           31,133       53,594
       合 計                          117,981      129,818

３ 総合評価
順調に推移している。

                                 1
\f                       令和６年度 施策評価シート
  章・節       第1節 子育て                        主管部        健康福祉部
  施策        施策１２ 保育の充実                    作成日        令和6年8月1日

１ 施策の目標
市民が安心して働いています。

２ 構成事務事業
                                                     （単位：千円）
No.       事務事業名          担当課         R5決算額        R6予算額
  3    保育士の確保           保育課           42,514       57,375

３ 総合評価
順調に推移している。

                                 2
"""
FLOWING = """\
令和６年度 施策評価シート
章・節 第1節 子育て 主管部 健康福祉部
施策 施策１１ 母子保健の充実 作成日 令和6年8月1日
１ 施策の目標
市民が安心して暮らしています。
２ 構成事務事業
（単位：千円）
No. 事務事業名 担当課 R5決算額 R6予算額 評価
1 通学費の補助 くらし安全課 86,848 76,224 A
2 妊婦の健診 健康課 31,133 53,594 B
合 計 117,981 129,818
３ 総合評価
順調に推移している。
1
令和６年度 施策評価シート
章・節 第1節 子育て 主管部 健康福祉部
施策 施策１２ 保育の充実 作成日 令和6年8月1日
１ 施策の目標
市民が安心して働いています。
２ 構成事務事業
（単位：千円）
No. 事務事業名 担当課 R5決算額 R6予算額 評価
3 保育士の確保 保育課 42,514 57,375 A
３ 総合評価
順調に推移している。
2
"""


@pytest.mark.parametrize("text", [ALIGNED, FLOWING])
def test_the_projects_of_a_sheet_stand_in_the_section_that_its_top_names(text: str):
    plan = read_text(text, "plan.txt", PlanHeading("計画")).plan
    titles = {section.path: section.title for section in plan.walk()}
    assert [(titles[row.path], row.name) for row in plan.listings()] == [
        ("母子保健の充実", "通学費の補助"),
        ("母子保健の充実", "妊婦の健診"),
        ("保育の充実", "保育士の確保"),
    ]
    first, *_ = plan.listings()
    assert [amount.yen for amount in first.project.amounts] == [86_848_000, 76_224_000]
