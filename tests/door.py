"""The program used from the command line, within the process of the tests."""

from __future__ import annotations

import json

import main as program


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    try:
        code = program.main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def answer(capsys, *arguments: object):
    code, out, _ = run(capsys, *arguments, "--json")
    assert code == 0
    return json.loads(out)
