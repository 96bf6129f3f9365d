"""The amounts of a project that a department added on its form."""

from __future__ import annotations

from collections.abc import Iterator

from model.amount_basis import AmountBasis
from model.finding import Finding, Severity
from model.plan import Plan
from model.project import Amount, Project
from model.readers.forms.answers import FormAmount, NewRow, is_in_thousands, money_text
from model.readers.forms.entries import about_reading, about_sums, is_below_zero
from model.readers.forms.form_columns import Year
from model.wareki import format_fiscal_year


class NewAmounts:
    """Takes the amounts of new rows on ``basis``; ``unit`` is that in which messages tell them.

    ``findings`` are what is to be told of the amounts taken until now.
    """

    def __init__(self, plan: Plan, basis: AmountBasis, unit: int) -> None:
        self.findings: list[Finding] = []
        self._basis, self._unit = basis, unit
        sizes = (abs(a.yen) for project in plan.projects for a in project.amounts)
        self._largest = max(sizes, default=None)

    def of(self, row: NewRow) -> Iterator[Amount]:
        """Yield the amounts of a new project, and tell of what is none."""
        self.findings += about_sums(row, row.name)
        for year, amount in row.amounts.items():
            if amount.read and amount.read.fault and not amount.word:
                fault = amount.read.fault.rstrip("。")
                message = f"{row.name}：{fault}。この金額は入れていません。"
                self.findings.append(Finding(Severity.ERROR, amount.place, message))
            elif amount.yen is not None:
                self.findings += about_reading(amount, row.name, None)
                if not is_below_zero(amount, None):
                    self._look_at_size(row, amount, amount.yen)
                    yield Amount(amount.yen, self._own(year), self._basis.kind)
            if year is None:
                yield from self._sources(row, amount.yen)

    def _sources(self, row: NewRow, whole: int | None) -> Iterator[Amount]:
        """Yield what sources of funds give to the amount of the plan's year, if that is ``whole``.

        What does not add up to it, or is no amount, is told.
        """
        faults = [each for each in row.sources.values() if each.read and each.read.fault]
        known = {name: each.yen for name, each in row.sources.items() if each.yen is not None}
        if faults or (known and sum(known.values()) != (whole or 0)):
            said = "、".join(
                f"{name} {each.typed}" for name, each in row.sources.items() if each.typed
            )
            message = (
                f"財源（{said}）の計が事業費と合わないため、財源は入れていません。様式を直してもらうか、"
                "計画ブックで直してください。"
            )
            self.findings.append(Finding(Severity.ERROR, row.place, f"{row.name}：{message}"))
            return
        year, kind = self._own(None), self._basis.kind
        yield from (Amount(yen, year, kind, name) for name, yen in known.items())

    def _look_at_size(self, row: NewRow, amount: FormAmount, yen: int) -> None:
        """Tell that an amount larger than all of the plan may have been typed in yen."""
        is_larger = self._largest is not None and abs(yen) > self._largest
        if is_larger and is_in_thousands(yen, amount.unit):
            message = (
                f"{row.name}：様式の単位により{money_text(yen, self._unit)}と読みましたが、"
                f"円で記入したものなら{money_text(yen // amount.unit, self._unit)}です。"
                "課に確かめてください。"
            )
            self.findings.append(Finding(Severity.WARNING, amount.place, message))

    def _own(self, year: Year) -> int | None:
        return self._basis.fiscal_year if year is None else year

    def told(self, row: NewRow, project: Project) -> str:
        """Return the amounts of ``project``, and the words in place of others."""
        said = []
        for year, amount in row.amounts.items():
            of = self._own(year)
            whole = (a.yen for a in project.amounts if (a.fiscal_year, a.funds) == (of, None))
            what = amount.word or next(whole, None)
            if what is not None:
                name = f"{format_fiscal_year(of)} " if of and len(row.amounts) > 1 else ""
                said.append(name + money_text(what, self._unit))
        said += [
            f"うち{amount.funds} {money_text(amount.yen, self._unit)}"
            for amount in project.amounts
            if amount.funds is not None
        ]
        return f"（{'、'.join(said)}）" if said else "（金額の記入なし）"
