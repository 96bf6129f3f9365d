"""The dialogs of sets: their names, and whether one is dropped. None blocks its caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from gui.views.common.dialogs import fill_form, message_box, open_question


class NameDialog(QDialog):
    """Asks for the name of a set of choices."""

    def __init__(self, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("選択をセットとして保存")
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.addItems(list(taken))
        self.name.setCurrentText("")
        self.name.setAccessibleName("セットの名前")
        line = self.name.lineEdit()
        if line is not None:
            line.setPlaceholderText("例：5月部会用")
        form = QFormLayout()
        form.addRow("セットの名前(&N)", self.name)
        says = (
            "いまの選択・帳票・体裁・保存先を、名前を付けて残します。\n"
            "同じ名前を選ぶと上書きします。"
        )
        buttons = fill_form(self, says, form, "保存(&S)")
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        self.name.currentTextChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))

    def chosen(self) -> str:
        """Return the name that was typed in."""
        return self.name.currentText().strip()


class RenameDialog(QDialog):
    """Asks for another name of the set ``name``; those ``taken`` by other sets are refused."""

    def __init__(self, name: str, taken: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("セットの名前を変更")
        self._taken = frozenset(taken)
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.problem = QLabel()
        self.problem.setObjectName("warning")
        form = QFormLayout()
        form.addRow("新しい名前(&N)", self.name)
        form.addRow("", self.problem)
        says = f"セット「{name}」の名前を変えます。内容は変わりません。"
        buttons = fill_form(self, says, form, "変更(&C)")
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.name.textChanged.connect(self._on_name_changed)

    def chosen(self) -> str:
        """Return the name that was typed in."""
        return self.name.text().strip()

    def _on_name_changed(self) -> None:
        is_taken = self.chosen() in self._taken
        self.problem.setText("この名前のセットがほかにあります。" if is_taken else "")
        self._ok.setEnabled(bool(self.chosen()) and not is_taken)


def ask_to_drop(name: str, drops: Callable[[], None], parent: QWidget) -> QMessageBox:
    """Ask whether the set ``name`` is dropped; return the box."""
    box = message_box(QMessageBox.Icon.Question, f"セット「{name}」を削除しますか", parent)
    box.setInformativeText("いまの選択は変わりません。\n削除したセットは元に戻せません。")
    return open_question(box, {"削除する(&D)": drops}, "やめる", default="やめる")
