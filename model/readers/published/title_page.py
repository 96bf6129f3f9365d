"""The title page of a text: what the lines before its first heading say of plan, city and year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from model.finding import Finding, Severity
from model.plan import PlanHeading
from model.readers.cities import city_alone, city_at_start
from model.readers.department_names import is_office
from model.readers.published.lines.numbering import read_heading
from model.readers.reading import TITLE_PAGE, LineRole, PlacedLine
from model.readers.titles import NAMES_PLAN, PERIOD, without_years
from model.text import fold, without_blanks
from model.wareki import find_fiscal_years, format_fiscal_year, with_plain_years

_MOST_LINES = 16
_LONGEST = 60
_MOST_COUNTED = 99
_NO_TITLE = re.compile(r"^計画期間|^[※＊*・●■◆◇□▼▽]|^○(?!○)|[、。]$|について$")
_CONTENTS = re.compile(r"目次|もくじ|CONTENTS", re.IGNORECASE)
_PRINTED_PERIOD = re.compile(r"[^\s（(【\[［:：]*(?:[~～〜\-－]|から)[^\s）)】\]］]*")
_SPACED = re.compile(r"\S(?:[ \u3000]+\S)+")
_DO = (
    "ウィンドウで開いたときに「計画の名前」で直すか、"
    "命令に --title・--city・--year を付けて指定してください。"
)


@dataclass
class _Found:
    """What the lines of a title page name; ``period`` is as printed."""

    titles: list[str] = field(default_factory=list)
    city: str = ""
    year: int | None = None
    period: str = ""

    @property
    def title(self) -> str:
        """The plan's name without the city before it and the fiscal years behind it."""
        title = " ".join(self.titles)
        city, rest = city_at_start(title)
        bare = rest if city and city == self.city and NAMES_PLAN.search(rest) else title
        return without_years(bare)


def read_title_page(
    lines: Sequence[PlacedLine], given: PlanHeading, name: str
) -> tuple[PlanHeading, tuple[Finding, ...]]:
    """Return the heading of a plan, what is not ``given`` taken from its text, and what to tell.

    A text that names no plan is called by ``name``. Told is what was taken, and what was not found
    where no title is given.
    """
    found = _find(list(_cover(lines)))
    read = PlanHeading(found.title, found.city, found.year)
    whole = PlanHeading(
        given.title or read.title or name,
        given.city or read.city,
        read.fiscal_year if given.fiscal_year is None else given.fiscal_year,
    )
    if whole == given:
        return whole, ()
    return whole, tuple(_told(given, read, whole, found.period))


def _cover(lines: Sequence[PlacedLine]) -> Iterator[str]:
    """Yield the lines before the first heading, sentence or table of contents."""
    front = takewhile(lambda line: line.role in (LineRole.FRONT, LineRole.PAGE_HEAD), lines)
    for line, _ in zip(front, range(_MOST_LINES), strict=False):
        text = fold(line.text)
        is_text = len(text) > _LONGEST or text.endswith("。") or _CONTENTS.search(text)
        if is_text or _is_heading(line.text):
            return
        if line.role is LineRole.FRONT:
            yield _closed_up(line.text)


def _is_heading(text: str) -> bool:
    """Whether a line is a heading, and no name with a year in it (アクションプラン2023)."""
    heading = read_heading(text)
    return heading is not None and (heading.ordinal or 0) <= _MOST_COUNTED


def _closed_up(text: str) -> str:
    """Return a text without the blanks between all of its characters: 川　北　市."""
    pieces = text.split()
    is_spaced = _SPACED.fullmatch(text) and all(len(piece) == 1 for piece in pieces)
    return "".join(pieces) if is_spaced else " ".join(pieces)


def _find(cover: Sequence[str]) -> _Found:
    found = _Found()
    is_after = False  # a line that is none of a title stands below it
    for text in cover:
        years = _years(text)
        if _is_period(text):
            _take_years(found, years, text)
        elif city := city_alone(text):
            found.city = found.city or city
            is_after = bool(found.titles)
        elif _is_title(text):
            if not is_after and not _is_again(text, found.titles):
                short = [title for title in found.titles if _is_short_for(title, text)]
                found.titles = [title for title in found.titles if title not in short]
                found.city = found.city or next((city_at_start(t)[0] for t in short), "")
                found.titles.append(text.strip("「」『』"))
                _take_years(found, years, text)
        else:
            is_after = bool(found.titles)
            _take_years(found, years, text)
    found.city = found.city or next(filter(None, (city_at_start(t)[0] for t in found.titles)), "")
    return found


def _take_years(found: _Found, years: Sequence[int], text: str) -> None:
    if found.year is None and years:
        found.year = years[0]
        printed = _PRINTED_PERIOD.search(text)
        found.period = printed[0] if len(years) > 1 and printed else ""


def _is_title(text: str) -> bool:
    is_named = NAMES_PLAN.search(text) is not None and not _NO_TITLE.search(text)
    return is_named and not is_office(text)


def _is_again(text: str, titles: Sequence[str]) -> bool:
    """Whether a line says again what stands above it, as a running head does."""
    whole, more = ("".join(t.split()) for t in ("".join(titles), text))
    return bool(titles) and (more in whole or whole in more)


def _is_short_for(title: str, text: str) -> bool:
    """Whether a line has the city and all the words of ``title``, a running head above it."""
    city, rest = city_at_start(title)
    whole = without_blanks(text)
    return bool(city) and all(without_blanks(word) in whole for word in (city, *rest.split()))


def _years(text: str) -> tuple[int, ...]:
    """Return the fiscal years that a line names as such, or as a period."""
    years = find_fiscal_years(text)
    return years if len(years) > 1 or "年度" in text else ()


def _is_period(text: str) -> bool:
    folded = with_plain_years(without_blanks(text))
    return PERIOD.fullmatch(folded) is not None and bool(_years(text))


def _told(
    given: PlanHeading, read: PlanHeading, whole: PlanHeading, period: str
) -> Iterator[Finding]:
    """Yield the one finding about the title page."""
    taken, missing = [], []
    for own, text, what, how in (
        (given.title, read.title, "計画の名前", f"「{read.title}」"),
        (given.city, read.city, "市区町村", f"「{read.city}」"),
        (given.fiscal_year, read.fiscal_year, "年度", _printed_year(read.fiscal_year, period)),
    ):
        if not own and text:
            taken.append(f"{what}を{how}")
        elif not own and not given.title:
            missing.append(what)
    said = f"本文の初めの行から、{'、'.join(taken)}と読みました。" if taken else ""
    if missing:
        said += f"{'・'.join(missing)}は、本文の初めに見つかりませんでした。"
    if not (given.title or read.title):
        said += f"計画の名前は、ファイルの名前の「{whole.title}」としています。"
    severity = Severity.WARNING if missing else Severity.NOTICE
    yield Finding(severity, TITLE_PAGE, f"{said}違うときは、{_DO}" if taken else f"{said}{_DO}")


def _printed_year(year: int | None, period: str) -> str:
    printed = "" if year is None else format_fiscal_year(year)
    return f"{printed}（期間「{period}」の初め）" if period else printed
