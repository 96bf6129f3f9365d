"""How reports are to look, as it is often changed: split, unit, paper."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout

from gui.presenters.making import Making
from gui.views.common.controls import bind, captioned_grid, combo, show_values
from model.money import Unit
from reports.options import Split
from reports.page import Paper


class OptionControls:
    """The controls that are always seen, bound to ``making``; ``laid_out`` is called once."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self.split = combo([(split.label, split) for split in Split], "分け方")
        self.unit = combo([(unit.label, unit) for unit in Unit], "金額の単位")
        self.paper = combo([(paper.name, paper) for paper in Paper], "用紙")
        bind(self.split, making.change_split)
        bind(self.unit, lambda unit: making.change_options(unit=unit))
        bind(self.paper, lambda paper: making.change_options(paper=paper))

    def laid_out(self) -> QGridLayout:
        """Return the controls with their captions."""
        return captioned_grid(
            (("分け方(&B)", self.split), ("単位(&U)", self.unit), ("用紙(&P)", self.paper))
        )

    def show_choices(self) -> None:
        """Set the controls to what the presenter holds, without telling it."""
        options = self._making.options
        show_values(
            {self.split: self._making.split, self.unit: options.unit, self.paper: options.paper}
        )
