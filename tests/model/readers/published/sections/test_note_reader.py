from __future__ import annotations

from tests.model.readers.published.texts import read_measure


def test_a_sign_that_a_note_explains_marks_relisted_rows():
    text = (
        "事業名\t事業内容\t担当課\n甲事業\t直す。\t道路課\n乙事業※\t作る。\t公園課\n"
        "※印は再掲事業です。\n"
    )
    plan = read_measure(text).plan
    assert [(row.name, row.relisted, row.flag) for row in plan.listings()] == [
        ("甲事業", False, None),
        ("乙事業", True, None),
    ]
    assert plan.legend.flags == ()


def test_a_note_goes_on_in_the_next_line_until_its_sentence_ends():
    reading = read_measure(
        "事業名\t担当課\n花壇\t公園課\n\n※ 事業費は、国の補正予算により\n変わることがあります。\n"
    )
    assert reading.plan.legend.notes == ("事業費は、国の補正予算により変わることがあります。",)
