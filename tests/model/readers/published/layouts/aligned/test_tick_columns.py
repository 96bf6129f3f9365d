"""Tables by blanks that tick each project under 新規, 拡充 or 継続."""

from __future__ import annotations

from tests.model.readers.published.texts import read_measure

HEADS = "新規      拡充   継続         R7      R8          担当課"
NEW, MORE, ON = 0, 8, 13
"""Where the headings of the marks stand, one behind the other, and the ticks below them."""


def line(number: str, name: str, text: str, tick: int | None, amounts: str, office: str) -> str:
    """Return a line with its words below those of the head."""
    texts = f"{name:<14}{text}"
    ticked = "" if tick is None else f"{'':{tick}}○"
    sums = "".join(f"{amount:>8}" for amount in amounts.split())
    return f"{number:<3}{texts:<32}{ticked:<18}{sums:<26}{office}".rstrip()


TICKED = "\n".join(
    (
        "（単位：百万円）",
        f"番号 {'   事業名':<14}{'   事業の概要':<18}{HEADS}",
        line("", "", "", None, "", "土木課"),
        line("1", "児童保育の事業の実施と支援", "関係機関との連携会議", MORE, "586 629", ""),
        line("", "", "", None, "", "都市整備課"),
        line("", "", "関係機関との会議の開催、専門職", None, "", ""),
        line("2", "契約の電子化", "員の配置、システムの構築及び運用", NEW, "42 835", "会計課"),
        line("", "", "とその周知", None, "", ""),
        line("3", "農福連携の推進", "用地取得及び物件補償", MORE, "184 375", "福祉課"),
        line("4", "免許の返納", "職員の配置", ON, "614 322", "市民課"),
        "",
    )
)


def test_a_tick_is_of_the_mark_that_it_stands_below():
    reading = read_measure(TICKED)
    rows = [
        (
            r.name,
            r.flag and r.flag.mark,
            [d.name for d in r.departments],
            [a.yen // 1_000_000 for a in r.project.amounts],
        )
        for r in reading.plan.listings()
    ]
    assert rows == [
        ("児童保育の事業の実施と支援", "拡充", ["土木課", "都市整備課"], [586, 629]),
        ("契約の電子化", "新規", ["会計課"], [42, 835]),
        ("農福連携の推進", "拡充", ["福祉課"], [184, 375]),
        ("免許の返納", "継続", ["市民課"], [614, 322]),
    ]
