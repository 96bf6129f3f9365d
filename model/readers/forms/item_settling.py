"""What becomes of one amount when the departments that were asked for it have answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.readers.forms.answers import FORMS, Answer, Answers, Item, shown


@dataclass(frozen=True, slots=True)
class Question:
    """An amount that forms ask for.

    Attributes:
        item: of which project and year.
        name: what findings call it.
        known: the yen that the plan has, None where it has none.
        departments: those on whose forms it stands.
        and_others: whether the project has others too, which are not named (ほか).
    """

    item: Item
    name: str
    known: int | None
    departments: Sequence[str]
    and_others: bool


class ItemSettling:
    """Settles amounts one by one, and keeps what is to be known of them (``findings``).

    A department enters its own share of a project that it has with others, so shares are added up
    once all of them have answered. Where the forms went out with the amount of the whole project,
    what was entered in its place is the whole amount too, and all of them have to have entered it.
    Which of the two holds, each form says itself: the plan may know more by now, from forms that
    were put together before.
    """

    def __init__(self, answers: Answers) -> None:
        self.findings: list[Finding] = []
        self._answers = answers

    def settle(self, asked: Question) -> int | None:
        """Return the new amount in yen, None where it stays as it is."""
        answers = self._answers.amounts.get(asked.item, {})
        if any(len(each) > 1 for each in answers.values()):
            self._tell_contradiction(asked, answers)
            return None
        given = {department: each[0] for department, each in answers.items()}
        sent = {answer.sent for answer in given.values()}
        if len(sent) > 1:
            self._tell_contradiction(asked, answers, "別の時に作った様式が混ざっている")
            return None
        whole = sent.pop() if sent else None
        if whole is None:
            return self._sum_of_shares(asked, given)
        return self._changed(asked, whole, given)

    def _sum_of_shares(self, asked: Question, given: Mapping[str, Answer]) -> int | None:
        lacking = [each for each in asked.departments if each not in given]
        if not given:
            return None
        shares = "、".join(f"{shown(each)} {in_yen(it.yen)}" for each, it in given.items())
        if lacking:
            whose = "、".join(map(shown, lacking))
            self._tell(
                Severity.WARNING,
                asked,
                f"{whose}の分がないため、{_as_before(asked.known)}（{shares}）。担当する分がなければ、"
                "その課の様式に0と記入してもらってください。",
            )
            return None
        if len(given) > 1:
            self._tell(Severity.NOTICE, asked, f"各課の分を足しました（{shares}）。")
        if asked.and_others:
            self._tell(Severity.NOTICE, asked, f"課名のない「ほか」の分は含みません（{shares}）。")
        yen = sum(each.yen for each in given.values())
        self._tell_changed(asked, yen, given)
        return yen

    def _changed(self, asked: Question, whole: int, given: Mapping[str, Answer]) -> int | None:
        """Return what was entered in place of ``whole``; its departments have to agree on it."""
        if all(each.yen == whole for each in given.values()):
            if asked.known != whole:
                self._tell(
                    Severity.WARNING,
                    asked,
                    f"様式は配ったとき（{in_yen(whole)}）のまま返り、計画の額はその後変わって"
                    f"いるため、{_as_before(asked.known)}。",
                )
            return None
        yen = next(iter(given.values())).yen
        if any(each not in given or given[each].yen != yen for each in asked.departments):
            said = {each: [answer] for each, answer in given.items()}
            self._tell_contradiction(asked, said)
            return None
        self._tell_changed(asked, yen, given)
        return yen

    def _tell_changed(self, asked: Question, yen: int, given: Mapping[str, Answer]) -> None:
        if asked.known is not None and asked.known != yen:
            whose = "、".join(map(shown, given))
            message = f"{whose}の様式により、{in_yen(asked.known)}を{in_yen(yen)}に改めました。"
            self._tell(Severity.NOTICE, asked, message)

    def _tell_contradiction(
        self,
        asked: Question,
        answers: Mapping[str, Sequence[Answer]],
        why: str = "金額が1つに決まらない",
    ) -> None:
        said = "、".join(
            f"{shown(department)} {in_yen(answer.yen)}（{answer.place}）"
            for department, each in answers.items()
            for answer in each
        )
        self._tell(Severity.ERROR, asked, f"{why}ため、{_as_before(asked.known)}：{said}。")

    def _tell(self, severity: Severity, asked: Question, message: str) -> None:
        self.findings.append(Finding(severity, FORMS, f"{asked.name}：{message}"))


def _as_before(known: int | None) -> str:
    return "入れていません" if known is None else f"{in_yen(known)}のままです"


def in_yen(yen: int) -> str:
    """Return an amount in full, for comparing with cells of any unit."""
    return f"{yen:,}円"
