"""Opening a list in the window: the file is read in the background, then the wizard asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.plan_reading import CheckStop, open_list_apart, read_list_apart
from gui.presenters.mapping_shelf import MappingShelf
from gui.views.common.background import Background
from gui.views.common.file_dialogs import ask_for_file
from model.readers.reading import Reading

if TYPE_CHECKING:
    from model.readers.lists.source.list_source import ListSource

_FILTER = "一覧 (*.xlsx *.xlsm *.csv *.tsv *.txt);;すべてのファイル (*)"


def _opened(path: Path, check: CheckStop) -> ListSource:
    """Open a list; what the wizard needs is imported here, where the window need not wait."""
    import gui.views.plans.import_wizard  # noqa: F401, PLC0415  only lists need it

    return open_list_apart(path, check)


class ListOpening:
    """Brings lists into a window.

    ``opens`` gets what was read, ``fails`` why nothing was; ``gives_up`` is called where the user
    did.
    """

    def __init__(
        self,
        parent: QWidget,
        background: Background,
        shelf: MappingShelf,
        opens: Callable[[Reading], None],
        fails: Callable[[Exception], None],
        gives_up: Callable[[], None],
    ) -> None:
        self._parent, self._background, self._shelf = parent, background, shelf
        self._opens, self._fails, self._gives_up = opens, fails, gives_up

    def ask(self) -> None:
        """Ask for a list and open it."""
        self.file_dialog = ask_for_file(self._parent, "一覧を取り込む", _FILTER, self.open)

    def open(self, path: Path) -> None:
        """Open the list at ``path`` in the wizard."""
        self._background.start_latest(
            lambda work: _opened(path, work.check), self._show_wizard, self._fails
        )

    def as_saved(self, path: Path, reading: Reading, check: CheckStop) -> Reading:
        """Return ``reading`` of ``path``; a list with its columns as a saved mapping says."""
        if reading.mapping is None or not self._shelf.names:
            return reading
        name = self._shelf.best_for(open_list_apart(path, check))
        return read_list_apart(path, self._shelf.read(name), None, check) if name else reading

    def _show_wizard(self, source: ListSource) -> None:
        from gui.views.plans.import_wizard import ImportWizard  # noqa: PLC0415  only lists need it

        self.wizard = ImportWizard(source, self._shelf, self._background.start, self._parent)
        self.wizard.imported.connect(self._opens)
        self.wizard.rejected.connect(self._gives_up)
        self.wizard.failed.connect(self._fails)
        self.wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.wizard.open()
