from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.presenters.pages import Fit, Pages

A4 = (595.0, 842.0)


def pages(count: int, *, spread: bool = False) -> Pages:
    made = Pages()
    made.open(count)
    made.is_spread = spread
    return made


@given(st.integers(1, 40), st.booleans())
def test_turning_to_the_end_shows_every_page_once(count: int, spread):
    paper = pages(count, spread=spread)
    seen = list(paper.shown)
    while paper.turn(1):
        seen += paper.shown
    assert [page for page in seen if page is not None] == list(range(count))
    back = list(paper.shown)
    while paper.turn(-1):
        back = [*paper.shown, *back]
    assert back == seen


def test_a_spread_has_odd_numbers_at_the_right():
    paper = pages(6, spread=True)
    seen = [(paper.shown, paper.label)]
    for turn in (lambda: paper.turn(1), lambda: paper.go(5)):
        turn()
        seen.append((paper.shown, paper.label))
    assert seen == [((None, 0), "1 / 6"), ((1, 2), "2・3 / 6"), ((5, None), "6 / 6")]


def test_the_place_stays_as_far_as_a_shorter_paper_goes():
    paper = pages(30)
    paper.go(20)
    paper.open(25)
    assert paper.at == 20
    paper.open(3)
    assert paper.at == 2
    paper.open(0)
    assert (paper.shown, paper.label, paper.turn(1)) == ((), "0 / 0", False)


@pytest.mark.parametrize(
    ("zoom", "spread", "scale"),
    [(Fit.WIDTH, False, 2.0), (Fit.PAGE, False, 1.0), (Fit.WIDTH, True, 1.0), (150, True, 1.5)],
)
def test_pages_are_as_large_as_the_room_or_the_zoom_says(zoom, spread, scale):
    paper = pages(4, spread=spread)
    paper.zoom = zoom
    assert paper.scale(A4, (1190.0, 842.0)) == pytest.approx(scale)


def test_zooming_goes_to_the_next_step_from_where_it_is():
    paper = pages(1)
    paper.enlarge(1, 0.61)
    assert paper.zoom == 75
    paper.enlarge(-1, 0.61)
    assert paper.zoom == 50
    paper.enlarge(1, 4.0)
    assert paper.zoom == 300
