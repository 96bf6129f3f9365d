"""The title page of a plan as its user fills it in, and the dialog that asks for that of a text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from gui.views.common.dialogs import fill_form
from gui.views.common.era_boxes import NO_YEAR, YearBox
from model.plan import PlanHeading


class HeadingForm(QFormLayout):
    """The fields of a title page."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.city, self.year = QLineEdit(), QLineEdit(), YearBox(NO_YEAR)
        self.city.setPlaceholderText("例：鹿児島市")
        self.addRow("計画の名前(&T)", self.title)
        self.addRow("市区町村(&C)", self.city)
        self.addRow("年度(&Y)", self.year)

    @property
    def heading(self) -> PlanHeading:
        """The title page as it was typed in."""
        title = self.title.text().strip() or "実施計画"
        return PlanHeading(title, self.city.text().strip(), self.year.year)

    def show_heading(self, heading: PlanHeading) -> None:
        """Show what is known of the title page."""
        self.title.setText(heading.title)
        self.title.setCursorPosition(0)  # a long one is read from its beginning
        self.city.setText(heading.city)
        self.year.show_year(heading.fiscal_year)


class HeadingDialog(QDialog):
    """Asks for the title page of a plan; shown is what its text says of it."""

    def __init__(self, heading: PlanHeading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("計画の名前")
        self.form = HeadingForm()
        self.form.show_heading(heading)
        says = (
            "帳票の表紙に印刷する内容です。\n"
            "本文の初めから読み取れなかったところは入力してください。"
        )
        fill_form(self, says, self.form, "この名前で開く(&O)")
