"""How reports are to look, as it is seldom changed: direction, binding, marks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.views.controls import bind, combo, show_ticks, show_values
from gui.views.parts import silenced
from reports.page import Binding, Imposing

_DIRECTIONS = (("帳票に合わせる", None), ("縦", False), ("横", True))


class SeldomOptions(QWidget):
    """The controls that fold away, bound to ``making``."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.direction = combo(_DIRECTIONS, "用紙の向き")
        self.binding = combo([(side.label, side) for side in Binding], "とじる側")
        self.imposing = combo([(way.label, way) for way in Imposing], "面付け")
        self.imposing.setToolTip("中とじ冊子は、両面に印刷して折り、中央でとじます")
        self.line_numbers = QCheckBox("行番号を付ける(&9)")
        self.line_numbers.setToolTip("PDF の各ページの余白に行番号を印刷します")
        self.grey = QCheckBox("色を使わない(&Y)")
        self.grey.setToolTip("白黒で印刷するための配色にします")
        self.stamp = QLineEdit()
        self.stamp.setPlaceholderText("例：資料１")
        self.stamp.setAccessibleName("資料番号")
        self.reply = QLineEdit()
        self.reply.setPlaceholderText("例：6月30日までに企画課へ")
        self.reply.setToolTip("所管課別一覧の「お返しください」の前に、期限と宛先を書きます")
        self.reply.setAccessibleName("返送の期限と宛先")
        self.draft = QCheckBox("案(&Q)")
        self.confidential = QCheckBox("取扱注意(&Z)")
        self._lay_out()
        self.show_choices()
        self._connect()

    def show_choices(self) -> None:
        """Set the controls to what the presenter holds, without telling it."""
        show_ticks(self._ticks())
        show_values(self._values())
        options = self._making.options
        for line, text in ((self.stamp, options.marks.stamp), (self.reply, options.reply)):
            if line.text() != text:
                with silenced(line):
                    line.setText(text)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(4)
        form = _wrapping_form()
        form.addRow("向き(&I)", self.direction)
        form.addRow("とじる側(&7)", self.binding)
        form.addRow("面付け(&8)", self.imposing)
        form.addRow("資料番号(&J)", self.stamp)
        form.addRow(_caption("返送(&0)", self.reply))
        form.addRow(self.reply)
        layout.addLayout(form)
        marks = QHBoxLayout()
        marks.addWidget(self.draft)
        marks.addWidget(self.confidential)
        marks.addStretch(1)
        layout.addLayout(marks)
        layout.addWidget(self.line_numbers)
        layout.addWidget(self.grey)

    def _ticks(self) -> dict[QCheckBox, bool]:
        options = self._making.options
        return {
            self.grey: options.grey,
            self.line_numbers: options.line_numbers,
            self.draft: options.marks.is_draft,
            self.confidential: options.marks.is_confidential,
        }

    def _values(self) -> dict[QComboBox, object]:
        options = self._making.options
        return {
            self.direction: options.landscape,
            self.binding: options.binding,
            self.imposing: options.imposition.way,
        }

    def _connect(self) -> None:
        making = self._making
        bind(self.direction, lambda wide: making.change_options(landscape=wide))
        bind(self.binding, lambda side: making.change_options(binding=side))
        bind(self.imposing, self._impose)
        self.line_numbers.toggled.connect(lambda on: making.change_options(line_numbers=on))
        self.grey.toggled.connect(lambda on: making.change_options(grey=on))
        self.stamp.textEdited.connect(lambda text: self._mark(stamp=text))
        self.reply.textEdited.connect(lambda text: making.change_options(reply=text))
        self.draft.toggled.connect(lambda on: self._mark(is_draft=on))
        self.confidential.toggled.connect(lambda on: self._mark(is_confidential=on))

    def _impose(self, way: Imposing) -> None:
        imposition = replace(self._making.options.imposition, way=way)
        self._making.change_options(imposition=imposition)

    def _mark(self, **changes: object) -> None:
        marks = replace(self._making.options.marks, **changes)  # type: ignore[arg-type]
        self._making.change_options(marks=marks)


def _caption(text: str, control: QWidget) -> QLabel:
    """Return the caption that stands above ``control``."""
    label = QLabel(text)
    label.setBuddy(control)
    return label


def _wrapping_form() -> QFormLayout:
    """Return a form whose captions stand above the controls where room is short.

    So the options take no more width than what is seen without them, and none from the preview.
    """
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(4)
    return form
