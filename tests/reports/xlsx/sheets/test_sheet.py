from __future__ import annotations

import pytest

from reports.xlsx.sheets.sheet import WaitingRows


@pytest.mark.parametrize("count", [0, 1, 250, 251, 3_999, 4_001, 9_000])
def test_rows_that_wait_come_back_in_order(count: int):
    rows = WaitingRows()
    for number in range(count):
        rows.add(f"<row>{number}</row>")
    whole = b"".join(rows.pieces()).decode()
    assert whole == "".join(f"<row>{number}</row>" for number in range(count))
