"""How long the window's event loop is held while a big plan is picked from, shown and written.

python -m benchmarks.window_fluid [LISTINGS] [DEPARTMENTS]. A watchdog says how long by the clock,
and how much of it the window's thread was on a processor: the rest it waited, for other threads of
the program or for other work on the machine. Beside it a bare table that is scrolled while the
booklet is built on a thread of its process shows why the workshop is a process.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]


class Watchdog:
    """A timer of 5 ms that notes how much later it is heard: so long the loop was held.

    Beside the clock's time of each step stands that of its thread on a processor.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.steps: dict[str, list[tuple[float, float]]] = {}
        self.doing = ""
        self._before, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(5)

    def _on_timeout(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        step = (max(now - self._before - 0.005, 0), worked - self._worked)
        self._before, self._worked = now, worked
        self.steps.setdefault(self.doing, []).append(step)

    def table(self) -> str:
        lines = [
            "| what goes on | steps | longest ms | 99 % below | of the processor: longest | 99 % |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        for doing, steps in self.steps.items():
            if doing:
                figures = [
                    figure for times in zip(*steps, strict=True) for figure in _longest(times)
                ]
                lines.append(f"| {doing} | {len(steps)} | {' | '.join(figures)} |")
        return "\n".join(lines)


def _longest(times: tuple[float, ...]) -> tuple[str, str]:
    """Return the longest of ``times`` and what 99 of a hundred are below, in milliseconds."""
    ordered = sorted(times)
    return tuple(f"{each * 1000:.0f}" for each in (ordered[-1], ordered[int(len(times) * 0.99)]))


def main() -> None:
    from big_plan import big_plan
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from gui.interpreter import GarbageTimer, share_interpreter
    from gui.plan_reading import read_plan_apart
    from gui.presenters.memory import Memory
    from gui.views.main_window import MainWindow, Sources
    from gui.views.outcome_panel import RESULTS
    from gui.views.theme import apply_theme
    from gui.workshop import Workshop
    from model.pick_index import PickIndex
    from model.readers.reading import Reading
    from reports.making.plan_workbook import write_plan_workbook

    listings, departments = (*map(int, sys.argv[1:3]), 20_000, 1_000)[:2]
    plan = big_plan(listings, departments)
    index = PickIndex(plan)
    index.prepare()
    app = QApplication([])
    apply_theme(app)
    share_interpreter()
    garbage = GarbageTimer(app)
    shop = Workshop()
    with tempfile.TemporaryDirectory() as made:
        profile = Path(made)
        workbook = write_plan_workbook(plan, profile / "plan.xlsx")
        sources, memory = Sources(None, read_plan_apart), Memory(profile, profile)
        window = MainWindow(sources, shop, memory, profile / "out")
        garbage.is_held = lambda: window.background.is_busy
        window.resize(1366, 728)
        window.show()
        watchdog = Watchdog()

        def until(what: str, is_so, seconds: float = 300) -> None:
            watchdog.doing = what
            end = time.monotonic() + seconds
            timer = QTimer()
            timer.timeout.connect(lambda: app.exit() if is_so() or time.monotonic() > end else None)
            timer.start(20)
            app.exec()
            watchdog.doing = ""
            print(what, f"{time.monotonic() - end + seconds:.1f} s", file=sys.stderr, flush=True)

        def after(what: str, *acts) -> None:
            for act in acts:
                QTimer.singleShot(0, act)
                began = time.monotonic()
                until(what, lambda began=began: time.monotonic() - began > 0.3)

        after("starting", lambda: None)
        QTimer.singleShot(0, lambda: window.open_plan(workbook))
        until("reading the plan workbook", lambda: window.picks.reading is not None)
        after("opening", lambda: window.picks.open(Reading(plan, "大きな計画"), index))
        panel = window.preview_panel
        nodes = window.picks.section_nodes
        ticks = [lambda n=n: window.picks.tick_section(nodes[n], ticked=False) for n in range(4)]
        names = plan.departments
        ticks += [
            lambda n=n: window.picks.tick_departments([names[n].name], ticked=False)
            for n in range(4)
        ]
        after("ticking", *ticks)
        after("undo", *[window.picks.undo for _ in range(8)])
        words = "防災 12"
        after("typing", *[lambda n=n: window.search.setText(words[:n]) for n in range(1, 6)])
        after("reset", window.picks.reset)
        after("names of departments", *[
            lambda n=n: window.picks_panel.department_search.setText("第12"[:n]) for n in range(4)
        ])  # fmt: skip
        window.preview_tabs.show_rows()
        bar = panel.listings.list.verticalScrollBar()
        after("scrolling", *[lambda n=n: bar.setValue(n * 1777) for n in range(1, 8)])
        window.preview_tabs.show_pages()
        tab = panel.pages_tab
        until("preview of the booklet", lambda: tab.page_view.is_drawn and not panel.busy.text())
        print(f"{listings} listings, {departments} departments: {tab.pages.count} pages")
        window.preview_tabs.show_sheets()
        until("the table of it", lambda: panel.sheets_tab.sheets.count() > 5)
        rows = panel.sheets_tab.sheet_view.verticalScrollBar()
        after("scrolling the table", *[lambda n=n: rows.setValue(n * 50) for n in range(1, 6)])
        window.preview_tabs.show_pages()
        QTimer.singleShot(0, window.making.make)
        until("writing", lambda: window.outcome_panel.pages.currentIndex() == RESULTS, 600)
        _compared(until, window, plan)
        _known_list_opened(until, window, profile / "list.xlsx", listings)
        _columns_guessed(until, window, profile / "list.xlsx")
        print(watchdog.table())
        garbage.stop()
        _thread_instead(until, plan, watchdog)
        window.close()
        shop.close()


def _compared(until, window, plan) -> None:
    """Set the plan beside one without its last goal, as the dialog does."""
    from dataclasses import replace

    from model.readers.reading import Reading

    window.comparison.show()
    dialog = window.comparison.dialog
    old = Reading(replace(plan, sections=plan.sections[:-1]), "去年")
    dialog.presenter.take(old, is_old=True)
    until("two plans are compared", lambda: dialog.parts.count() > 1)
    dialog.parts.setCurrentRow(1)
    until("what has changed is shown", lambda: dialog.lines.table.rowCount() > 0)
    dialog.close()


def _known_list_opened(until, window, path: Path, listings: int) -> None:
    """Open a list of as many projects, the columns of which are known."""
    from dataclasses import replace

    from big_list import write_workbook_list

    from model.readers.lists.guess import guess_mapping
    from model.readers.lists.list_source import open_list
    from model.readers.lists.mapping_file import mapping_record

    write_workbook_list(listings, path)
    memory = window.memory
    mappings = {
        **memory.state.mappings,
        str(path): mapping_record(guess_mapping(open_list(path)).mapping),
    }
    memory.keep_state(replace(memory.state, mappings=mappings))
    until("", lambda: True)  # what was made ready is no step of the window
    before = window.picks.reading
    window.open_plan(path)
    until("a known list is read and shown", lambda: window.picks.reading is not before)


def _columns_guessed(until, window, path: Path) -> None:
    """Open the same list in the wizard, take a column for something else, and guess again."""
    from model.readers.tables.columns import Role

    lists = window.plans.lists
    lists.open(path)
    until(
        "the columns of a list are guessed",
        lambda: hasattr(lists, "wizard") and not lists.wizard.presenter.is_looking,
    )
    imported = lists.wizard.presenter
    for change in (lambda: imported.change_role(4, Role.EXTRA), imported.guess):
        change()
        until("the columns of a list are guessed", lambda: not imported.is_looking)
    lists.wizard.reject()


def _thread_instead(until, plan, watchdog) -> None:
    """Build the booklet on a thread while a list of a thousand lines is scrolled."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

    from model.selection import Selection
    from model.view import view_plan
    from reports.catalogue import report_by_id
    from reports.options import ReportOptions
    from reports.pdf.writer import write_booklet

    table = QTableWidget(1000, 6)
    for place in range(6000):
        table.setItem(place // 6, place % 6, QTableWidgetItem(f"{place}"))
    table.resize(800, 600)
    table.show()
    done = threading.Event()

    def work() -> None:
        document = report_by_id("booklet").build(view_plan(plan, Selection()), ReportOptions())
        write_booklet(document, Path(tempfile.mkdtemp()) / "x.pdf")
        done.set()

    threading.Thread(target=work).start()
    scroller = QTimer()
    scroller.timeout.connect(
        lambda: table.verticalScrollBar().setValue((table.verticalScrollBar().value() + 7) % 900)
    )
    scroller.start(30)
    watchdog.steps.clear()
    until("a bare table scrolled, the booklet on a thread", done.is_set)
    print(watchdog.table().splitlines()[-1])


if __name__ == "__main__":
    main()
