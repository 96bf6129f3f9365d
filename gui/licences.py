"""The licences of everything in the program, for About."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "licences.txt"
"""Made at each build and carried in the built program alone."""
_FROM_SOURCE = """計画帳票：MIT License（LICENSE）
書体：BIZ UDゴシック（SIL Open Font License 1.1）、補助の漢字（IPA Font License Agreement v1.0）
内蔵の計画：出典は seeds の SOURCE.md

ほかの部品（Qt・PySide6：GNU LGPL v3 など）のライセンスの全文は、実行ファイルを作るときに
一覧になります（dev.py build）。
"""


def licences_text(page: Path = PAGE) -> str:
    """Return the page of licences; from source, where none is built, what stands where."""
    if not page.is_file():
        return _FROM_SOURCE
    return page.read_text(encoding="utf-8")
