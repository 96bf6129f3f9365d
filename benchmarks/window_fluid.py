"""How long the window's event loop is held while a big plan is picked from, shown and written.

python -m benchmarks.window_fluid [--listings N] [--departments N] [--only PART,…] [--profile]. A
watchdog says how long by the clock, and how much of it the window's thread was on a processor: the
rest it waited, for other threads of the program or for other work on the machine. Beside it a bare
table that is scrolled while the booklet is built on a thread of its process shows why the workshop
is a process. With --profile it is told what the longest step of each part was spent on.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.big_list import write_workbook_list
from benchmarks.big_plan import big_plan
from benchmarks.watchdog import Watchdog

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment


class Bench:
    """A window that is worked with while a watchdog looks on.

    Attributes:
        plan, reading, index: the big plan, as it is read, and what the window picks from it by.
        folder: where files of the benchmark go.
    """

    def __init__(self, listings: int, departments: int, folder: Path, *, profiles: bool) -> None:
        from PySide6.QtWidgets import QApplication

        from gui.interpreter import GarbageTimer, share_interpreter
        from gui.plan_reading import read_plan_apart
        from gui.presenters.memory import Memory
        from gui.sources import Sources
        from gui.views.common.theme import apply_theme
        from gui.views.window.main_window import MainWindow
        from gui.workshop import Workshop
        from model.pick_index import PickIndex
        from model.readers.reading import Reading

        self.folder, self.listings = folder, listings
        self.plan = big_plan(listings, departments)
        self.reading = Reading(
            self.plan, "大きな計画"
        ).with_packed_plan()  # as it comes from a file
        self.index = PickIndex(self.plan)
        self.index.prepare()
        self.app = QApplication([])
        apply_theme(self.app)
        share_interpreter()
        self.garbage = GarbageTimer(self.app)
        self.shop = Workshop()
        sources, memory = Sources(lambda: self.reading, read_plan_apart), Memory(folder, folder)
        self.window = MainWindow(sources, self.shop, memory, folder / "out")
        self.garbage.is_held = lambda: self.window.background.is_busy
        self.window.resize(1366, 728)
        self.window.show()
        self.watchdog = Watchdog(profiles=profiles)

    def until(self, what: str, is_so: Callable[[], object], seconds: float = 600) -> float:
        """Let the window work until ``is_so``; return how long that took, in seconds."""
        from PySide6.QtCore import QTimer

        self.watchdog.doing = what
        began = time.monotonic()
        timer = QTimer()
        timer.timeout.connect(
            lambda: self.app.exit() if is_so() or time.monotonic() > began + seconds else None
        )
        timer.start(20)
        self.app.exec()
        self.watchdog.doing = ""
        took = time.monotonic() - began
        if what:
            print(what, f"{took:.1f} s", file=sys.stderr, flush=True)
        return took

    def soon(self, act: Callable[[], object]) -> None:
        """Do ``act`` when the loop comes to it."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, act)

    def after(self, what: str, *acts: Callable[[], object]) -> None:
        """Do one of ``acts`` after the other, with a moment of the loop behind each."""
        for act in acts:
            self.soon(act)
            self.until(what, partial(_is_past, time.monotonic() + 0.3))

    def open_big_plan(self) -> None:
        """Open the plan where it is not open, and wait for what follows on its own."""
        if self.window.picks.reading is None or self.window.picks.plan is not self.plan:
            reading = self.reading
            self.soon(lambda: self.window.plans.show((reading, self.index), None))
            self.until("opening", lambda: self.window.picks.reading is reading)
            self.after("opening", lambda: None)

    def close(self) -> None:
        """End window and workshop."""
        self.window.close()
        self.shop.close()


def _start(bench: Bench) -> None:
    bench.after("starting", lambda: None)


def _read_plan(bench: Bench) -> None:
    from reports.making.plan_workbook import write_plan_workbook

    workbook = write_plan_workbook(bench.plan, bench.folder / "plan.xlsx")
    bench.after("", lambda: None)  # what was made ready is no step of the window
    before = bench.window.picks.reading
    bench.soon(lambda: bench.window.open_plan(workbook))
    bench.until(
        "a plan workbook is read and shown", lambda: bench.window.picks.reading is not before
    )
    bench.until("a plan workbook is read and shown", lambda: not bench.window.background.is_busy)


def _tick(bench: Bench) -> None:
    bench.open_big_plan()
    picks, names = bench.window.picks, bench.plan.departments
    sections = [lambda n=n: picks.tick_section(picks.section_nodes[n], ticked=False) for n in _FOUR]
    departments = [lambda n=n: picks.tick_departments([names[n].name], ticked=False) for n in _FOUR]
    bench.after("ticking", *sections, *departments)
    bench.after("undo", *[bench.window.history.undo for _ in range(8)])


def _type(bench: Bench) -> None:
    bench.open_big_plan()
    words, window = "防災 12", bench.window
    bench.after(
        "words are typed into the search",
        *[lambda n=n: window.search.setText(words[:n]) for n in range(1, len(words) + 1)],
    )
    bench.after("everything is picked again", window.picks.reset)
    field = window.picks_panel.department_search
    bench.after(
        "names of departments are typed",
        *[lambda n=n: field.setText("第12"[:n]) for n in _FOUR],
        lambda: field.setText(""),
    )


def _scroll(bench: Bench) -> None:
    bench.open_big_plan()
    bench.after("the listings are shown", bench.window.preview_tabs.show_rows)
    bar = bench.window.preview_panel.listings.list.verticalScrollBar()
    bench.after("the listings are scrolled", *[lambda n=n: bar.setValue(n * 1777) for n in _EIGHT])
    bench.window.preview_tabs.show_pages()


def _preview(bench: Bench) -> None:
    bench.open_big_plan()
    panel = bench.window.preview_panel
    bench.window.preview_tabs.show_pages()
    tab = panel.pages_tab
    bench.until(
        "the preview of the booklet is built in the workshop, pages are drawn",
        lambda: tab.page_view.is_drawn and not panel.busy.text(),
    )
    print(f"{bench.listings} listings: {tab.pages.count} pages")
    bench.window.preview_tabs.show_sheets()
    bench.until("the table of it is shown", lambda: panel.sheets_tab.sheets.count() > 5)
    rows = panel.sheets_tab.sheet_view.verticalScrollBar()
    bench.after("the table of it is scrolled", *[lambda n=n: rows.setValue(n * 50) for n in _FOUR])
    bench.window.preview_tabs.show_pages()


def _write(bench: Bench) -> None:
    from gui.views.making.outcome_panel import RESULTS

    bench.open_big_plan()
    panel = bench.window.outcome_panel
    bench.soon(bench.window.making.make)
    bench.until("workbook and booklet are written", lambda: panel.shown == RESULTS)


def _divide(bench: Bench) -> None:
    """Make a file of each department: they are named, written, listed, and asked about."""
    from gui.views.making.outcome_panel import RESULTS
    from reports.catalogue import report_by_id
    from reports.options import Format, Split

    bench.open_big_plan()
    window, making = bench.window, bench.window.making
    window.outcome_panel.leave_results()
    making.want(report_by_id("booklet"), Format.PDF, wanted=False)
    bench.soon(lambda: making.change_split(Split.DEPARTMENT))
    bench.until(
        "a file of each department is named",
        lambda: len(making.names) >= len(window.picks.departments),
    )
    bench.soon(making.make)
    bench.until(
        "a file of each department is written and listed",
        lambda: window.outcome_panel.shown == RESULTS,
    )
    files = window.outcome_panel.results.files
    bench.after("the list of them is shown", lambda: None, files.scrollToBottom)
    bench.soon(making.make)
    bench.until(
        "it is asked whether they are replaced", lambda: hasattr(window.making_view, "question")
    )
    bench.after("it is asked whether they are replaced", window.making_view.question.reject)
    making.change_split(Split.NONE)
    making.want(report_by_id("booklet"), Format.PDF, wanted=True)


def _cancel(bench: Bench) -> None:
    """Stop the making in the middle; say how long it took until the window is free again."""
    making = bench.window.making
    bench.open_big_plan()
    bench.soon(making.make)
    bench.until("", lambda: making.run.is_busy)
    bench.after("", *[lambda: None] * 10)
    bench.soon(making.run.cancel)
    took = bench.until("the making is cancelled", lambda: not making.run.is_busy)
    print(f"cancelled after {took:.2f} s")


def _compare(bench: Bench) -> None:
    """Set the plan beside one without its last goal, as the dialog does."""
    from model.readers.reading import Reading

    bench.open_big_plan()
    plan = replace(bench.plan, sections=bench.plan.sections[:-1])
    old = Reading(plan, "去年").with_packed_plan()
    bench.until("", lambda: bench.window.ahead.is_over)  # nobody compares three seconds behind
    bench.after("the comparison is opened", bench.window.works.compare)
    dialog = bench.window.works.comparison
    dialog.presenter.take(old, is_old=True)
    bench.until("two such plans are compared", lambda: dialog.parts.count() > 1)
    dialog.parts.setCurrentRow(1)
    bench.until("what has changed is shown", lambda: dialog.lines.table.rowCount() > 0)
    dialog.close()


def _open_known_list(bench: Bench) -> None:
    """Open a list of as many projects, the columns of which are known."""
    from model.readers.lists.columns.mapping_file import mapping_record
    from model.readers.lists.guessing.guess import guess_mapping
    from model.readers.lists.source.list_source import open_list

    path = _list_file(bench)
    memory = bench.window.memory
    known = mapping_record(guess_mapping(open_list(path)).mapping)
    memory.keep_state(replace(memory.state, mappings={**memory.state.mappings, str(path): known}))
    bench.after("", lambda: None)  # what was made ready is no step of the window
    before = bench.window.picks.reading
    bench.soon(lambda: bench.window.open_plan(path))
    bench.until(
        "a list whose columns are known is read and shown",
        lambda: bench.window.picks.reading is not before,
    )
    bench.until(
        "a list whose columns are known is read and shown",
        lambda: not bench.window.background.is_busy,
    )


def _guess(bench: Bench) -> None:
    """Open the same list in the wizard, take a column for something else, and guess again."""
    from model.readers.tables.columns import Role

    path = _list_file(bench)
    lists = bench.window.plans.lists
    bench.soon(lambda: lists.open(path))
    bench.until(
        "the wizard opens with the guessed columns of a list",
        lambda: hasattr(lists, "wizard") and not lists.wizard.presenter.is_looking,
    )
    imported = lists.wizard.presenter
    for change in (lambda: imported.change_role(4, Role.EXTRA), imported.guess):
        bench.soon(change)
        bench.after("a column is corrected, and guessed again", lambda: None)
        bench.until("a column is corrected, and guessed again", lambda: not imported.is_looking)
    lists.wizard.reject()


def _list_file(bench: Bench) -> Path:
    path = bench.folder / "list.xlsx"
    if not path.exists():
        write_workbook_list(bench.listings, path)
        bench.after("", lambda: None)  # what was made ready is no step of the window
    return path


def _first_page(bench: Bench) -> None:
    """Tick in the built-in plan; say how long it takes until the page stands on the screen."""
    from seeds.built_in import load_built_in_plan

    window = bench.window
    reading = load_built_in_plan()
    bench.soon(lambda: window.picks.open(reading))
    window.preview_tabs.show_pages()
    view, busy = window.preview_panel.pages_tab.page_view, window.preview_panel.busy
    bench.until("", lambda: window.picks.reading is reading)
    bench.until("", lambda: view.is_drawn and not busy.text())
    names = window.picks.departments[:8]
    ticks = [
        lambda name=name: window.picks.tick_departments([name], ticked=False) for name in names
    ]
    waits, drawn = [], []
    view.drawn.connect(lambda: drawn.append(time.perf_counter()))
    for tick in ticks:
        began = time.perf_counter()
        tick()
        bench.until("ticking in the built-in plan", lambda: not busy.text())
        waits.append(drawn[-1] - began)
        bench.after("", lambda: None)
    print(
        f"the page of the built-in plan after a tick: median {median(waits) * 1000:.0f} ms,"
        f" longest {max(waits) * 1000:.0f} ms"
    )


def _thread_instead(bench: Bench) -> None:
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
        document = report_by_id("booklet").build(
            view_plan(bench.plan, Selection()), ReportOptions()
        )
        write_booklet(document, Path(tempfile.mkdtemp()) / "x.pdf")
        done.set()

    threading.Thread(target=work).start()
    scroller = QTimer()
    scroller.timeout.connect(
        lambda: table.verticalScrollBar().setValue((table.verticalScrollBar().value() + 7) % 900)
    )
    scroller.start(30)
    bench.until(
        "for comparison: a bare table is scrolled, the booklet built on a thread", done.is_set
    )


_FOUR, _EIGHT = range(4), range(1, 9)
_PARTS = {
    "starting": _start,
    "reading": _read_plan,
    "ticking": _tick,
    "typing": _type,
    "scrolling": _scroll,
    "preview": _preview,
    "cancelling": _cancel,
    "writing": _write,
    "dividing": _divide,
    "comparing": _compare,
    "list": _open_known_list,
    "guessing": _guess,
    "page": _first_page,
    "thread": _thread_instead,
}


def main() -> None:
    """Do the parts that were asked for and print the longest steps of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listings", type=int, default=20_000)
    parser.add_argument("--departments", type=int, default=1_000)
    parser.add_argument("--only", default=",".join(_PARTS), help="parts, with commas between")
    parser.add_argument("--profile", action="store_true", help="tell what the longest steps do")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(told.listings, told.departments, Path(folder), profiles=told.profile)
        for part in told.only.split(","):
            _PARTS[part](bench)
        print(bench.watchdog.table())
        bench.watchdog.tell_profiles()
        bench.garbage.stop()
        bench.close()


if __name__ == "__main__":
    main()
