from __future__ import annotations

import hashlib
import tarfile
import zipfile
from pathlib import Path

import pytest

from shipping.pack import handed_out, pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plan-report"
    (made / "_internal").mkdir(parents=True)
    (made / "plan-report").write_bytes(b"program")
    (made / "_internal" / "計画.txt").write_text("計画", encoding="utf-8")
    return made


@pytest.mark.parametrize("system", ["windows", "linux"])
def test_the_program_is_packed_in_one_folder_with_its_checksum_beside(folder, tmp_path, system):
    packed = pack(folder, system, tmp_path / "out")
    if system == "windows":
        names = set(zipfile.ZipFile(packed).namelist())
    else:
        with tarfile.open(packed) as archive:
            names = {member.name for member in archive if member.isfile()}
    assert names == {"plan-report/plan-report", "plan-report/_internal/計画.txt"}
    beside = packed.with_name(packed.name + ".sha256").read_text(encoding="ascii")
    assert beside == f"{hashlib.sha256(packed.read_bytes()).hexdigest()}  {packed.name}\n"


def test_a_mac_gets_the_bundle_to_double_click_and_others_the_folder():
    assert handed_out("macos").name == "計画帳票.app"
    assert handed_out("windows").name == handed_out("linux").name == "plan-report"
