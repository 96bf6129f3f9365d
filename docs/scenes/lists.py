"""Scenes of a list on its way in, and of two plans compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scenes.opened import wait

LIST = """ひかり市 実施計画事業一覧,,,,,,,
（単位：千円）,,,,,,,
No,分野,施策,事業名,事業概要,担当課,R8予算額,備考
1,くらし,見守り,高齢者見守り事業,ひとり暮らしの高齢者の家を訪ねます。,福祉課,1500,新規
2,くらし,見守り,ふれあい食堂,地域の食堂を支えます。,福祉課・みどり課,2400,継続
,,小計,,,,3900,
3,くらし,防災,防災訓練,地域ごとに訓練を行います。,危機管理部防災室,△100,継続
4,くらし,防災,備蓄の更新,避難所の備えを新しくします。,防災室,800,継続
5,しごと,商い,商店街の応援,商店街とともに催しを開きます。,産業課,,新規
"""


def import_columns(window):
    """Show the columns of a list beside its first rows."""
    from gui.views.import_wizard import ImportWizard
    from model.readers.lists.list_source import list_from_text

    source = list_from_text(LIST, "C:/Users/kikaku/Documents/実施計画事業一覧.csv")
    wizard = ImportWizard(source, window.memory.shelf, _at_once, window)
    wizard.columns.table.setCurrentCell(6, 0)
    wizard.show()
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
    window.comparison.show()
    dialog = window.comparison.dialog
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
        return replace(node, children=tuple(map(section, node.children)), listings=tuple(rows))

    later = replace(
        plan,
        heading=replace(plan.heading, fiscal_year=2023),
        sections=tuple(map(section, plan.sections)),
        projects=tuple(changed.values()),
    )
    return replace(reading, plan=later, source=str(Path("第1期実施計画（令和5年度）.xlsx")))


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
    "import-found": import_found,
    "comparison": comparison,
}
