"""Scenes of a list on its way in, and of two plans compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scenes.opened import wait
from scenes.sources import LIST


def import_columns(window):
    """Show the columns of a list beside its first rows."""
    from gui.views.plans.import_wizard import ImportWizard
    from model.readers.lists.source.list_source import list_from_text

    source = list_from_text(LIST, "C:/Users/kikaku/Documents/実施計画事業一覧.csv")
    wizard = ImportWizard(source, window.memory.shelf, _at_once, window)
    wizard.columns.list.selectRow(6)
    wizard.show()
    return wizard


def import_level(window):
    """Show what more is said of a column of sections."""
    wizard = import_columns(window)
    wizard.columns.list.selectRow(2)
    return wizard


def import_found(window):
    """Show what was found in a list, before the plan opens."""
    wizard = import_columns(window)
    wizard.next.click()
    return wizard


def comparison(window):
    """Show two plans compared."""
    from PySide6.QtWidgets import QApplication

    old = window.picks.reading
    window.works.compare()
    dialog = window.works.comparison
    dialog.presenter.take(_a_year_later(old), is_old=False)
    dialog.presenter.take(replace(old, source="第1期実施計画（令和4年度）.xlsx"), is_old=True)
    wait(QApplication.instance(), lambda: dialog.parts.count() > 1)
    kinds = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    dialog.parts.setCurrentRow(kinds.index("内容変更"))
    return dialog


def _a_year_later(reading):
    """Return the plan with some projects changed, as a plan of the next year would have them."""
    plan = reading.plan
    changed = {p.id: _changed(p, number) for number, p in enumerate(plan.projects)}

    def section(node):
        rows = (_listed(row, changed[row.project.id]) for row in node.listings)
        return node._replace(children=tuple(map(section, node.children)), listings=tuple(rows))

    later = replace(
        plan,
        heading=plan.heading._replace(fiscal_year=2023),
        sections=tuple(map(section, plan.sections)),
        projects=tuple(changed.values()),
    )
    source = str(Path("第1期実施計画（令和5年度）.xlsx"))
    return replace(reading, plan=later, source=source)


def _listed(row, project):
    text = row.description and project.description
    return replace(row, project=project, name=project.name, description=text)


def _changed(project, number: int):
    if number % 17 == 0 and project.description:
        text = project.description.replace("推進", "促進").replace("行う", "実施する")
        return replace(project, description=f"{text}成果を市民に公表する。")
    if number % 23 == 0:
        return replace(project, name=f"{project.name}（拡充分）")
    return project


def _at_once(work, then, _fails=None):
    """Do the work here and now, where nobody waits."""
    from gui.worker import Signals

    signals = Signals()
    then(work(signals))
    return signals


LIST_SCENES = {
    "import-columns": import_columns,
    "import-level": import_level,
    "import-found": import_found,
    "comparison": comparison,
}
