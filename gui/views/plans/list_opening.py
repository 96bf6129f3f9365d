"""Opening a list in the window: the file is read in the background, then the wizard asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.plan_reading import CheckStop, open_list_apart, read_list_apart
from gui.presenters.mapping_shelf import MappingShelf
from gui.views.common.background import Background
from gui.views.common.file_dialogs import ask_for_file
from gui.views.common.notice import Notice
from model.readers.reading import Reading

if TYPE_CHECKING:
    from model.readers.lists.source.list_source import ListSource

_FILTER = "一覧 (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt);;すべてのファイル (*)"


def _opened(path: Path, check: CheckStop) -> ListSource:
    """Open a list; what the wizard needs is imported here, where the window need not wait."""
    import gui.views.plans.import_wizard  # noqa: F401, PLC0415  only lists need it

    return open_list_apart(path, check)


class ListEnds(NamedTuple):
    """How the opening of a list may end: with what was read, why nothing was, or given up."""

    opens: Callable[[Reading], None]
    fails: Callable[[Exception], None]
    gives_up: Callable[[], None]


class ListOpening:
    """Brings lists into a window; one of ``ends`` is called at the end of each."""

    def __init__(
        self,
        parent: QWidget,
        background: Background,
        notice: Notice,
        shelf: MappingShelf,
        ends: ListEnds,
    ) -> None:
        self._parent, self._background, self._notice = parent, background, notice
        self._shelf, self._ends = shelf, ends

    def ask(self) -> None:
        """Ask for a list and open it."""
        self.file_dialog = ask_for_file(self._parent, "一覧を取り込む", _FILTER, self.open)

    def open(self, path: Path) -> None:
        """Open the list at ``path`` in the wizard."""
        self._notice.tell_of_work(f"{path.name} を読み込んでいます…")
        self._background.start_latest(
            lambda work: _opened(path, work.check), self._on_opened, self._ends.fails
        )

    def _on_opened(self, source: ListSource) -> None:
        from gui.views.common.dialogs import after_open_ones  # noqa: PLC0415

        after_open_ones(self._parent, lambda: self._show_wizard(source))

    def _show_wizard(self, source: ListSource) -> None:
        from gui.views.plans.import_wizard import ImportWizard  # noqa: PLC0415  only lists need it

        self._notice.tell("")
        self.wizard = ImportWizard(source, self._shelf, self._background.start, self._parent)
        self.wizard.imported.connect(self._ends.opens)
        self.wizard.rejected.connect(self._ends.gives_up)
        self.wizard.failed.connect(self._ends.fails)
        self.wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.wizard.open()


def as_saved(path: Path, reading: Reading, shelf: MappingShelf, check: CheckStop) -> Reading:
    """Return ``reading`` of ``path``; a list with its columns as a mapping on ``shelf`` says."""
    if reading.mapping is None or not shelf.names:
        return reading
    name = shelf.best_for(open_list_apart(path, check))
    return read_list_apart(path, shelf.read(name), None, check) if name else reading
