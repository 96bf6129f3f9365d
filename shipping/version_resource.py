"""The version resource of the Windows programs: what Explorer shows under 詳細."""

from __future__ import annotations

import re

from model.version import VERSION

PRODUCT = "計画帳票"
DESCRIPTIONS = {
    "plan-report": "計画帳票（実施計画から Excel と PDF の帳票を作成）",
    "plan-report-cli": "計画帳票（コマンド版）",
}
_JAPANESE, _UNICODE = 0x0411, 1200


def version_numbers(version: str = VERSION) -> tuple[int, int, int, int]:
    """Return ``version`` as the four numbers that Windows compares; 1.2.0b3 is (1, 2, 0, 0)."""
    release = re.match(r"\d+(\.\d+)*", version)
    if release is None:
        raise ValueError(f"no version: {version}")
    first, second, third, fourth = ([int(n) for n in release[0].split(".")] + [0] * 4)[:4]
    return first, second, third, fourth


def version_resource(name: str) -> str:
    """Return the version resource of the program ``name``, in the form PyInstaller reads.

    (VERSIONINFO resource, Windows App Development; language 0411 is Japanese, 04b0 Unicode.)
    """
    numbers = version_numbers()
    strings = {
        "FileDescription": DESCRIPTIONS[name],
        "ProductName": PRODUCT,
        "FileVersion": VERSION,
        "ProductVersion": VERSION,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "LegalCopyright": "MIT License",
    }
    table = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in strings.items())
    return (
        "VSVersionInfo(\n"
        f" ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f" kids=[StringFileInfo([StringTable('{_JAPANESE:04x}{_UNICODE:04x}', [{table}])]),\n"
        f"  VarFileInfo([VarStruct('Translation', [{_JAPANESE}, {_UNICODE}])])])\n"
    )
