"""Scenes of dialogs, questions and menus."""

from __future__ import annotations

from pathlib import Path


def replace(window):
    from gui.views.common.questions import ask_to_replace

    return ask_to_replace(("所管課別一覧.xlsx", "計画冊子.pdf"), lambda *_: None, window)


def changed_list(window):
    from gui.views.plans.plan_questions import ask_to_import_again
    from model.errors import MappingError

    where = "C:/Users/kikaku/Documents/事業一覧.xlsx の「一覧」シートの見出し"
    error = MappingError("対応付けにある列「担当課」が一覧にありません", where=where)
    return ask_to_import_again(error, lambda: None, lambda: None, window)


def locked(window):
    from model.errors import TargetLockedError

    where = str(window.making.folder / "所管課別一覧.xlsx")
    window.making_view.ask_about_locked(
        TargetLockedError("ファイルを書き換えられません", where=where)
    )
    return window.making_view.question


def failure(window):
    from model.errors import OutputError

    window.making_view.show_error(
        OutputError(
            "保存先のフォルダーに書き込めません",
            where=str(window.making.folder),
            remedy="書き込みの権限があるフォルダーを選び直してください。",
        )
    )
    return window.failures.message


def unopened(window):
    from gui.views.common.system_programs import UnopenedError

    window.making_view.show_error(UnopenedError(window.making.folder / "所管課別一覧.xlsx"))
    return window.failures.message


def fault(window):
    from gui.views.common.failure_boxes import show_fault

    return show_fault("ZeroDivisionError: …", "C:/Users/kikaku/AppData/Local/…/errors.log", window)


def end(window):
    from gui.views.common.closing import MAKING, UnderWay

    return window.works.closing.ask_to_stop([UnderWay(window.making.run, *MAKING)])


def leave(window):
    return window.works.closing.ask_to_leave()


def heading(window):
    from gui.views.plans.heading_dialog import HeadingDialog
    from model.plan import PlanHeading

    dialog = HeadingDialog(PlanHeading("実施計画 本文", fiscal_year=2026), window)
    dialog.open()
    return dialog


def set_name(window):
    window.sets_menu.ask_for_name()
    return window.sets_menu.name_dialog


def set_rename(window):
    window.sets_menu.keep("5月部会用")
    window.sets_menu.keep("議会説明用")
    window.sets_menu.ask_for_other_name("5月部会用")
    window.sets_menu.rename_dialog.name.setText("議会説明用")
    return window.sets_menu.rename_dialog


def set_drop(window):
    window.sets_menu.ask_to_drop("5月部会用")
    return window.sets_menu.question


def came_back(window):
    window.works.forms.ask()
    return window.works.forms.question


def collection(window):
    from gui.views.plans.form_collecting import CollectionDialog
    from model.finding import Finding, Severity
    from model.readers.forms.collect import Collection
    from model.readers.forms.plan_sums import PlanSum

    plan = window.picks.plan
    names = [department.name for department in plan.departments]
    file = f"所管課別一覧_{names[0]}.xlsx「{names[0]}」"
    findings = (
        Finding(
            Severity.ERROR,
            f"{file}F12",
            "市長と語る会：「6月補正で要求」は金額ではありません。数で記入し直してもらってください。",
        ),
        Finding(
            Severity.WARNING,
            "様式の取りまとめ",
            f"返答のない所管課が2課あります：{'、'.join(names[-2:])}。",
        ),
        Finding(
            Severity.WARNING,
            "様式の取りまとめ",
            f"平和都市宣言啓発事業：{names[-1]}の分がないため、入れていません（{names[1]} "
            "1,185,000円）。担当する分がなければ、その課の様式に0と記入してもらってください。",
        ),
        Finding(
            Severity.NOTICE,
            "様式の取りまとめ",
            f"{names[2]}の様式で、2件の事業費が空欄です：市民活動促進事業、NPO基盤強化事業。",
        ),
    )
    found = Collection(
        plan,
        findings,
        returned=tuple(names[:-2]),
        missing=tuple(names[-2:]),
        unasked=(),
        untouched=(),
        filled=158,
        added=(),
        remarks=(),
        sums=(PlanSum(2022, None, 6_482_300_000),),
    )
    dialog = CollectionDialog(found, window)
    dialog.open()
    return dialog


def settings(window):
    window.works.side_windows.show_settings()
    return window.works.side_windows.settings_dialog


def about(window):
    window.works.side_windows.show_about()
    window.works.side_windows.about.folder.setText("C:/Users/kikaku/AppData/Local/計画帳票/log")
    return window.works.side_windows.about


def help_page(window):
    window.works.side_windows.show_help()
    return window.works.side_windows.help


def second_start(window):
    from gui.views.window.second_start import second_start_box

    box, _ = second_start_box(Path("C:/Users/kikaku/Documents/実施計画 令和8年度.xlsx"))
    box.setParent(window, box.windowFlags())
    box.open()
    return box


def menu(number: int):
    def scene(window):
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        menu = window.menuBar().findChildren(QMenu, options=direct)[number]
        menu.popup(window.mapToGlobal(window.menuBar().rect().bottomLeft()))
        return menu

    return scene


DIALOG_SCENES = {
    "replace": replace,
    "locked": locked,
    "changed-list": changed_list,
    "error": failure,
    "unopened": unopened,
    "fault": fault,
    "end": end,
    "leave": leave,
    "heading": heading,
    "set-name": set_name,
    "set-rename": set_rename,
    "set-drop": set_drop,
    "came-back": came_back,
    "collection": collection,
    "settings": settings,
    "about": about,
    "help": help_page,
    "second-start": second_start,
    "menu-file": menu(0),
    "menu-edit": menu(1),
    "menu-view": menu(2),
    "menu-tools": menu(3),
    "menu-help": menu(4),
}
