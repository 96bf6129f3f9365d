"""Plans made for tests: an invented one of two goals, with level names and marks of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.listing import ListingKind
from model.plan import Plan, PlanHeading, Section
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft
from model.selection import Selection
from model.view import PlanView, view_plan

MAIN, OTHER = ListingKind.MAIN, ListingKind.OTHER


def row(
    name: str,
    departments: str = "みどり課",
    *,
    kind: ListingKind = MAIN,
    flag: str | None = None,
    relisted: bool = False,
    description: str | None = "市民とともに取り組む。",
    yen: int | None = None,
) -> ListingDraft:
    """Return a draft row; ``yen`` is its budget of 2024."""
    return ListingDraft(
        where=f"「{name}」の行",
        kind=kind,
        name=name,
        description=description if kind is MAIN else None,
        departments=departments,
        flag=flag,
        relisted=relisted,
        amounts=() if yen is None else (Amount(yen, 2024, "予算"),),
    )


def section(
    level: int,
    title: str,
    *,
    number: str = "",
    budget: int | None = None,
    children: Sequence[SectionDraft] = (),
    rows: Sequence[ListingDraft] = (),
) -> SectionDraft:
    """Return a draft section."""
    return SectionDraft(
        where=f"「{title}」",
        level=level,
        number=number,
        title=title,
        published_budget=budget,
        children=list(children),
        listings=list(rows),
    )


def plan_with_an_unnamed_office() -> Plan:
    """Return the plan of two goals with one more row, 「計画の進み具合の公表」 of no department."""
    draft = draft_of_two_goals()
    draft.sections[0].listings.append(row("計画の進み具合の公表", ""))
    return assemble_plan(draft)[0]


def draft_of_two_goals() -> PlanDraft:
    """Return an invented plan of three levels: 分野 › 目標 › 方針, marks ★ and 継続.

    10 rows, 9 projects: 「見守り」 is relisted once, 「花いっぱい運動」 is relisted with its
    main place elsewhere. Amounts are known of four projects: 1,500,500 + 2,400,400 + 99,600 + 0
    yen. Budgets are published for the two 目標 of the first 分野: 12,000,000 and 3,500,000 yen.
    """
    return PlanDraft(
        heading=PlanHeading("ひかり市 まちづくり実施計画", "ひかり市", 2024),
        levels=("分野", "目標", "方針"),
        flags=[Flag("★", "重点事業"), Flag("継続", "前の計画から続く事業")],
        notes=["★は、重点事業を表します。"],
        sections=[
            section(
                1,
                "くらし",
                number="1",
                children=(
                    section(
                        2,
                        "安心して暮らせるまち",
                        number="1",
                        budget=12_000_000,
                        children=(
                            section(
                                3,
                                "地域で支え合う",
                                rows=(
                                    row("見守り", "福祉課・みどり課", flag="★", yen=1_500_500),
                                    row("ふれあい食堂", "福祉課", yen=2_400_400),
                                ),
                            ),
                            section(3, "災害に備える", rows=(row("防災訓練", "防災室ほか"),)),
                        ),
                        rows=(row("放送設備の点検", "防災室", kind=OTHER, yen=99_600),),
                    ),
                    section(
                        2,
                        "みどり豊かなまち",
                        number="2",
                        budget=3_500_000,
                        rows=(
                            row("公園の手入れ", flag="継続"),
                            row("花いっぱい運動", relisted=True),
                        ),
                    ),
                ),
            ),
            section(
                1,
                "しごと",
                number="2",
                children=(
                    section(
                        2,
                        "にぎわいのあるまち",
                        number="1",
                        children=(
                            section(
                                3,
                                "商いを支える",
                                rows=(
                                    row("商店街の応援", "産業課", flag="★"),
                                    row("見守り", "福祉課・みどり課", flag="★", relisted=True),
                                ),
                            ),
                        ),
                        rows=(row("市の開催", "産業課", kind=OTHER, yen=0),),
                    ),
                    section(2, "学びのあるまち", number="2", rows=(row("出前講座", "学習課"),)),
                ),
            ),
        ],
    )


def plan_of_two_goals() -> Plan:
    """Return the plan of ``draft_of_two_goals``."""
    plan, _ = assemble_plan(draft_of_two_goals())
    return plan


def draft_a_year_later() -> PlanDraft:
    """Return the plan of the year after ``draft_of_two_goals``, of 2025.

    New: 「空き家の活用」. Ended: 「市の開催」 (0 yen). Likely renamed: 「ふれあい食堂」. Moved:
    「公園の手入れ」. Other text and no flag: 「商店街の応援」. Another department: 「防災訓練」.
    Another amount: 「見守り」 (1,500,500 to 1,800,000 yen). Not changed: three. The second 目標
    has another budget, that of the second 分野 another title.
    """
    draft = draft_of_two_goals()
    draft.heading = draft.heading._replace(fiscal_year=2025)
    rows = {listing.name: listing for listing in draft.listings() if not listing.relisted}
    rows["ふれあい食堂"].name = "ふれあい子ども食堂"
    rows["防災訓練"].departments = "防災室・福祉課"
    rows["商店街の応援"].description = "市民と商店街がともに取り組む。"
    rows["商店街の応援"].flag = None
    rows["見守り"].amounts = (Amount(1_800_000),)
    (life, work) = draft.sections
    (safe, green) = life.children
    safe.children[1].listings.append(row("空き家の活用", "建築課", description=None, yen=700_000))
    safe.children[1].listings.append(green.listings.pop(0))
    green.published_budget = 4_000_000
    work.children[0].title = "にぎわいと活力のあるまち"
    work.children[0].listings.clear()
    for listing in draft.listings():
        listing.amounts = tuple(Amount(a.yen, 2025, "予算") for a in listing.amounts)
    return draft


def without_marks_of_relisting(plan: Plan) -> Plan:
    """Return ``plan`` with no row marked as relisted: its projects have several main places."""

    def section(node: Section) -> Section:
        rows = tuple(replace(listing, relisted=False) for listing in node.listings)
        return node._replace(children=tuple(map(section, node.children)), listings=rows)

    return replace(plan, sections=tuple(map(section, plan.sections)))


def with_first_project(plan: Plan, **changes: object) -> Plan:
    """Return ``plan`` with fields of its first project changed, in its rows too."""
    first = plan.projects[0]
    changed = replace(first, **changes)  # type: ignore[arg-type]
    return plan.with_projects({**{each.id: each for each in plan.projects}, first.id: changed})


def whole_view(plan: Plan) -> PlanView:
    """Return all of ``plan``, with an earlier plan beside it for the reports that need one."""
    return view_plan(plan, Selection(), earlier=plan_a_year_later())


def plan_a_year_later() -> Plan:
    """Return the plan of ``draft_a_year_later``."""
    plan, _ = assemble_plan(draft_a_year_later())
    return plan
