"""Whether a form came back as it went out: nothing was filled in, changed or added."""

from __future__ import annotations

from collections.abc import Mapping

from model.form_marks import RowMark, sources_key, text_key
from model.listing import Listing
from model.readers.forms.form_amount import FormAmount
from model.readers.forms.form_columns import Year
from model.readers.forms.form_sheet import FormRow, FormSheet
from model.text import name_key


def is_untouched(sheet: FormSheet, listings: Mapping[str, Listing]) -> bool:
    """Whether all on ``sheet`` is as it went out; ``listings`` are those of its plan, by id.

    Amounts and remarks are held against what the rows say that they went out with, names and
    descriptions, which stay, against the plan. A form of which nothing could be read is not.
    """
    return (
        bool(sheet.rows)
        and not sheet.findings
        and not sheet.lacking
        and not sheet.new_rows
        and all(_is_as_sent(row, listings.get(row.mark.listing)) for row in sheet.rows)
    )


def _is_as_sent(row: FormRow, listing: Listing | None) -> bool:
    return (
        listing is not None
        and name_key(row.name) == name_key(listing.printed_name)
        and name_key(row.description) in ("", name_key(listing.description or ""))
        and all(_is_amount_sent(amount, row.mark, year) for year, amount in row.amounts.items())
        and are_sources_sent(row.sources, row.mark)
        and text_key(row.remarks) == row.mark.remarks
    )


def are_sources_sent(sources: Mapping[str, FormAmount], mark: RowMark) -> bool:
    """Whether the sources of funds in a row are what the row of ``mark`` went out with.

    Those that a form does not ask for are.
    """
    known = {name: each.yen for name, each in sources.items() if each.yen is not None}
    has_fault = any(each.read is not None and each.read.fault for each in sources.values())
    return not sources or (sources_key(known) == mark.sources and not has_fault)


def _is_amount_sent(amount: FormAmount, mark: RowMark, year: Year) -> bool:
    sent = mark.sent.get(year)
    if amount.read is None or sent is None:
        return amount.read is None or text_key(amount.typed) == mark.words.get(year, "")
    return amount.yen == sent
