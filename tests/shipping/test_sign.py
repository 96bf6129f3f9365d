from __future__ import annotations

import base64
from pathlib import Path

from shipping import sign as signing


def test_without_a_certificate_nothing_is_signed():
    assert not signing.sign({})


def test_both_programs_are_signed_and_the_certificate_does_not_stay(monkeypatch):
    calls: list[list[str]] = []
    seen: list[bytes] = []

    def run(command, check):
        calls.append(command)
        if "/f" in command:
            seen.append(Path(command[command.index("/f") + 1]).read_bytes())

    monkeypatch.setattr(signing, "find_tool", lambda: "signtool")
    monkeypatch.setattr("shipping.sign.subprocess.run", run)
    given = {
        "SIGNING_CERTIFICATE": base64.b64encode(b"key").decode(),
        "SIGNING_PASSWORD": "secret",
        "SIGNING_STAMP_SERVER": "stamps.example",
    }
    assert signing.sign(given)
    assert seen == [b"key"]
    signs, verifies = calls
    assert signs[:2] == ["signtool", "sign"]
    assert "stamps.example" in signs
    assert [Path(name).name for name in signs[-2:]] == ["plan-report.exe", "plan-report-cli.exe"]
    assert verifies[1] == "verify"
    assert not Path(signs[signs.index("/f") + 1]).exists()
