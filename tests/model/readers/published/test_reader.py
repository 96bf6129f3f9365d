from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.readers.published.reader import read_published_text
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading
from tests.model.readers.published.texts import HEADING, TEXT


def read(text: str = TEXT) -> Reading:
    return read_text(text, "みほん.txt", HEADING)


def test_numbering_starts_again_under_each_goal():
    paths = [(section.path, section.title) for section in read().plan.walk()]
    assert paths == [
        ((1,), "みどりのまち"),
        ((1, 1), "緑を育てる"),
        ((1, 1, 1), "公園の充実"),
        ((1, 1, 1, 1), "公園づくり"),
        ((2,), "にぎわいのまち"),
        ((2, 1), "商いを支える"),
        ((2, 1, 1), "商店街の充実"),
        ((2, 1, 1, 1), "商店街の魅力"),
    ]


def test_what_a_section_says_of_itself_is_kept():
    goal, policy, measure, *_ = read().plan.walk()
    assert (goal.by_name, goal.text) == ("緑と水 政策", ("水と緑を大切にします。",))
    assert (policy.published_budget, policy.objective) == (300_000_000, "緑を増やします！")
    assert measure.direction == "公園を整えます。"


def test_rows_keep_their_marks_whether_glued_or_in_a_cell_of_their_own():
    rows = [
        (row.name, row.flag.mark if row.flag else None, row.relisted)
        for row in read().plan.listings()
    ]
    assert rows == [
        ("芝生広場整備事業", "新", False),
        ("（仮称）中央公園整備事業", None, False),
        ("花壇の会支援", "継", True),
        ("樹木の剪定", None, True),
        ("落ち葉の活用", "括", False),
        ("花壇の会支援", None, False),
    ]


def test_a_description_that_goes_on_in_the_next_line_is_whole():
    row = next(read().plan.listings())
    assert row.description == "芝生の広場を整備する。"
    assert row.printed_departments == "公園課"


def test_a_relisted_row_belongs_to_its_main_place_in_another_goal():
    plan = read().plan
    first, second = (row for row in plan.listings() if row.name == "花壇の会支援")
    assert first.project is second.project
    assert len(plan.projects) == 5


def test_oddities_between_the_rows_of_a_project_are_findings():
    messages = "\n".join(finding.message for finding in read().findings)
    assert "印は「継」ですが" in messages
    assert "所管課「緑化センター ほか」" in messages
    assert "「樹木の剪定」の主な掲載箇所は、読み込んだ範囲にありません" in messages
    assert "印「括」の意味が凡例にありません" in messages


def test_captions_and_page_heads_are_counted_as_such():
    coverage = read().coverage
    assert coverage[LineRole.CAPTION] == 1
    assert coverage[LineRole.PAGE_HEAD] == 1
    assert coverage.total() == sum(1 for line in TEXT.splitlines() if line.strip())


def test_a_caption_that_begins_with_a_figure_is_no_section():
    reading = read(
        TEXT.replace("【その他の主な事業】", "\n10 周年の式典\n\n【その他の主な事業】", 1)
    )
    assert [section.path for section in reading.plan.walk()] == [
        section.path for section in read().plan.walk()
    ]
    assert reading.coverage[LineRole.CAPTION] == 2


def test_labels_are_read_however_they_are_punctuated():
    text = TEXT.replace("事業費 ３億円", "事業費：３億円").replace("【主要事業】", "【 主要事業 】")
    assert read(text).plan == read().plan


def test_line_ends_and_form_feeds_do_not_matter():
    text = TEXT.replace("\n\n基本目標", "\n\f基本目標").replace("\n", "\r\n")
    assert read(text).plan == read().plan


def test_a_line_that_fits_nowhere_is_a_finding_with_its_number():
    reading = read(TEXT.replace("【主要事業】", "【主要事業】\nどこにも属さない行", 1))
    (finding,) = [f for f in reading.findings if "読み取れませんでした" in f.message]
    assert "どこにも属さない行" in finding.message
    assert finding.where.endswith("行目")


def test_a_name_that_looks_like_a_formula_is_a_finding_and_stays_text():
    reading = read(TEXT.replace("芝生広場", "=芝生広場"))
    assert any("数式にはせず" in finding.message for finding in reading.findings)
    assert next(reading.plan.listings()).name == "=芝生広場整備事業"


@given(st.permutations(TEXT.splitlines()))
def test_whatever_the_order_of_lines_each_is_counted_once(lines):
    text = "\n".join(lines)
    coverage = read_published_text(text, HEADING).coverage
    assert coverage.total() == sum(1 for line in lines if line.strip())


@given(st.text())
def test_any_text_is_taken_apart_without_a_fault(text):
    coverage = read_published_text(text, HEADING).coverage
    filled = [line for line in text.splitlines() if line.replace("\ufeff", "").strip()]
    assert coverage.total() == len(filled)
