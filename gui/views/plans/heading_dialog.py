"""The dialog that asks for the title page of a plan that is opened from a text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from gui.views.common.dialogs import fill_form
from gui.views.common.year_box import NO_YEAR, YearBox
from model.plan import PlanHeading


class HeadingDialog(QDialog):
    """Asks for the title page of a plan; shown is what its text says of it."""

    def __init__(self, heading: PlanHeading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("計画の名前")
        self.title = QLineEdit(heading.title)
        self.title.setCursorPosition(0)  # a long one is read from its beginning
        self.city = QLineEdit(heading.city)
        self.city.setPlaceholderText("例：鹿児島市")
        self.year = YearBox(NO_YEAR)
        self.year.show_year(heading.fiscal_year)
        form = QFormLayout()
        form.addRow("計画の名前(&T)", self.title)
        form.addRow("市区町村(&C)", self.city)
        form.addRow("年度(&Y)", self.year)
        says = (
            "帳票の表紙に印刷する内容です。\n"
            "本文の初めから読み取れなかったところは入力してください。"
        )
        fill_form(self, says, form, "この名前で開く(&O)")

    def heading(self) -> PlanHeading:
        """Return what was typed in."""
        title = self.title.text().strip() or "実施計画"
        return PlanHeading(title, self.city.text().strip(), self.year.year)
