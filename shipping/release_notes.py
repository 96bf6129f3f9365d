"""The page of a release, cut out of CHANGELOG.md: python -m shipping.release_notes v1.2.3."""

from __future__ import annotations

import re
import sys

from model.version import VERSION
from shipping.contents import ROOT

_FOOT = """
## ファイルの確かめ方

`SHA256SUMS` の値と、受け取ったファイルの値が同じことを確かめてください。

    certutil -hashfile plan-report-{version}-windows.zip SHA256

配り方、SmartScreen やウイルス対策ソフトの警告、取り除き方は、「情報部門の方へ」（docs/it-section.md）にあります。
"""  # noqa: E501  a paragraph is one line in Markdown


def release_notes(tag: str, changelog: str) -> str:
    """Return what CHANGELOG says of the version that ``tag`` names, and how to check the files.

    Raises ValueError where the tag is not the program's version, or nothing is written of it.
    """
    version = tag.removeprefix("v")
    if version != VERSION:
        raise ValueError(f"the tag says {version}, model/version.py {VERSION}")
    found = re.search(
        rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |\Z)",
        changelog,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md says nothing of {version}")
    return found[1].strip() + "\n" + _FOOT.format(version=version)


if __name__ == "__main__":
    sys.stdout.write(
        release_notes(sys.argv[1], (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    )
