"""How reports are to look, as it is often changed: split, unit, paper."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from gui.presenters.making import Making
from gui.views.common.controls import bind, captioned_grid, combo, show_values
from model.money import Unit
from reports.catalogue import PLAN_REPORTS
from reports.options import Split
from reports.page import Paper

_DIVIDED = 1
"""The line that is seen where reports are divided."""


class OptionControls:
    """The controls that are always seen, bound to ``making``; ``laid_out`` is called once."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self.split = combo([(split.label, split) for split in Split], "分け方")
        self.divided = combo(_divided(), "分ける帳票")
        self.divided.setToolTip("ほかの帳票は、1つのファイルにまとめます")
        self.unit = combo([(unit.label, unit) for unit in Unit], "金額の単位")
        self.paper = combo([(paper.name, paper) for paper in Paper], "用紙")
        bind(self.split, making.change_split)
        bind(self.divided, lambda one: making.divide_only(frozenset({one}) if one else None))
        bind(self.unit, lambda unit: making.change_options(unit=unit))
        bind(self.paper, lambda paper: making.change_options(paper=paper))

    def laid_out(self) -> QGridLayout:
        """Return the controls with their captions."""
        grid = captioned_grid(
            (
                ("分け方(&B)", self.split),
                ("対象", self.divided),
                ("単位(&U)", self.unit),
                ("用紙(&P)", self.paper),
            )
        )
        items = (grid.itemAtPosition(_DIVIDED, place) for place in range(2))
        self._divided_line = [item.widget() for item in items if item]
        self._show_divided()
        return grid

    def show_choices(self) -> None:
        """Set the controls to what the presenter holds, without telling it."""
        making, options = self._making, self._making.options
        show_values(
            {
                self.split: making.split,
                self.divided: next(iter(making.divided or ()), ""),
                self.unit: options.unit,
                self.paper: options.paper,
            }
        )
        self._show_divided()

    def _show_divided(self) -> None:
        """Ask which reports are divided where any is."""
        for widget in self._divided_line:
            if widget:
                widget.setVisible(self._making.split is not Split.NONE)


def _divided() -> list[tuple[str, str]]:
    """Return which reports may be divided, as it is called, with the id of one alone."""
    return [("すべての帳票", ""), *((f"{each.title}だけ", each.id) for each in PLAN_REPORTS)]
