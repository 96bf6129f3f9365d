"""What is chosen of the options that fold away, in a few words."""

from __future__ import annotations

from gui.presenters.making import Making
from reports.options import ReportOptions


def seldom_chosen(making: Making) -> str:
    """Return what of them is not as it is at first, 変更あり：案・資料１・横; empty where all is.

    They are kept from plan to plan, so that one who does not unfold them has to be told.
    """
    options, first = making.options, ReportOptions()
    marks = options.marks
    direction = "" if options.landscape is None else "横" if options.landscape else "縦"
    told = (
        ("案", marks.is_draft),
        ("取扱注意", marks.is_confidential),
        (marks.stamp, bool(marks.stamp)),
        (direction, bool(direction)),
        (options.binding.label, options.binding != first.binding),
        ("面付け", options.imposition.way != first.imposition.way),
        ("作成日", making.made_on is not None),
        (f"返送 {options.reply}", bool(options.reply)),
        ("計画の名前のファイル名", making.names_plan),
        (options.encoding.label, options.encoding != first.encoding),
        ("行番号", options.line_numbers),
        ("色なし", options.grey),
        ("保護なし", not options.locks_forms),
    )
    changed = "・".join(text for text, is_chosen in told if is_chosen)
    return changed and f"変更あり：{changed}"
