"""Plans for property tests: of any depth, with odd texts, amounts and rows in any order."""

from __future__ import annotations

from hypothesis import strategies as st

from model.plan import Plan, PlanHeading
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from tests.plans import MAIN, OTHER, row, section

_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_ODD = st.sampled_from(
    ["\n", "\t", "\r", "_x000D_", "=1+1", "（再）", "・", "、", "０１", "△", "#REF!"]
)
_PIECES = st.text(_CHARACTERS, min_size=1, max_size=12) | _ODD
TEXTS = st.lists(_PIECES, min_size=1, max_size=3).map("".join).filter(str.strip)
ROWS = st.builds(
    row,
    TEXTS.map(str.strip),
    st.sampled_from(["財政課", "市民課・納税課", "市民課ほか", "生涯学習・スポーツ課"]),
    kind=st.sampled_from([MAIN, OTHER]),
    flag=st.sampled_from([None, "新", "★"]),
    relisted=st.booleans(),
    description=st.none() | TEXTS,
    yen=st.none() | st.integers(-(10**12), 10**12),
)

AMOUNTS = st.builds(
    Amount,
    st.integers(-(10**18), 10**18),
    st.none() | st.just(2031),
    st.sampled_from([None, "予算", "決算"]),
    st.sampled_from([None, "国庫支出金", "一般財源"]),
)
OPEN_HEADS = ("予算 令和14年度", "2031年度予算 › 一般財源")
OPEN_WORDS = st.sampled_from(["未定", " 調整中", "協議\n中", "-", "三億円", "令和9年に決定"])
EXTRA_HEADS = ("備考", "事業名", "金額1（円）", "対象者")
_HEADS = st.sampled_from([(), (), EXTRA_HEADS[:1], EXTRA_HEADS[1:3], EXTRA_HEADS[2:], EXTRA_HEADS])
_FORKING = 2
"""Sections down to this level have one part or two, those below it one: a plan has fourteen."""


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return a plan as readers make it."""
    depth = draw(st.integers(1, 4))

    def sections(level: int):
        count = draw(st.integers(1, 2)) if level <= _FORKING else 1
        return tuple(
            section(
                level,
                draw(TEXTS),
                number=str(n) if draw(st.booleans()) else "",
                budget=draw(st.none() | st.integers(0, 10**11)),
                children=sections(level + 1) if level < depth else (),
                rows=tuple(draw(st.lists(ROWS, max_size=2))),
            )
            for n in range(1, count + 1)
        )

    draft = PlanDraft(
        PlanHeading(draw(TEXTS), draw(st.just("") | TEXTS), draw(st.none() | st.just(2031))),
        tuple(f"第{n}層" for n in range(1, depth + 1)),
        flags=[Flag("新", "新規"), Flag("★", "")],
        notes=draw(st.lists(TEXTS, max_size=2)),
        sections=list(sections(1)),
        extra_heads=EXTRA_HEADS[:2],
    )
    for listing in draft.listings():
        listing.amounts = (*listing.amounts, *draw(st.lists(AMOUNTS, max_size=3)))
        open_ = draw(st.sampled_from([(), OPEN_HEADS[:1], OPEN_HEADS]))
        words = tuple((head, draw(OPEN_WORDS)) for head in open_)
        listing.extras = (*words, *((head, draw(TEXTS)) for head in draw(_HEADS)))
    return assemble_plan(draft)[0]
