"""The program: reads its arguments, joins the parts, starts the window or the command."""

from __future__ import annotations

import gc

gc.set_threshold(100_000)  # what a start makes stays, nearly all of it: it is looked through once

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.exit_codes import DONE, FAILED
from cli.output import printed, speak_utf8, tell
from model.errors import AppError

if TYPE_CHECKING:
    from gui.sources import Sources


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit code: 0 done, 1 the job failed, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    try:
        return _obey(given) if given else _open_window(None)
    except AppError as error:
        tell(str(error))
        return FAILED
    except KeyboardInterrupt:
        tell(
            "中止しました。作りかけのファイルは残していません。続けるには、もう一度実行してください。"
        )
        return FAILED
    except BrokenPipeError:  # who reads the output has read enough (list … | head)
        return DONE
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and not getattr(sys, "frozen", False):
            tell(
                f"必要な部品がありません：{error.name}。.venv の Python で実行してください"
                "（.venv は python3 dev.py run が作ります）。"
            )  # a checkout is run by another Python than its own
            return FAILED
        from reports.fault_log import record_fault  # noqa: PLC0415  only faults need it

        log = record_fault(error)
        tell(f"プログラムの不具合で中止しました。記録：{log}")
        return FAILED


def _obey(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` give, or open the window with the plan that they name."""
    from cli.arguments import parse_arguments, parse_plan  # noqa: PLC0415  a start without arguments has none
    from cli.commands import COMMANDS  # noqa: PLC0415

    if arguments[0] in COMMANDS or arguments[0].startswith("-"):
        with printed():
            options = parse_arguments(arguments)
            return COMMANDS[options.command](options)
    return _open_window(parse_plan(arguments))


def _open_window(plan: Path | None) -> int:
    if not has_display():
        raise AppError(
            "画面がないため、ウィンドウを開けません",
            remedy="画面のある環境で起動するか、generate などの命令を使ってください（--help）。",
        )
    try:
        from gui.late_modules import import_pyside  # noqa: PLC0415  the command line has no Qt

        import_pyside("pyi_rth_pyside6" if getattr(sys, "frozen", False) else "PySide6")
        from gui.app import run_window  # noqa: PLC0415
        from gui.views.common.theme import begin_application  # noqa: PLC0415
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        raise AppError(
            "ウィンドウに必要なライブラリがシステムにありません",
            where=str(error),
            remedy="README の「Linux」にあるものを入れるか、generate などの命令を使ってください。",
        ) from error
    return run_window(begin_application(sys.argv[0]), _sources(), plan)


def _sources() -> Sources:
    """Return where the window's plans come from."""
    from gui.plan_reading import read_plan_apart  # noqa: PLC0415  only the window needs it
    from gui.sources import Sources  # noqa: PLC0415
    from reports.user_folders import Purpose, user_folder  # noqa: PLC0415
    from seeds.kept_reading import KeptReading  # noqa: PLC0415

    built_in = KeptReading(user_folder(Purpose.STATE).path / "built-in.json")
    return Sources(built_in.load, read_plan_apart, built_in.recall)


def has_display() -> bool:
    """Whether a window can be shown, as far as the environment tells."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    if "pyi_rth_multiprocessing" in sys.modules:  # the built program was started as its worker
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
