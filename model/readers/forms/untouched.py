"""Whether a form came back as it went out: nothing was filled in, changed or added."""

from __future__ import annotations

from collections.abc import Mapping

from model.form_marks import remarks_key
from model.listing import Listing
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
        and all(_is_as_sent(row, listings.get(row.mark.listing)) for row in sheet.rows)
    )


def _is_as_sent(row: FormRow, listing: Listing | None) -> bool:
    return (
        listing is not None
        and name_key(row.name) == name_key(listing.printed_name)
        and name_key(row.description) in ("", name_key(listing.description or ""))
        and _has_amount_sent(row)
        and remarks_key(row.remarks) == row.mark.remarks
    )


def _has_amount_sent(row: FormRow) -> bool:
    if row.amount is None or row.mark.sent is None:
        return row.amount is None or not row.typed
    return row.amount.yen == row.mark.sent
