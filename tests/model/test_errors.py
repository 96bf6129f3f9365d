from __future__ import annotations

from model.errors import AppError


def test_errors_that_are_told_are_sentences():
    error = AppError("できません", where="ここ", remedy="こうしてください。")
    assert str(error) == "できません：ここ。こうしてください。"
