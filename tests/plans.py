"""Plans made for tests: an invented one of two goals, with level names and marks of its own."""

from __future__ import annotations

from model.listing import ListingKind
from model.plan import Plan, PlanHeading
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import ListingDraft, PlanDraft, SectionDraft

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
    children: tuple[SectionDraft, ...] = (),
    rows: tuple[ListingDraft, ...] = (),
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
