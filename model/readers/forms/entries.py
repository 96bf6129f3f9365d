"""What is to be told of the cells that a department filled in, emptied or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from model.ended import is_ended, last_year_of
from model.finding import Finding, Severity
from model.form_marks import OPEN_WORDS, text_key
from model.listing import Listing
from model.money import sum_known
from model.readers.forms.answers import FormAmount, NewRow, money_text, quoted
from model.readers.forms.form_columns import Year
from model.readers.forms.form_sheet import FormRow
from model.readers.tables.amount_heads import unit_label
from model.text import name_key, without_blanks
from model.wareki import format_fiscal_year

_THOUSAND = 1_000
_TO_DROP = "やめる事業であれば、計画ブックの事業シートと掲載シートでその行を消してください。"


def about_amount(
    amount: FormAmount, listing: Listing, sent: int | None, *, has_room: bool
) -> Iterator[Finding]:
    """Yield what is odd about an amount that went out as ``sent`` yen, None for without one.

    A row without room for it is one of those that are listed again (再掲). Amounts in yen are
    told once all of their form are known.
    """
    read = amount.read
    if read is None:
        return
    if read.fault:
        if is_ended(amount.typed):
            return  # told of the row
        message = (
            f"{listing.name}：{read.fault.rstrip('。')}。入れていません。"
            f"数か「{OPEN_WORDS[0]}」と記入し直してもらってください。"
        )
        yield Finding(Severity.ERROR, amount.place, message)
    elif read.yen is None and not amount.word:
        if has_room and sent is None and amount.typed:
            message = (
                f"{listing.name}：「{amount.typed}」は空欄と同じに読みました。0円であれば、0と記入して"
                "もらってください。"
            )
            yield Finding(Severity.NOTICE, amount.place, message)
    elif not has_room:
        message = (
            f"{listing.name}：「再掲」の行に{amount.typed}とありますが、入れていません。"
            "金額は、同じ事業の主な掲載箇所の行に記入してもらってください。"
        )
        yield Finding(Severity.ERROR, amount.place, message)
    elif is_thousandfold(amount, sent):
        if not is_in_yen(amount, sent):
            yield about_thousandfold(amount, listing, sent or 0)
    elif read.yen is not None:
        yield from about_reading(amount, listing.name, sent)


def is_below_zero(amount: FormAmount, sent: int | None) -> bool:
    """Whether an amount is below 0 and not the one ``sent``: no project costs less than nothing."""
    return amount.yen is not None and amount.yen < 0 and amount.yen != sent


def is_thousandfold(amount: FormAmount, sent: int | None) -> bool:
    """Whether an amount is 1,000 times the one ``sent``, or a 1,000th: it is in another unit.

    A form shows what was sent in whole units, and who types it again in yen may begin with that.
    """
    if not sent or not amount.yen:
        return False
    shown_yen = (sent + amount.form_unit // 2) // amount.form_unit * amount.form_unit
    times = {sent * 1_000, shown_yen * 1_000}
    return amount.yen in times or amount.yen * 1_000 == sent


def is_in_yen(amount: FormAmount, sent: int | None) -> bool:
    """Whether an amount is the one ``sent``, typed in yen into a form of 千円 or 百万円."""
    return is_thousandfold(amount, sent) and abs(amount.yen or 0) > abs(sent or 0)


def about_thousandfold(amount: FormAmount, listing: Listing, sent: int) -> Finding:
    """Return that an amount is that ``sent`` (yen) in another unit, and was not taken."""
    unit = amount.form_unit
    times = "1,000倍" if abs(amount.yen or 0) > abs(sent) else "1,000分の1"
    message = (
        f"{listing.name}：{_money(amount)}は、配ったときの{money_text(sent, unit)}の"
        f"ちょうど{times}で、単位の取り違えとみられるため、入れていません。"
        f"{unit_label(unit)}単位で記入し直してもらってください（このとおりであれば、計画ブックで直してください）。"
    )
    return Finding(Severity.ERROR, amount.place, message)


def is_given_up(amount: FormAmount, remarks: str, sent: int | None, year: int | None) -> bool:
    """Whether an amount that went out as ``sent`` yen is taken away because its project ends.

    Wiped out alone it is not, since nobody may have looked; with 廃止 in its place or among the
    ``remarks`` of its row it is, unless these name its fiscal ``year`` (西暦) or a later one.
    """
    if sent is None or not (amount.is_blank and is_ended(remarks)):
        return sent is not None and is_ended(amount.typed)
    last = last_year_of(remarks)
    return last is None or (year is not None and year > last)


def about_end(
    row: FormRow, listing: Listing, sent: Mapping[Year, int], years: Sequence[int]
) -> Iterator[Finding]:
    """Yield that a project seems to be given up, once for all its cells.

    It is said so in its remarks or in a cell of an amount, or amounts were wiped out that went out
    as ``sent``. ``years`` are the fiscal years (西暦) that its form asks for, the plan's first.
    """
    ended = next((each for each in row.amounts.values() if is_ended(each.typed)), None)
    given_up = {
        year: each
        for year, each in row.amounts.items()
        if is_given_up(each, row.remarks, sent.get(year), _own(year, years))
    }
    was = _were(given_up, sent, years)
    is_new = is_ended(row.remarks) and text_key(row.remarks) != row.mark.remarks
    if is_new or (given_up and not ended):
        said = f"備考に「{quoted(row.remarks)}」"
        yield _about_ended(listing, said, row.remarks_place, was)
    elif ended:
        yield _about_ended(listing, f"事業費の欄に「{ended.typed}」", ended.place, was)
    cleared = {
        year: each
        for year, each in row.amounts.items()
        if year in sent and each.is_blank and year not in given_up
    }
    if cleared:
        yield _about_cleared(listing, cleared, _were(cleared, sent, years))


def _about_cleared(listing: Listing, cleared: Mapping[Year, FormAmount], was: str) -> Finding:
    """Return that amounts were wiped out without a word, which went out as ``was`` tells."""
    (typed, *others) = {each.typed for each in cleared.values()}
    written = f"「{typed}」と書かれて" if typed and not others else "消されて"
    message = (
        f"{listing.name}：配ったときの{was}が{written}いますが、計画の金額は残しました。{_TO_DROP}"
        f"金額がなくなったのであれば0と、決まらないのであれば「{OPEN_WORDS[0]}」と記入してもらって"
        "ください。"
    )
    return Finding(Severity.WARNING, next(iter(cleared.values())).place, message)


def _were(
    amounts: Mapping[Year, FormAmount], sent: Mapping[Year, int], years: Sequence[int]
) -> str:
    """Return what ``amounts`` went out as, with their years where several are asked for."""
    return "、".join(
        (f"{format_fiscal_year(year or years[0])} " if len(years) > 1 else "")
        + money_text(sent[year], each.form_unit)
        for year, each in amounts.items()
    )


def _own(year: Year, years: Sequence[int]) -> int | None:
    """Return the fiscal year (西暦) of a column of a form that asks for ``years``."""
    return next(iter(years), None) if year is None else year


def _about_ended(listing: Listing, said: str, place: str, was: str) -> Finding:
    """Return that a project ends, as is ``said``; the amounts that ``was`` tells are taken away."""
    whose = "この課の答えは" if len(listing.departments) > 1 else ""
    kept = f"とあるため、事業費（{was}）は{whose}0円と読みました。" if was else "とありますが、"
    more = "計画の事業は" if was else "計画の事業と金額は"
    message = f"{listing.name}：{said}{kept}{more}残しました。{_TO_DROP}"
    return Finding(Severity.WARNING, place, message)


def about_reading(amount: FormAmount, name: str, sent: int | None) -> Iterator[Finding]:
    """Yield what an amount of the project ``name`` was read as, where it is no plain number.

    One with a fraction of 1,000 yen that the one ``sent`` did not have may be a slip even where it
    is plain: plans are made in 千円.
    """
    yen, read = amount.yen, amount.read
    if yen is None or read is None:
        return
    if is_below_zero(amount, sent):
        message = (
            f"{name}：「{amount.typed}」は0円より小さい額のため、入れていません。記入し直して"
            "もらってください（減額であれば、計画ブックで直してください）。"
        )
        yield Finding(Severity.ERROR, amount.place, message)
        return
    has_fraction = amount.form_unit > 1 and yen % _THOUSAND != 0 and not (sent or 0) % _THOUSAND
    is_whole = yen % amount.form_unit == 0
    if not has_fraction and is_whole and without_blanks(amount.typed) == _money(amount):
        return  # in the form's own unit
    if has_fraction or (read.forgiven and not read.is_plain):
        usual = "千円未満の端数"
        how = usual if read.is_plain else read.forgiven or usual
        asks = "課に確かめてください。" if has_fraction else ""
        severity = Severity.WARNING if has_fraction or read.has_unit else Severity.NOTICE
        message = f"{name}：「{amount.typed}」を{_money(amount)}と読みました（{how}）。{asks}"
        yield Finding(severity, amount.place, message)


def _money(amount: FormAmount) -> str:
    return money_text(amount.yen or 0, amount.form_unit)


def about_sums(row: FormRow | NewRow, name: str) -> Iterator[Finding]:
    """Yield that what stands as the sum of the years of a project is not what they add up to.

    A formula leaves out numbers that were typed as texts, which are read all the same.
    """
    known = [each.read for each in row.amounts.values() if each.read and each.yen is not None]
    added = sum_known(each.yen for each in known)
    by_formula = sum_known(each.yen for each in known if not each.forgiven)
    for total in row.totals:
        if total.typed and total.yen not in (added, by_formula):
            shown_sum = "なし" if added is None else money_text(added, total.form_unit)
            message = (
                f"{name}：計の「{total.typed}」は、各年度の金額の計（{shown_sum}）と合いません。"
                "計は入れず、各年度の金額だけを読みました。どちらが正しいか、課に確かめてください。"
            )
            yield Finding(Severity.WARNING, total.place, message)


def about_sources(row: FormRow, listing: Listing) -> Iterator[Finding]:
    """Yield a finding for each source of funds that is no amount; none of the row is taken then."""
    for name, amount in row.sources.items():
        why = amount.read.fault if amount.read else ""
        if why or amount.word:
            message = (
                f"{listing.name}：財源の{name}の{why or f'「{amount.word}」は金額ではありません'}。"
                "この行の財源は入れていません。数で記入し直してもらってください。"
            )
            yield Finding(Severity.ERROR, amount.place, message)


def about_description(row: FormRow, listing: Listing) -> Iterator[Finding]:
    """Yield that the description of a row is not the plan's, which stays."""
    if row.description and name_key(row.description) != name_key(listing.description or ""):
        message = (
            f"{listing.name}：事業概要が計画と違います。計画の文は変えていません。"
            f"様式の文：{row.description}"
        )
        yield Finding(Severity.WARNING, row.place, message)
