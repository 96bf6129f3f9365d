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
        ("市民・納税課", ("市民課", "納税課"), False),
        ("市民課ほか３課", ("市民課",), True),
        ("市民課（ほか）", ("市民課",), True),
        ("ほか", (), True),
        ("市民課及び納税課", ("市民課", "納税課"), False),
        ("市民課／納税課", ("市民課", "納税課"), False),
        ("市民課・生涯学習・スポーツ課", ("市民課", "生涯学習・スポーツ課"), False),
        ("子ども・子育て支援課・市民課", ("子ども・子育て支援課", "市民課"), False),
        ("北部・南部土木事務所", ("北部土木事務所", "南部土木事務所"), False),
        ("第一・第二給食センター", ("第一給食センター", "第二給食センター"), False),
        ("市民課・市民課", ("市民課",), False),
        ("", (), False),
    ],
)
def test_cells_come_apart_into_whole_names(cell, names, and_others):
    found = split_departments(cell, KNOWN)
    assert (found.names, found.and_others) == (names, and_others)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("桜島・東桜島総務市民課", ("桜島総務市民課", "東桜島総務市民課")),
        ("市民・納税課", ("市民・納税課",)),
        ("道路・河川課", ("道路・河川課",)),
    ],
)
def test_without_other_cells_only_the_name_itself_is_evidence(cell, names):
    assert split_departments(cell).names == names


def test_a_name_with_a_dot_is_whole_though_its_first_half_is_a_department_too():
    assert split_departments("生涯学習・スポーツ課", {"生涯学習課"}).names == (
        "生涯学習・スポーツ課",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "（主）福祉課、（副）道路課",
        "◎福祉課・道路課",
        "【主管】福祉課\n【関係】道路課",
        "福祉課（主）　道路課",
    ],
)
def test_which_part_a_department_has_is_none_of_its_name(cell: str):
    assert split_departments(cell).names == ("福祉課", "道路課")
