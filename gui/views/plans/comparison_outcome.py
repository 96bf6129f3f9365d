"""The foot of a comparison: where it is written to, in which formats, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.presenters.comparing import REPORT, Comparing
from gui.views.common.controls import show_ticks
from gui.views.common.file_dialogs import ask_for_folder
from gui.views.common.path_line import PathLine
from gui.views.common.system_programs import Fails, open_path

if TYPE_CHECKING:
    from reports.making.run import WrittenFile


class ComparisonOutcome(QHBoxLayout):
    """Folder, formats and 作成; once files are made, the buttons that open them."""

    def __init__(
        self, presenter: Comparing, dialog: QWidget, closes: Callable[[], object], fails: Fails
    ) -> None:
        super().__init__()
        self._presenter, self._dialog = presenter, dialog
        self._files: tuple[WrittenFile, ...] = ()
        self.folder = PathLine("保存先")
        self.browse = QPushButton("参照(&D)…")
        self.formats = {form: QCheckBox(form.label) for form in REPORT.formats}
        self.make, self.stop = QPushButton("作成(&M)"), QPushButton("中止(&C)")
        self.open_file, self.open_folder = QPushButton("開く"), QPushButton("フォルダーを開く")
        self.close_button = QPushButton("閉じる")
        self._connect(closes, fails)

    @property
    def has_files(self) -> bool:
        """Whether files are made, and nothing was chosen anew since."""
        return bool(self._files)

    def lay_out(self) -> None:
        """Put the controls into the layout, once that is in its dialog."""
        self.folder.setReadOnly(True)
        self.make.setObjectName("primary")
        self.make.setDefault(True)
        self.setSpacing(8)
        self.addWidget(QLabel("保存先"))
        self.addWidget(self.folder, 1)
        for widget in (
            self.browse,
            *self.formats.values(),
            self.open_file,
            self.open_folder,
            self.close_button,
            self.stop,
            self.make,
        ):
            self.addWidget(widget)

    def show_choices(self) -> None:
        """Show where the files go and in which formats; there are none yet."""
        self.folder.show_path(str(self._presenter.folder))
        wanted = self._presenter.formats
        show_ticks({box: form in wanted for form, box in self.formats.items()})
        self.show_run()
        self.show_files(())

    def show_run(self) -> None:
        """Let a run be stopped, or another one begin.

        作成 stays where it is: the second click of who clicks twice would meet 中止 in its place.
        """
        self.make.setEnabled(self._presenter.can_make)
        self.stop.setVisible(self._presenter.run.is_busy)

    def show_files(self, files: tuple[WrittenFile, ...]) -> None:
        """Offer to open ``files``, where there are any."""
        self._files = files
        self.open_file.setVisible(bool(files))
        self.open_folder.setVisible(bool(files))

    def ask_for_folder(self) -> None:
        """Ask for the folder that the files go to."""
        presenter = self._presenter
        self.file_dialog = ask_for_folder(
            self._dialog, "保存先を選ぶ", presenter.folder, presenter.change_folder
        )

    def _connect(self, closes: Callable[[], object], fails: Fails) -> None:
        presenter = self._presenter
        self.browse.clicked.connect(self.ask_for_folder)
        for form, box in self.formats.items():
            box.toggled.connect(lambda on, form=form: presenter.want(form, wanted=on))
        self.make.clicked.connect(presenter.make)
        self.stop.clicked.connect(presenter.run.cancel)
        self.open_file.clicked.connect(lambda: open_path(self._files[0].path, fails))
        self.open_folder.clicked.connect(lambda: open_path(self._files[0].path.parent, fails))
        self.close_button.clicked.connect(closes)
