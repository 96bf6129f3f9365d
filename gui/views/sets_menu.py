"""Sets: what is chosen, kept under names and chosen again from a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.presenters.choices import NamedChoices
from gui.presenters.making import Making
from gui.presenters.memory import Memory
from gui.presenters.picks import Picks


class SetsMenu(QMenu):
    """The sets in memory, with entries that keep and drop one; ``tell`` says what was done."""

    def __init__(
        self,
        parent: QWidget,
        memory: Memory,
        picks: Picks,
        making: Making,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__("選択のセット(&N)", parent)
        self._window = parent
        self._memory, self._picks, self._making, self._tell = memory, picks, making, tell
        self._fill()

    def ask_for_name(self) -> None:
        """Ask for a name and keep what is chosen under it."""
        from gui.views.dialogs import NameDialog  # noqa: PLC0415  who saves a set

        names = [named.name for named in self._memory.state.sets]
        dialog = NameDialog(names, self._window)
        dialog.accepted.connect(lambda: self.keep(dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name_dialog = dialog
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep what is chosen under ``name``."""
        named = NamedChoices(name, self._making.choices)
        self._memory.keep_state(self._memory.state.with_set(named))
        self._fill()
        self._tell(f"セット「{name}」を保存しました。")

    def take(self, named: NamedChoices) -> None:
        """Choose what was kept."""
        self._making.take(named.choices)
        lacking = self._picks.lacking(named.choices.selection)
        more = f"この計画にないため外したもの：{'、'.join(lacking)}" if lacking else ""
        self._tell(f"セット「{named.name}」を読み出しました。{more}")

    def drop(self, name: str) -> None:
        """Forget a set."""
        self._memory.keep_state(self._memory.state.without_set(name))
        self._fill()

    def _fill(self) -> None:
        self.clear()
        sets = self._memory.state.sets
        for named in sets:
            action = self.addAction(_shown(named))
            action.triggered.connect(lambda _=False, named=named: self.take(named))
        self.addSeparator()
        keep = QAction("いまの選択をセットとして保存(&S)…", self)
        keep.triggered.connect(lambda _=False: self.ask_for_name())
        self.addAction(keep)
        drops = self.addMenu("セットを削除(&D)")
        drops.setEnabled(bool(sets))
        for named in sets:
            action = drops.addAction(_shown(named))
            action.triggered.connect(lambda _=False, name=named.name: self.drop(name))


def _shown(named: NamedChoices) -> str:
    return named.name.replace("&", "&&")
