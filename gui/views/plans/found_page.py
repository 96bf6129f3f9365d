"""The second step of the import wizard: what came in, and the title page that it gets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.import_wizard import ListImport
from gui.views.common.items_table import ItemsView
from gui.views.common.parts import group_label, hint_label, silenced
from gui.views.plans.heading_dialog import HeadingForm
from gui.views.preview.findings_view import FINDING_COLUMNS
from model.plan import PlanHeading
from model.readers.reading import Reading


class FoundPage(QWidget):
    """Shows what a list holds; departments that may be one are made one here."""

    def __init__(self, imported: ListImport, parent: QWidget) -> None:
        super().__init__(parent)
        self._imported = imported
        self.summary = QLabel()
        self.findings = ItemsView(FINDING_COLUMNS, "確認事項")
        self.offers = QListWidget()
        self.offers_label = group_label(
            "書き方の違う課（同じ課ならチェックを付けてください）", self.offers
        )
        self.form, self.name = HeadingForm(), QLineEdit()
        self._lay_out()
        self.offers.itemChanged.connect(self._on_offers_changed)

    def show_reading(self, reading: Reading) -> None:
        """Show what was read; what was typed in stays."""
        self.summary.setText(self._imported.summary)
        self.findings.table.show(reading.findings)
        self._show_offers()

    def show_heading(self, heading: PlanHeading) -> None:
        """Show the title page that the list gives itself, in the year that its amounts are of."""
        self.form.show_heading(heading._replace(fiscal_year=self._imported.fiscal_year))

    # --- private --------------------------------------------------------------------------------

    def _on_offers_changed(self, item: QListWidgetItem) -> None:
        offer = self._imported.offers[self.offers.row(item)]
        merged = item.checkState() is Qt.CheckState.Checked
        self._imported.merge(offer, merged=merged)

    def _show_offers(self) -> None:
        """Show which departments may be one; where none may, there is nothing to show."""
        with silenced(self.offers):
            self.offers.clear()
            for offer in self._imported.offers:
                text = f"「{offer.spelled}」を「{offer.usual}」と同じ課とする（{offer.why}）"
                item = QListWidgetItem(text)
                merged = self._imported.is_merged(offer)
                item.setCheckState(Qt.CheckState.Checked if merged else Qt.CheckState.Unchecked)
                self.offers.addItem(item)
        for widget in (self.offers_label, self.offers):
            widget.setVisible(self.offers.count() > 0)

    def _lay_out(self) -> None:
        self.summary.setObjectName("strip")
        self.summary.setWordWrap(True)
        self.offers.setAccessibleName("書き方の違う課")
        self.findings.grow_rows()
        self.findings.fit_last_column()
        self.name.setPlaceholderText("例：実施計画一覧（企画課）　空なら保存しません")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(group_label("確認事項", self.findings))
        layout.addWidget(self.findings, 2)
        layout.addWidget(self.offers_label)
        layout.addWidget(self.offers, 1)
        layout.addLayout(self.form)
        self.form.addRow("対応付けに付ける名前(&M)", self.name)
        layout.addWidget(
            hint_label("名前を付けて保存した対応付けは、翌年の一覧を開くと自動で当てはめます。")
        )
