"""What is to be told of the cells that a department filled in, emptied or changed."""

from __future__ import annotations

from collections.abc import Iterator

from model.finding import Finding, Severity
from model.listing import Listing
from model.money import sum_known
from model.readers.forms.form_sheet import FormAmount, FormRow
from model.readers.tables.amounts import AmountCell
from model.text import name_key


def is_blank(amount: FormAmount, sent: int | None) -> bool:
    """Whether nothing stands for an amount where nothing was ``sent``."""
    read = amount.read
    return read is not None and read.yen is None and not read.fault and sent is None


def about_amount(
    amount: FormAmount, listing: Listing, sent: int | None, *, has_room: bool
) -> Iterator[Finding]:
    """Yield what is odd about an amount that went out as ``sent`` yen, None for without one.

    A row without room for it is one of those that are listed again (再掲).
    """
    read = amount.read
    if read is None:
        return
    if read.fault:
        message = (
            f"{listing.name}：{read.fault.rstrip('。')}。入れていません。"
            "数で記入し直してもらってください。"
        )
        yield Finding(Severity.ERROR, amount.place, message)
    elif read.yen is None:
        if has_room:
            yield from _about_nothing(amount, listing, sent)
    elif not has_room:
        message = (
            f"{listing.name}：「再掲」の行に{amount.typed}とありますが、入れていません。"
            "金額は、同じ事業の主な掲載箇所の行に記入してもらってください。"
        )
        yield Finding(Severity.ERROR, amount.place, message)
    else:
        yield from _about_reading(amount, read, listing)


def _about_nothing(amount: FormAmount, listing: Listing, sent: int | None) -> Iterator[Finding]:
    """Yield that an amount was wiped out, or that a word for none was read as a blank."""
    if sent is not None:
        written = f"「{amount.typed}」と書かれて" if amount.typed else "消されて"
        message = (
            f"{listing.name}：配ったときの{sent:,}円が{written}いますが、計画の金額は残しました。"
            "なくなったのであれば、0と記入してもらってください。"
        )
        yield Finding(Severity.WARNING, amount.place, message)
    elif amount.typed:
        message = (
            f"{listing.name}：「{amount.typed}」は空欄と同じに読みました。0円であれば、0と記入して"
            "もらってください。"
        )
        yield Finding(Severity.NOTICE, amount.place, message)


def _about_reading(amount: FormAmount, read: AmountCell, listing: Listing) -> Iterator[Finding]:
    """Yield what an amount that is no plain number was read as."""
    is_negative = read.yen is not None and read.yen < 0
    if is_negative or (read.forgiven and not read.is_plain):
        how = read.forgiven or "負の額"
        severity = Severity.WARNING if is_negative or read.has_unit else Severity.NOTICE
        message = f"{listing.name}：「{amount.typed}」を{read.yen:,}円と読みました（{how}）。"
        yield Finding(severity, amount.place, message)


def about_sums(row: FormRow, listing: Listing) -> Iterator[Finding]:
    """Yield that what stands as the sum of the years is not what they add up to.

    A formula leaves out numbers that were typed as texts, which are read all the same.
    """
    known = [each.read for each in row.amounts.values() if each.read and each.yen is not None]
    added = sum_known(each.yen for each in known)
    by_formula = sum_known(each.yen for each in known if not each.forgiven)
    for total in row.totals:
        if total.typed and total.yen not in (added, by_formula):
            shown_sum = "なし" if added is None else f"{added:,}円"
            message = (
                f"{listing.name}：計の「{total.typed}」は、各年度の金額の計（{shown_sum}）と合いません。"
                "計は入れず、各年度の金額だけを読みました。どちらが正しいか、課に確かめてください。"
            )
            yield Finding(Severity.WARNING, total.place, message)


def about_description(row: FormRow, listing: Listing) -> Iterator[Finding]:
    """Yield that the description of a row is not the plan's, which stays."""
    if row.description and name_key(row.description) != name_key(listing.description or ""):
        message = (
            f"{listing.name}：事業概要が計画と違います。計画の文は変えていません。"
            f"様式の文：{row.description}"
        )
        yield Finding(Severity.WARNING, row.place, message)
