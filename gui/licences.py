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
内蔵の計画：鹿児島市「第六次総合計画 第1期実施計画」（令和4年度）

主な部品だけを挙げています。すべての部品の使用許諾の全文は、配布版のこの画面で読めます。
"""


def licences_text(page: Path = PAGE) -> str:
    """Return the page of licences; from source, where none is built, the main ones by name."""
    if not page.is_file():
        return _FROM_SOURCE
    return page.read_text(encoding="utf-8")
