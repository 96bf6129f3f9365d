"""Which reports are made in which formats: a box for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel

from gui.presenters.making import Making
from gui.views.common.controls import show_ticks
from reports.catalogue import PLAN_REPORTS, Report, report_by_id
from reports.options import Format


class ReportGrid(QGridLayout):
    """A line for each report, a column for each format."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making
        self.boxes: dict[tuple[str, Format], QCheckBox] = {}
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(6)
        places = {form: place for place, form in enumerate(Format, 1)}
        for form, place in places.items():
            self.addWidget(QLabel(form.label), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for row, report in enumerate(PLAN_REPORTS, 1):
            label = QLabel(report.title)
            label.setToolTip(report.summary)
            self.addWidget(label, row, 0)
            for form, place in places.items():  # Tab goes by the order in which boxes are made
                if form in report.formats:
                    box = self._box(report, form)
                    self.addWidget(box, row, place, Qt.AlignmentFlag.AlignHCenter)
        self.setColumnStretch(0, 1)

    def show_choices(self) -> None:
        """Tick what the presenter holds, without telling it."""
        making = self._making
        show_ticks(
            {
                box: making.is_wanted(report_by_id(report), form)
                for (report, form), box in self.boxes.items()
            }
        )

    def _box(self, report: Report, form: Format) -> QCheckBox:
        box = QCheckBox()
        box.setToolTip(f"{report.title}を{form.label}で作る")
        box.setAccessibleName(f"{report.title}を{form.label}で作る")
        box.toggled.connect(lambda on: self._making.want(report, form, wanted=on))
        self.boxes[report.id, form] = box
        return box
