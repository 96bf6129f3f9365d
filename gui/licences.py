"""The licences of everything in the program, for About."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "licences.txt"
"""Made at each build and carried in the built program alone."""
_FROM_SOURCE = """計画帳票：MIT License
書体 BIZ UDGothic：SIL Open Font License 1.1
まれな漢字の書体：IPA Font License Agreement v1.0
Qt / PySide6：LGPL v3
openpyxl：MIT　　reportlab：BSD
pypdfium2：Apache 2.0 / BSD（PDFium：BSD）
platformdirs・defusedxml・python-calamine：MIT / PSF
budoux：Apache 2.0
内蔵の計画：出典は seeds の SOURCE.md

全文の一覧は、実行ファイルを作るとき（dev.py build）に作られ、その中に入ります。
"""


def licences_text(page: Path = PAGE) -> str:
    """Return the page of licences; from source, where none is built, what stands where."""
    if not page.is_file():
        return _FROM_SOURCE
    return page.read_text(encoding="utf-8")
