from __future__ import annotations

from pathlib import Path

from gui.app import default_folder


def test_files_go_below_the_users_home_also_where_the_shell_names_none(monkeypatch):
    monkeypatch.delenv("HOME", raising=False)
    assert default_folder().is_relative_to(Path.home())
    assert default_folder().name == "計画帳票"
