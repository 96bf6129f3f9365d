"""Opening plans in the window: what was open last, the built-in one, files, what is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.plan_reading import CheckStop, read_list_apart
from gui.presenters.open_plan import OpenPlan
from gui.sources import Sources
from gui.views.common.background import Background
from gui.views.common.file_dialogs import PLANS, ask_for_file
from gui.views.common.notice import Notice
from gui.views.plans.recent_menu import RecentMenu
from model.amount_basis import choose_basis
from model.errors import MappingError
from model.pick_index import PickIndex
from model.plan import PlanHeading
from model.readers.reading import TITLE_PAGE, Reading
from model.selection import Selection

if TYPE_CHECKING:
    from gui.views.common.slow_release import SlowRelease
    from gui.views.plans.list_opening import ListOpening
    from model.listing import Listing

_PICKED = "前に選んだ区分や課で開きました。「すべて選ぶ」で、すべての事業が載ります。"
_IMPORTED = "一覧を取り込みました。「計画をブックに保存」で計画として残せます。"
_AS_BEFORE = "前と同じ読み方で開きました。「一覧を取り込む」で列の読み方を変えられます。"


class PlanOpening:
    """Reads plans in the background and opens them.

    A text is asked for its title page once; a list goes through the wizard of ``lists``.
    ``collects`` gets the file of a form that came back.
    """

    def __init__(
        self,
        parent: QWidget,
        sources: Sources,
        open_plan: OpenPlan,
        background: Background,
        notice: Notice,
        collects: Callable[[list[Path]], None],
    ) -> None:
        self._parent, self._sources, self._open_plan = parent, sources, open_plan
        self._background, self._notice, self._collects = background, notice, collects
        self._rows: Sequence[Listing] = ()
        self.recent_menu = RecentMenu(parent)
        self.recent_menu.chosen.connect(self.open)
        self.show_recent()

    @cached_property
    def lists(self) -> ListOpening:
        """Bringing in lists, by the wizard."""
        from gui.views.plans.list_opening import ListEnds, ListOpening  # noqa: PLC0415  no start has one

        ends = ListEnds(self._on_list_imported, self._on_failed, self._open_something)
        shelf = self._open_plan.memory.shelf
        return ListOpening(self._parent, self._background, self._notice, shelf, ends)

    def open_last(self) -> None:
        """Open the plan that was open last, with what was chosen then."""
        path = self._open_plan.memory.state.plan
        if path is None:
            self.open_built_in()
        else:
            self.open(path)

    def open_kept(self) -> bool:
        """Open what was open last where that takes no reading; return whether it did."""
        if self._open_plan.memory.state.plan is not None:
            return False
        reading = self._sources.recall_built_in()
        if reading:
            self.show((reading, PickIndex(reading.plan)), None)
        return reading is not None

    def open_built_in(self) -> None:
        """Open the built-in plan in the background."""
        self._open_built_in()

    def _open_built_in(self, *, stands_in: bool = False) -> None:
        self._background.start_latest(
            lambda work: _indexed(self._sources.load_built_in(), work.check),
            lambda made: self.show(made, None, stands_in=stands_in),
        )

    def open(self, path: Path) -> None:
        """Open the plan at ``path`` in the background; a list that is known as it was read then."""
        path = path.absolute()
        self._notice.tell_of_work(f"{path.name} を読み込んでいます…")
        known, mapping = self._open_plan.known_heading(path), self._open_plan.known_mapping(path)
        if mapping:
            self._background.start_latest(
                lambda work: _indexed(
                    read_list_apart(path, mapping, known, work.check), work.check
                ),
                lambda made: self.show(made, path, _AS_BEFORE),
                lambda error: self._on_list_failed(error, path),
            )
            return
        self._background.start_latest(
            lambda work: _indexed(self._sources.read_plan(path, known, work.check), work.check),
            lambda made: self._on_read(made, path),
            self._on_failed,
        )

    def ask(self) -> None:
        """Ask for a plan file and open it."""
        self.file_dialog = ask_for_file(self._parent, "計画を開く", PLANS, self.open)

    def read(self, path: Path, check: CheckStop) -> Reading:
        """Read a plan without opening it, with the title page or mapping its user gave it."""
        mapping, known = self._open_plan.known_mapping(path), self._open_plan.known_heading(path)
        if mapping:
            return read_list_apart(path, mapping, known, check)
        from gui.views.plans.list_opening import as_saved  # noqa: PLC0415  as above

        reading = self._sources.read_plan(path, known, check)
        return as_saved(path, reading, self._open_plan.memory.shelf, check)

    def show_recent(self) -> None:
        """Show the plans that were open lately."""
        self.recent_menu.show_paths(self._open_plan.memory.state.recent)

    # --- what was read --------------------------------------------------------------------------

    def show(
        self,
        made: tuple[Reading, PickIndex],
        path: Path | None,
        says: str = "",
        *,
        stands_in: bool = False,
    ) -> None:
        """Open a plan that was read from ``path``, None for the built-in one; tell ``says``."""
        if self._rows:
            self._release.let_go(self._rows)
        self._rows = made[1].rows
        picked = self._open_plan.open(*made, path, stands_in=stands_in)
        says = says or ("" if picked == Selection() else _PICKED)
        self._notice.tell(says)  # over what was about to open
        self.show_recent()

    def _on_read(self, made: tuple[Reading, PickIndex], path: Path) -> None:
        self._notice.tell("")
        if made[0].mapping is not None and self._open_plan.is_open:
            self._background.start_latest(
                lambda _: _holds_forms(path), lambda holds: self._on_list_told(path, is_form=holds)
            )
        elif made[0].mapping is not None:
            self.lists.open(path)
        elif self._open_plan.has_heading(path):
            self.show(made, path)
        else:
            self._ask_for_heading(made, path)

    def _on_list_told(self, path: Path, *, is_form: bool) -> None:
        """Open a list, unless it is a form that came back and belongs into the open plan."""
        if not is_form:
            self.lists.open(path)
            return
        from gui.views.plans.plan_questions import ask_about_form  # noqa: PLC0415

        self.question = ask_about_form(
            path.name, lambda: self._collects([path]), lambda: self.lists.open(path), self._parent
        )

    def _ask_for_heading(self, made: tuple[Reading, PickIndex], path: Path) -> None:
        from gui.views.common.dialogs import after_open_ones  # noqa: PLC0415  only for texts without a title page

        after_open_ones(self._parent, lambda: self._show_heading_dialog(made[0], path))

    def _show_heading_dialog(self, reading: Reading, path: Path) -> None:
        from gui.views.plans.heading_dialog import HeadingDialog  # noqa: PLC0415

        year = choose_basis(reading.plan).fiscal_year  # that of its amounts, where it says no other
        asks = HeadingDialog(reading.plan.heading._replace(fiscal_year=year), self._parent)
        asks.accepted.connect(
            lambda: self._open_read(_with_heading(reading, asks.form.heading), path)
        )
        asks.rejected.connect(self._open_something)
        asks.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading_dialog = asks
        asks.open()

    def _on_list_imported(self, reading: Reading) -> None:
        self._open_read(reading, Path(reading.source).absolute(), _IMPORTED)

    def _open_read(self, reading: Reading, path: Path, says: str = "") -> None:
        """Open what was read, under its title page: its amounts are those of that year."""
        self._background.start_latest(
            lambda work: _indexed(reading, work.check), lambda made: self.show(made, path, says)
        )

    def _on_list_failed(self, error: Exception, path: Path) -> None:
        """Offer the wizard where the list has changed."""
        self._notice.tell("")
        if isinstance(error, MappingError):
            from gui.views.plans.plan_questions import ask_to_import_again  # noqa: PLC0415

            self.question = ask_to_import_again(
                error, lambda: self.lists.open(path), self._open_something, self._parent
            )
        else:
            self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self._notice.tell("")
        self._open_something()
        self._background.fails(error)

    def _open_something(self) -> None:
        """Leave no window without a plan."""
        if not self._open_plan.is_open:
            self._open_built_in(stands_in=True)

    @cached_property
    def _release(self) -> SlowRelease:
        from gui.views.common.slow_release import SlowRelease  # noqa: PLC0415  only for a second plan

        return SlowRelease(self._parent)


def _holds_forms(path: Path) -> bool:
    from model.readers.forms.form_files import has_forms  # noqa: PLC0415  only for lists

    return has_forms(path)


def _indexed(reading: Reading, check: CheckStop) -> tuple[Reading, PickIndex]:
    """Return a reading and its index, both ready for a window that is not to wait any more."""
    check()
    reading = reading.with_packed_plan()
    check()
    index = PickIndex(reading.plan)
    index.prepare()
    return reading, index


def _with_heading(reading: Reading, heading: PlanHeading) -> Reading:
    findings = tuple(each for each in reading.findings if each.where != TITLE_PAGE)
    return replace(reading.under(heading), findings=findings)
