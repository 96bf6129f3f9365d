"""Sets: what is chosen, kept under names and chosen again from a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from gui.presenters.choices import NamedChoices
from gui.presenters.making import Making
from gui.presenters.memory import Memory
from gui.presenters.picks import Picks
from gui.views.common.notice import Notice
from gui.views.common.parts import new_action
from model.selection import Selection


class SetsMenu(QMenu):
    """The sets in memory; entries keep, rename and drop them, ``notice`` says what was done."""

    def __init__(
        self,
        parent: QWidget,
        memory: Memory,
        picks: Picks,
        making: Making,
        notice: Notice,
    ) -> None:
        super().__init__("選択のセット(&N)", parent)
        self._window = parent
        self._memory, self._picks, self._making, self._notice = memory, picks, making, notice
        self._lacking: tuple[Selection, str] | None = None
        self._is_taken_back = False
        self.rename_menu = QMenu("セットの名前を変更(&R)", self)
        self.drop_menu = QMenu("セットを削除(&D)", self)
        self._fill()

    def ask_for_name(self) -> None:
        """Ask for a name and keep what is chosen under it."""
        from gui.views.picks.set_dialogs import NameDialog  # noqa: PLC0415  only for saving a set

        dialog = NameDialog(self._names(), self._window)
        dialog.accepted.connect(lambda: self.keep(dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name_dialog = dialog
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep what is chosen under ``name``."""
        named = NamedChoices(name, self._making.choices)
        self._memory.keep_state(self._memory.state.with_set(named))
        self._fill()
        self._notice.tell(f"セット「{name}」を保存しました。")

    def take(self, named: NamedChoices) -> None:
        """Choose what was kept."""
        self._making.take(named.choices, self._making.made_on)
        lacking = self._picks.lacking(named.choices.selection)
        more = f"この計画にないため外したもの：{'、'.join(lacking)}" if lacking else ""
        says = f"セット「{named.name}」を読み出しました。{more}"
        self._lacking = (self._picks.selection, says) if lacking else None
        self._is_taken_back = False
        self._notice.keep("set", says if lacking else "")
        self._notice.tell("" if lacking else says)

    def follow_step(self) -> None:
        """Tell what a set left out no more once its picks are taken back, and again with them."""
        if self._lacking is None:
            return
        picks, says = self._lacking
        if self._picks.selection != picks:
            self._is_taken_back = True
            self._notice.keep("set", "")
        elif self._is_taken_back:
            self._is_taken_back = False
            self._notice.keep("set", says)

    def leave_plan(self) -> None:
        """Tell no more of what a set left out of the plan before."""
        self._lacking = None
        self._notice.keep("set", "")

    def ask_for_other_name(self, name: str) -> None:
        """Ask for another name of a set and give it that."""
        from gui.views.picks.set_dialogs import RenameDialog  # noqa: PLC0415  only for renaming a set

        others = [other for other in self._names() if other != name]
        dialog = RenameDialog(name, others, self._window)
        dialog.accepted.connect(lambda: self.rename(name, dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rename_dialog = dialog
        dialog.open()

    def rename(self, name: str, new: str) -> None:
        """Give a set another name, in its place in the menu."""
        if new == name:
            return
        self._memory.keep_state(self._memory.state.with_set_renamed(name, new))
        self._fill()
        self._notice.tell(f"セット「{name}」の名前を「{new}」に変えました。")

    def ask_to_drop(self, name: str) -> None:
        """Ask whether a set is dropped, and drop it."""
        from gui.views.picks.set_dialogs import ask_to_drop  # noqa: PLC0415  only for dropping a set

        self.question = ask_to_drop(name, lambda: self.drop(name), self._window)

    def drop(self, name: str) -> None:
        """Forget a set."""
        self._memory.keep_state(self._memory.state.without_set(name))
        self._fill()
        self._notice.tell(f"セット「{name}」を削除しました。")

    def _names(self) -> list[str]:
        return [named.name for named in self._memory.state.sets]

    def _fill(self) -> None:
        self.clear()
        sets = self._memory.state.sets
        for named in sets:
            action = self.addAction(_shown(named))
            action.triggered.connect(lambda _=False, named=named: self.take(named))
        self.addSeparator()
        keep = new_action("いまの選択をセットとして保存(&S)…", self)
        keep.triggered.connect(lambda _=False: self.ask_for_name())
        self.addAction(keep)
        self._fill_menu(self.rename_menu, self.ask_for_other_name)
        self._fill_menu(self.drop_menu, self.ask_to_drop)

    def _fill_menu(self, menu: QMenu, does: Callable[[str], None]) -> None:
        """Fill a menu with the sets and add it; the one that is chosen goes to ``does``."""
        menu.clear()
        menu.setEnabled(bool(self._memory.state.sets))
        for named in self._memory.state.sets:
            action = menu.addAction(f"{_shown(named)}…")
            action.triggered.connect(lambda _=False, name=named.name: does(name))
        self.addMenu(menu)


def _shown(named: NamedChoices) -> str:
    return named.name.replace("&", "&&")
