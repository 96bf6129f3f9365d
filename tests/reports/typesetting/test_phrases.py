from __future__ import annotations

from pathlib import Path

import budoux.parser
import pytest

from model.errors import ProgramFileError
from reports.typesetting import phrases
from tests.modules import anew


@pytest.mark.parametrize("holds", [None, '{"UW1": '])
def test_a_lost_or_damaged_model_of_phrases_is_told_as_a_file_of_the_program(
    monkeypatch, tmp_path: Path, holds: str | None
):
    if holds:
        (tmp_path / "ja.json").write_text(holds, encoding="utf-8")
    monkeypatch.setattr(budoux.parser, "MODEL_DIR", str(tmp_path))
    with pytest.raises(ProgramFileError, match=r"文節の区切りのファイル.*置き直してください"):
        anew(phrases).Phrases().ends("まちづくりの推進")
