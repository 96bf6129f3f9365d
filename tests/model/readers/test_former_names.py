from __future__ import annotations

from tests.model.readers.published.texts import read_measure

ROWS = (
    "花壇\t植える。\tこども課（旧：福祉課）\n水路\t直す。\t健康課(旧 保健課)、土木課※1\n"
    "敬老会\t開く。\tこども課\n広場\t作る。\t旧市街地整備課\n"
)


def test_departments_are_called_by_their_present_names():
    reading = read_measure(f"事業名\t事業概要\t所管課\n{ROWS}")
    rows = {row.name: [d.name for d in row.departments] for row in reading.plan.listings()}
    assert rows == {
        "花壇": ["こども課"],
        "水路": ["健康課", "土木課"],
        "敬老会": ["こども課"],
        "広場": ["旧市街地整備課"],
    }
    first, second, *_ = reading.plan.projects
    assert (first.extras, second.extras) == ((("旧所管課", "福祉課"),), (("旧所管課", "保健課"),))
    (told,) = [f for f in reading.findings if "旧所管課" in f.message]
    assert "2行" in told.message
