"""What becomes of one amount when the departments that were asked for it have answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.finding import Finding, Severity
from model.readers.forms.answers import FORMS, Answer, Answers, Item, shown
from model.text import first_names

_MOST_NAMES = 30
_ENDED = "廃止"
_ASK_WHOSE_END = "その課の分だけをやめるのか、事業をやめるのかを、課に確かめてください。"


@dataclass(frozen=True, slots=True)
class Question:
    """An amount that forms ask for.

    Attributes:
        item: of which project and year.
        project: the name of the project.
        year: the year as findings give it, empty where but one is asked for.
        known: the yen that the plan has, or the word in their place (未定), None where neither.
        departments: those on whose forms it stands.
        and_others: whether the project has others too, which are not named (ほか).
    """

    item: Item
    project: str
    year: str
    known: int | str | None
    departments: Sequence[str]
    and_others: bool

    @property
    def name(self) -> str:
        """What findings call it."""
        return f"{self.project}（{self.year}）" if self.year else self.project


class ItemSettling:
    """Settles amounts one by one, and keeps what is to be known of them.

    A department enters its own share of a project that it has with others, so shares are added up
    once all of them have answered. Where the forms went out with the amount of the whole project,
    what was entered in its place is the whole amount too, and all of them have to have entered it.
    Which of the two holds, each form says itself: the plan may know more by now, from forms that
    were put together before.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._findings: list[Finding] = []
        self._lacking: dict[tuple[str, tuple[str, ...]], list[tuple[Question, str]]] = {}
        """By project and departments without an answer, what was asked and the others said."""
        self._first: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        """By departments and project, the amounts that took the place of none."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be known of the amounts settled until now."""
        return (*self._findings, *self._about_first(), *self._about_lacking())

    def settle(self, asked: Question) -> int | str | None:
        """Return the new amount in yen or that it is open (未定), None where it stays as it is."""
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

    def _sum_of_shares(self, asked: Question, given: Mapping[str, Answer]) -> int | str | None:
        lacking = [each for each in asked.departments if each not in given]
        if not given:
            return None
        shares = "、".join(
            f"{shown(each)} {self._answers.money(it.said)}" for each, it in given.items()
        )
        if lacking:
            found = self._lacking.setdefault((asked.item.project, tuple(lacking)), [])
            found.append((asked, shares))
            return None
        word = next((it.said for it in given.values() if it.yen is None), None)
        if word is not None:
            self._tell_changed(asked, word, given)
            return word
        if len(given) > 1:
            self._tell(Severity.NOTICE, asked, f"各課の分を足しました（{shares}）。")
        if asked.and_others:
            self._tell(Severity.NOTICE, asked, f"課名のない「ほか」の分は含みません（{shares}）。")
        yen = sum(each.yen or 0 for each in given.values())
        self._tell_changed(asked, yen, given)
        return yen

    def _about_lacking(self) -> Iterator[Finding]:
        """Yield what was not added up, of each project the years together."""
        for (_, lacking), found in self._lacking.items():
            whose = "、".join(map(shown, lacking))
            left = "、".join(
                f"{asked.year and f'{asked.year}は'}{self._as_before(asked.known)}（{shares}）"
                for asked, shares in found
            )
            message = (
                f"{found[0][0].project}：{whose}の分がないため、{left}。担当する分がなければ、その課の"
                "様式に0と記入してもらってください。"
            )
            yield Finding(Severity.WARNING, FORMS, message)

    def _changed(
        self, asked: Question, whole: int, given: Mapping[str, Answer]
    ) -> int | str | None:
        """Return what was entered in place of ``whole``; its departments have to agree on it."""
        if all(each.said == whole for each in given.values()):
            if asked.known != whole:
                self._tell(
                    Severity.WARNING,
                    asked,
                    f"様式は配ったとき（{self._answers.money(whole)}）のまま返り、計画の額はその後変わって"
                    f"いるため、{self._as_before(asked.known)}。",
                )
            return None
        new = next(iter(given.values())).said
        if any(each not in given or given[each].said != new for each in asked.departments):
            said = {each: [answer] for each, answer in given.items()}
            self._tell_contradiction(asked, said)
            return None
        self._tell_changed(asked, new, given)
        return new

    def _tell_changed(self, asked: Question, new: int | str, given: Mapping[str, Answer]) -> None:
        """Tell what took the place of what the plan had, or note what is its first amount."""
        whose = "、".join(map(shown, given))
        if all(answer.is_given_up for answer in given.values()):
            return
        if asked.known is not None and asked.known != new:
            message = (
                f"{self._answers.money(asked.known)}を{self._answers.money(new)}に改めました。"
            )
        elif asked.known is None and isinstance(new, str):
            message = f"{self._answers.money(new)}としました。"
        else:
            if asked.known is None:
                said = f"{asked.year} {self._answers.money(new)}".strip()
                self._first[whose][asked.project].append(said)
            return
        self._tell(Severity.NOTICE, asked, f"{whose}の様式により、{message}")

    def _about_first(self) -> Iterator[Finding]:
        """Yield one finding for each department of the amounts that the plan did not have."""
        for whose, projects in self._first.items():
            told = [f"{name}（{'、'.join(said)}）" for name, said in projects.items()]
            message = (
                f"{whose}の様式により、計画に金額のなかった{len(told):,}件に事業費を入れました："
                f"{first_names(told, _MOST_NAMES)}。"
            )
            yield Finding(Severity.NOTICE, FORMS, message)

    def _as_before(self, known: int | str | None) -> str:
        return "入れていません" if known is None else f"{self._answers.money(known)}のままです"

    def _tell_contradiction(
        self,
        asked: Question,
        answers: Mapping[str, Sequence[Answer]],
        why: str = "金額が1つに決まらない",
    ) -> None:
        given = [(shown(department), it) for department, each in answers.items() for it in each]
        said = "、".join(
            f"{name} {_ENDED if it.is_given_up else self._answers.money(it.said)}（{it.place}）"
            for name, it in given
        )
        ended = {name for name, it in given if it.is_given_up}
        remedy = _ASK_WHOSE_END if 0 < len(ended) < len(asked.departments) else ""
        kept = self._as_before(asked.known)
        self._tell(Severity.ERROR, asked, f"{why}ため、{kept}：{said}。{remedy}")

    def _tell(self, severity: Severity, asked: Question, message: str) -> None:
        self._findings.append(Finding(severity, FORMS, f"{asked.name}：{message}"))
