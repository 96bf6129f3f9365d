"""Forms of 千円 or 百万円 that were filled in in yen: nothing in yen on them is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Project
from model.readers.forms.answers import Answer, Answers, FormAmount, NewRow, form_of, money_text
from model.readers.forms.unit_slips import forms_in_yen, typed_yen, unit_slips
from model.readers.tables.amounts import AmountCell
from model.text import first_names

_MOST_CELLS = 30
_Changed = Sequence[tuple[Project, Answer]]


def without_yen(plan: Plan, answers: Answers) -> Answers:
    """Return ``answers`` without the amounts in yen on forms in yen, and with what is told of them.

    One finding names all cells of a form.
    """
    forms = forms_in_yen(answers)
    changed: dict[str, list[tuple[Project, Answer]]] = defaultdict(list)
    for project, answer in unit_slips(plan, answers):
        if form_of(answer.place) in forms:
            changed[form_of(answer.place)].append((project, answer))
    refused = {answer.place for of_form in changed.values() for _, answer in of_form}
    amounts = {
        item: {
            department: [each for each in given if each.place not in refused]
            for department, given in by_department.items()
            if any(each.place not in refused for each in given)
        }
        for item, by_department in answers.amounts.items()
    }
    new_rows = tuple(
        (department, _without_yen(row) if form_of(row.place) in forms else row)
        for department, row in answers.new_rows
    )
    findings = (*answers.findings, *_about(answers.in_yen, changed))
    return replace(answers, amounts=amounts, new_rows=new_rows, findings=findings)


def _without_yen(row: NewRow) -> NewRow:
    amounts = {year: _refused(amount) for year, amount in row.amounts.items()}
    return replace(row, amounts=amounts)


def _refused(amount: FormAmount) -> FormAmount:
    """Return an amount of a new project, as a fault where it is a whole number of 1,000 yen."""
    typed, rest = divmod(amount.yen or 0, amount.unit)
    if amount.unit == 1 or rest or not typed or typed % 1_000:
        return amount
    meant = money_text(typed, amount.form_unit)
    fault = f"「{amount.typed}」は円で記入されたとみられます（円なら{meant}）"
    return replace(amount, read=AmountCell(None, fault))


def _about(
    slips: Mapping[str, Sequence[Finding]], changed: Mapping[str, _Changed]
) -> Iterator[Finding]:
    """Yield what is told of each form: one finding, where there are several amounts."""
    for form, of_form in slips.items():
        if len(of_form) + len(changed.get(form, ())) > 1:
            yield _about_form(form, of_form, changed.get(form, ()))
        else:
            yield from of_form


def _about_form(form: str, slips: Sequence[Finding], changed: _Changed) -> Finding:
    places = [*(each.where for each in slips), *(answer.place for _, answer in changed)]
    cells = sorted((each.removeprefix(form) for each in places), key=_row_and_column)
    meant = [
        f"{answer.place.removeprefix(form)} {project.name}（円なら"
        f"{money_text(typed_yen(answer), answer.unit)}）"
        for project, answer in changed
    ]
    news = f"配ったときと違う金額は{first_names(meant, _MOST_CELLS)}です。" if meant else ""
    message = (
        f"この様式は円で記入されたとみられます（{len(cells):,}か所）："
        f"{first_names(cells, _MOST_CELLS)}。これらの金額は入れていません。{news}"
        "様式の単位で記入し直してもらってください（このとおりであれば、計画ブックで直してください）。"
    )
    return Finding(Severity.ERROR, form, message)


def _row_and_column(cell: str) -> tuple[int, int, str]:
    """Return the key by which names of cells (E12) are in the order of a sheet's rows."""
    column = cell.rstrip("0123456789")
    return int(cell.removeprefix(column) or 0), len(column), column
