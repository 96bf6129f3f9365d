from __future__ import annotations

import pytest

from model.readers.department_names import split_departments

KNOWN = {"喜入支所総務市民課", "桜島総務市民課", "市民課", "納税課"}


@pytest.mark.parametrize(
    ("cell", "names", "and_others"),
    [
        ("市民課", ("市民課",), False),
        ("市民課・納税課", ("市民課", "納税課"), False),
        ("市民課、納税課", ("市民課", "納税課"), False),
        ("市民課 納税課", ("市民課", "納税課"), False),
        ("市民課\n納税課", ("市民課", "納税課"), False),
        ("市民課ほか", ("市民課",), True),
        ("市民課 ほか", ("市民課",), True),
        ("市民課・納税課ほか", ("市民課", "納税課"), True),
        ("桜島・東桜島総務市民課", ("桜島総務市民課", "東桜島総務市民課"), False),
        (
            "吉田・喜入支所総務市民課・桜島総務市民課",
            ("吉田支所総務市民課", "喜入支所総務市民課", "桜島総務市民課"),
            False,
        ),
        ("東・西支所地域課", ("東支所地域課", "西支所地域課"), False),
        ("生涯学習・スポーツ課", ("生涯学習・スポーツ課",), False),
        ("市民課、生涯学習・スポーツ課", ("市民課", "生涯学習・スポーツ課"), False),
        ("桜島、東桜島総務市民課", ("桜島総務市民課", "東桜島総務市民課"), False),
        ("市長公室 企画担当", ("市長公室 企画担当",), False),
        ("市民課・市民課", ("市民課",), False),
        ("", (), False),
    ],
)
def test_cells_come_apart_into_whole_names(cell, names, and_others):
    found = split_departments(cell, KNOWN)
    assert (found.names, found.and_others) == (names, and_others)
