"""What a form of a department says: how to fill it in, and what its amounts are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.form_marks import ENDED, OPEN_WORDS
from model.listing import Listing
from model.money import Unit
from model.project import Department
from model.selection import Selection
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.amounts import whole_unit
from reports.content.departments.form_years import FormYears
from reports.content.shared.phrases import pick_facts
from reports.document import Paragraph, ParagraphRole
from reports.options import ReportOptions

_IN_SHARE = (
    "ほかの所管課と共に所管する事業の空いている欄には、この課の分だけを（なければ0を）"
    "記入してください。"
)
_WHOLE = (
    "ほかの所管課と共に所管する事業にすでに入っている金額は、この課の分だけでなく事業全体の額です。"
    "直すときは、共に所管する課と同じ額にしてください。"
)
_OF_SECTIONS = "「施策全体の事業費」は計画が公表した施策ごとの額で、この課の事業費ではありません。"
_EARLIER_YEARS = (
    "前の年度は計画にある金額で、違うときは「備考」の欄に正しい金額を記入してください。"
)
_NEW_AND_ENDED = (
    "計画にない事業を加えるときは下の「新規事業」の行に、"
    f"やめる事業は「備考」の欄に「{ENDED}」と記入し、やめた後の事業費を消してください。"
)
_SOURCES_IN_REMARKS = "財源の内訳が変わるときは、変わった後の内訳を「備考」の欄に記入してください。"
_RELISTED = "事業費が「再掲」の行の金額は、同じ事業のほかの行（主な掲載箇所など）で数えます。"


def build_lead(
    view: PlanView,
    rows: Sequence[Listing],
    department: Department | None,
    years: FormYears,
    options: ReportOptions,
) -> tuple[Paragraph, ...]:
    """Return what the form of ``rows`` says at its top, for ``department`` (None: without one).

    A workbook adds amounts up and is sent back as a file; on paper both are done by hand. By when
    and to whom it goes back, the options say.
    """
    whose = f"{department.name}が所管する事業" if department else "所管課の記載がない事業"
    entries = [row for row in rows if view.counts_at(row)]
    amounts = [yen for row in entries for yen in years.amounts(view, row.project)]
    words = [word for row in entries for word in years.words(row.project)]
    is_known = [yen is not None or bool(word) for yen, word in zip(amounts, words, strict=True)]
    others = _EARLIER_YEARS if years.earlier else ""
    each = "各年度の" if years.asked else ""
    task = f"{whose}{_picks(view)}の一覧です。{_task(amounts, is_known, each, options.unit)}"
    sums = "計・小計・合計" if years.has_sum else "小計と合計"
    paper = (
        f"金額を直したときは、{sums}も直してください。"
        if all(is_known)
        else f"空いている{sums}の欄には、足した額を記入してください。"
    )
    lead = Paragraph(
        f"{task}{options.sending_back}{paper}{others}",
        ParagraphRole.LEAD,
        in_workbook=f"{task}この表のまま{options.sending_back}{sums}は自動で計算されます。{others}",
    )
    ending = _sources(view, entries, years) + (_NEW_AND_ENDED if department else "")
    more = (Paragraph(ending, ParagraphRole.LEAD),) if ending else ()
    return lead, *_about_shares(view, entries, years), *more


def _picks(view: PlanView) -> str:
    """Return which of a department's projects were picked, empty for all: （印：新）."""
    of_all = replace(view.selection, departments=None)
    if of_all == Selection():
        return ""
    told = (f"{fact.label}：{fact.text}" for fact in pick_facts(view.plan, of_all))
    return f"（{'、'.join(told)}）"


def _sources(view: PlanView, entries: Iterable[Listing], years: FormYears) -> str:
    """Return where sources of funds are entered, nothing where the plan knows none."""
    if years.sources.names:
        own = years.asked and view.basis.fiscal_year
        which = f"{format_fiscal_year(own)}の" if own else ""
        return (
            f"「財源」の欄には{which}事業費の内訳を、計が事業費と同じになるように記入してください"
            "（欄のない財源は「備考」の欄に）。"
        )
    has_sources = any(amount.funds for row in entries for amount in row.project.amounts)
    return _SOURCES_IN_REMARKS if has_sources else ""


def _task(amounts: Sequence[int | None], is_known: Sequence[bool], each: str, unit: Unit) -> str:
    """Return what to do with the amounts, of which some may be known, up to the sending back.

    One of which the plan says but that it is open (未定) is known as such.

    ``each`` says of which years they are (各年度の), where there are several.
    Where one is shown rounded it is said so: 8 in 百万円 is not wrong for 8.4.
    """
    known = [yen for yen in amounts if yen is not None]
    if not any(is_known):
        return (
            f"「事業費」の欄に{each}金額を{unit.label}単位で（決まらないものは「{OPEN_WORDS[0]}」と）、"
            "補足があれば「備考」の欄に記入し、"
        )
    rounded = any(whole_unit(yen, unit) is not unit for yen in known)
    shown = f"。{unit.label}未満は四捨五入して表示" if rounded else ""
    check = (
        f"「事業費」の欄の{each}金額（{unit.label}単位{shown}）を確認し、違うときは直してください。"
    )
    rest = "" if all(is_known) else "空いている欄には金額を記入してください。"
    rest += f"決まらないものは「{OPEN_WORDS[0]}」と記入してください。"
    return f"{check}{rest}補足があれば「備考」の欄に記入し、"


def _about_shares(
    view: PlanView, entries: Iterable[Listing], years: FormYears
) -> Iterator[Paragraph]:
    """Yield what is to be entered, or stands already, for a project of several departments.

    They all have it on their forms, be it by one row or by another.
    """
    shared = [row.project for row in entries if row.project.id in view.traits.shared]
    known = [yen is not None for each in shared for yen in years.amounts(view, each)]
    text = (_WHOLE if any(known) else "") + ("" if all(known) else _IN_SHARE)
    if text:
        yield Paragraph(text, ParagraphRole.LEAD)


def build_notes(
    view: PlanView, rows: Iterable[Listing], *, has_budgets: bool
) -> tuple[Paragraph, ...]:
    """Return the note below the table; ``has_budgets`` says that it shows budgets of sections."""
    has_locked = any(not view.counts_at(row) for row in rows)
    text = (_OF_SECTIONS if has_budgets else "") + (_RELISTED if has_locked else "")
    return (Paragraph(text, ParagraphRole.NOTE),) if text else ()


def place_of_amount(view: PlanView, row: Listing) -> str:
    """Return where a relisted row's amount belongs if its main place is not on this form.

    Empty for any other row.
    """
    if not row.relisted or not view.counts_at(row):
        return ""
    is_known = view.amount_of(row.project) is not None
    return "主な掲載箇所はこの一覧の範囲外。" + (
        "金額はここで数える" if is_known else "金額はここに記入"
    )
