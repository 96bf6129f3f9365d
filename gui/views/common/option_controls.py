"""How reports are to look, as it is often changed: split, unit, paper."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from gui.presenters.making import Making
from gui.views.common.controls import add_captioned, bind, captioned_grid, combo, show_values
from model.money import Unit
from reports.catalogue import PLAN_REPORTS
from reports.options import Split
from reports.page import Paper

_DIVIDED = 1
"""The line of the grid that is left for which reports are divided."""


class OptionControls:
    """The controls that are always seen, bound to ``making``.

    Attributes:
        grid: the controls with their captions.
        divided: which reports are divided; made once any is, and seen while any is.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self.split = combo([(split.label, split) for split in Split], "分け方")
        self.divided: QComboBox | None = None
        self.unit = combo([(unit.label, unit) for unit in Unit], "金額の単位")
        self.paper = combo([(paper.name, paper) for paper in Paper], "用紙")
        bind(self.split, making.change_split)
        bind(self.unit, lambda unit: making.change_options(unit=unit))
        bind(self.paper, lambda paper: making.change_options(paper=paper))
        self.grid = captioned_grid(
            {0: ("分け方(&B)", self.split), 2: ("単位(&U)", self.unit), 3: ("用紙(&P)", self.paper)}
        )

    def show_choices(self) -> None:
        """Set the controls to what the presenter holds, without telling it."""
        making, options = self._making, self._making.options
        show_values({self.split: making.split, self.unit: options.unit, self.paper: options.paper})
        self._show_divided()

    def _show_divided(self) -> None:
        """Ask which reports are divided where any is."""
        is_any = self._making.split is not Split.NONE
        if self.divided is None:
            if not is_any:
                return
            self.divided = self._add_divided()
        self._divided_caption.setVisible(is_any)
        self.divided.setVisible(is_any)
        show_values({self.divided: next(iter(self._making.divided or ()), "")})

    def _add_divided(self) -> QComboBox:
        box = combo(_divided(), "分ける帳票")
        box.setToolTip("ほかの帳票は、1つのファイルにまとめます")
        bind(box, lambda one: self._making.divide_only(frozenset({one}) if one else None))
        self._divided_caption = add_captioned(self.grid, _DIVIDED, "対象", box)
        return box


def _divided() -> list[tuple[str, str]]:
    """Return which reports may be divided, as it is called, with the id of one alone."""
    return [("すべての帳票", ""), *((f"{each.title}だけ", each.id) for each in PLAN_REPORTS)]
