"""The dialogs for files show the files that they ask for."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QListView

from gui.views.common.file_dialogs import (
    PLANS,
    ask_for_file,
    ask_where_to_save,
)
from gui.views.plans import (
    plan_saving,
)
from reports.user_folders import documents_folder
from tests.gui.children import child
from tests.gui.verbs import button_of, press

FILES = ("計画.txt", "計画.xlsx", "計画.csv", "計画.tsv", "計画.xlsm", "写真.png")
READABLE = set(FILES) - {"写真.png"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).touch()
    return tmp_path


def shown(qtbot, dialog: QFileDialog, folder: Path) -> set[str]:
    """Names that ``dialog`` shows in ``folder``."""
    dialog.setDirectory(str(folder))
    view = child(dialog, QListView, "listView")

    def rows() -> set[str]:
        root = view.rootIndex()
        return {
            str(root.model().index(row, 0, root).data())
            for row in range(root.model().rowCount(root))
        }

    qtbot.waitUntil(lambda: bool(rows()))
    names = rows()
    dialog.close()
    return names


@pytest.mark.parametrize("door", ["plans", "plans.lists"])
def test_every_file_that_can_be_read_is_there_to_choose(qtbot, window, folder: Path, door: str):
    opening = attrgetter(door)(window)
    opening.ask()
    assert shown(qtbot, opening.file_dialog, folder) == READABLE
    opening.ask()
    dialog = opening.file_dialog
    dialog.selectNameFilter(dialog.nameFilters()[1])
    assert shown(qtbot, dialog, folder) == set(FILES)


def test_workbooks_are_there_to_choose_where_forms_are_put_together(qtbot, window, folder: Path):
    window.works.forms.ask()
    press(qtbot, button_of(window.works.forms.question, "ファイル(&S)…"))
    assert shown(qtbot, window.works.forms.file_dialog, folder) == {"計画.xlsx"}


def test_workbooks_are_shown_where_one_is_saved(qtbot, window, folder: Path):
    kinds = plan_saving.PLAN_BOOKS
    dialog = ask_where_to_save(window, "保存", folder / "新しい.xlsx", kinds, print)
    assert shown(qtbot, dialog, folder) == {"計画.xlsx"}


def test_a_plan_is_looked_for_among_documents_not_beside_the_program(window, monkeypatch, tmp_path):
    program = tmp_path / "計画帳票"
    program.mkdir()
    monkeypatch.chdir(program)
    documents = tmp_path / "文書"
    documents.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    before = ask_for_file(window, "開く", PLANS, print)
    before.setDirectory(str(program))  # where Qt begins the first time, and after that one
    before.close()
    dialog = ask_for_file(window, "開く", PLANS, print)
    assert Path(dialog.directory().path()) == documents_folder()
    assert documents_folder() != program
    dialog.close()
