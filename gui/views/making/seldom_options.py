"""How reports are to look and be named, as it is seldom changed: direction, binding, day, marks."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.making import Making
from gui.views.common.controls import bind, combo, show_ticks, show_values
from gui.views.common.era_boxes import DayBox
from gui.views.common.parts import hint_label, silenced
from reports.options import Encoding
from reports.page import Binding, Imposing, Imposition, Paper

_DIRECTIONS = (("帳票に合わせる", None), ("縦", False), ("横", True))
_NAMES = (("帳票の名前", False), ("計画と帳票の名前", True))
_IMPOSED = (
    ("1面に1ページ", "none"),
    ("中とじ冊子（A3）", "booklet A3"),
    ("中とじ冊子（A4）", "booklet A4"),
    ("1面に2ページ（A4）", "2up A4"),
    ("1面に2ページ（A3）", "2up A3"),
)
"""How pages are put on sheets, and what that is called in the box."""


class SeldomOptions(QWidget):
    """The controls that fold away, bound to ``making``."""

    def __init__(self, making: Making, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self.direction = combo(_DIRECTIONS, "用紙の向き")
        self.binding = combo([(side.label, side) for side in Binding], "とじる側")
        self.imposing = combo(_IMPOSED, "面付け")
        self.imposing.setToolTip(
            "1枚の紙（括弧の中の大きさ）に2ページずつ並べます。"
            "中とじ冊子は、両面（短辺とじ）に印刷して折り、中央でとじます。"
            "所管課別一覧とデータは、いつも1面に1ページです。"
        )
        self.day = DayBox("作成する日")
        self.day.setAccessibleName("帳票に印刷する作成日")
        self.stamp = QLineEdit()
        self.stamp.setPlaceholderText("例：資料１")
        self.stamp.setAccessibleName("資料番号")
        self.reply = QLineEdit()
        self.reply.setPlaceholderText("例：6月30日までに企画課へ")
        self.reply.setToolTip("所管課別一覧の「お返しください」の前に、期限と宛先を書きます")
        self.reply.setAccessibleName("返送の期限と宛先")
        self.sending_back = hint_label()
        self.names = combo(_NAMES, "ファイルの名前の付け方")
        self.names.setToolTip("複数の計画の帳票を同じフォルダーに作るとき、名前で区別できます")
        self.encoding = combo([(code.label, code) for code in Encoding], "CSV の文字コード")
        self.draft = QCheckBox("案(&Q)")
        self.confidential = QCheckBox("取扱注意(&Z)")
        self.line_numbers = QCheckBox("行番号を付ける(&9)")
        self.line_numbers.setToolTip("PDF の各ページの余白に行番号を印刷します")
        self.grey = QCheckBox("色を使わない(&Y)")
        self.grey.setToolTip("白黒で印刷するための配色にします")
        self.locking = QCheckBox("記入欄以外を保護(&6)")
        self.locking.setToolTip(
            "Excel の所管課別一覧を、記入欄のほかは書き換えられないようにします"
        )
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
        self.sending_back.setText(f"様式の文：…この表のまま{options.sending_back}")
        self.sending_back.setVisible(bool(options.reply))
        if self.day.day != self._making.made_on:
            with silenced(self.day):
                self.day.show_day(self._making.made_on)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(4)
        form = _form()
        for caption, control in (
            ("用紙の向き(&I)", self.direction),
            ("とじる側(&7)", self.binding),
            ("面付け(&8)", self.imposing),
            ("資料番号(&J)", self.stamp),
            ("作成日(&C)", self.day),
            ("返送の期限と宛先(&0)", self.reply),
            ("ファイル名の付け方", self.names),
            ("CSV の文字コード(&5)", self.encoding),
        ):
            form.addRow(caption, control)
            if control is self.reply:
                form.addRow(self.sending_back)
        layout.addLayout(form)
        marks = QHBoxLayout()
        marks.addWidget(self.draft)
        marks.addWidget(self.confidential)
        marks.addStretch(1)
        layout.addLayout(marks)
        for box in (self.line_numbers, self.grey, self.locking):
            layout.addWidget(box)

    def _ticks(self) -> dict[QCheckBox, bool]:
        options = self._making.options
        return {
            self.grey: options.grey,
            self.line_numbers: options.line_numbers,
            self.locking: options.locks_forms,
            self.draft: options.marks.is_draft,
            self.confidential: options.marks.is_confidential,
        }

    def _values(self) -> dict[QComboBox, object]:
        options = self._making.options
        return {
            self.direction: options.landscape,
            self.binding: options.binding,
            self.imposing: _imposed(options.imposition),
            self.names: self._making.names_plan,
            self.encoding: options.encoding,
        }

    def _connect(self) -> None:
        making = self._making
        bind(self.direction, lambda wide: making.change_options(landscape=wide))
        bind(self.binding, lambda side: making.change_options(binding=side))
        bind(self.imposing, self._impose)
        bind(self.names, lambda named: making.name_plan(named=named))
        bind(self.encoding, lambda code: making.change_options(encoding=code))
        self.day.valueChanged.connect(lambda _: making.change_day(self.day.day))
        self.line_numbers.toggled.connect(lambda on: making.change_options(line_numbers=on))
        self.grey.toggled.connect(lambda on: making.change_options(grey=on))
        self.locking.toggled.connect(lambda on: making.change_options(locks_forms=on))
        self.stamp.textEdited.connect(lambda text: self._mark(stamp=text))
        self.reply.textEdited.connect(lambda text: making.change_options(reply=text))
        self.draft.toggled.connect(lambda on: self._mark(is_draft=on))
        self.confidential.toggled.connect(lambda on: self._mark(is_confidential=on))

    def _impose(self, chosen: str) -> None:
        way, _, sheet = chosen.partition(" ")
        self._making.change_options(
            imposition=self._making.options.imposition._replace(
                way=Imposing(way),
                sheet=Paper[sheet] if sheet else None,
            )
        )

    def _mark(self, **changes: object) -> None:
        marks = self._making.options.marks._replace(**changes)  # type: ignore[arg-type]  # the names of fields are the caller's
        self._making.change_options(marks=marks)


def _imposed(imposition: Imposition) -> str:
    way = imposition.way
    return way.value if way is Imposing.NONE else f"{way.value} {imposition.on.name}"


def _form() -> QFormLayout:
    """Return a form whose captions all stand above their controls.

    So the options take no more width than what is seen without them, and none from the preview.
    """
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(3)
    return form
