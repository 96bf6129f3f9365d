"""The program: reads its arguments, joins the parts, starts the window or the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support

from cli.arguments import parse_arguments, parse_plan
from cli.commands import COMMANDS
from cli.exit_codes import DONE, FAILED
from cli.output import speak_utf8, tell
from model.errors import AppError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit code: 0 done, 1 the job failed, 2 wrong use."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    try:
        if given and (given[0] in COMMANDS or given[0].startswith("-")):
            options = parse_arguments(given)
            return COMMANDS[options.command](options)
        return _open_window(given)
    except AppError as error:
        tell(str(error))
        return FAILED
    except KeyboardInterrupt:
        tell(
            "中止しました。作りかけのファイルは残していません。続けるには、もう一度実行してください。"
        )
        return FAILED
    except BrokenPipeError:  # who reads the output has read enough (list … | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        from reports.fault_log import record_fault  # noqa: PLC0415  only faults ask

        log = record_fault(error)
        tell(f"プログラムの不具合で中止しました。記録：{log}")
        return FAILED


def _open_window(arguments: Sequence[str]) -> int:
    plan = parse_plan(arguments)
    if not has_display():
        raise AppError(
            "画面がないため、ウィンドウを開けません",
            remedy="画面のある環境で起動するか、generate などの命令を使ってください（--help）。",
        )
    try:
        from gui.app import run_window  # noqa: PLC0415  the command line runs without Qt
    except ImportError as error:
        raise AppError(
            "ウィンドウに必要なライブラリがシステムにありません",
            where=str(error),
            remedy="README の「Linux」にあるものを入れるか、generate などの命令を使ってください。",
        ) from error
    from model.readers.source import read_plan  # noqa: PLC0415
    from seeds.built_in import load_built_in_plan  # noqa: PLC0415

    return run_window(load_built_in_plan, read_plan, plan)


def has_display() -> bool:
    """Whether a window can be shown, as far as the environment tells."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    freeze_support()  # the built program starts its workshop by itself
    sys.exit(main())
