"""LibreOffice as a witness: it prints, recalculates, and says how high rows have to be."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from reports.typesetting.font_files import Weight
from reports.typesetting.fonts import load_font

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir></fontconfig>"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
<library:element library:name="Heights"/></library:library>"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Heights"
 script:language="StarBasic">
Sub SetBest(source As String, target As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 Dim format(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 format(0).Name = "FilterName" : format(0).Value = "Calc MS Excel 2007 XML"
 book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
 For i = 0 To book.Sheets.Count - 1
  sheet = book.Sheets.getByIndex(i)
  If sheet.isProtected() Then sheet.unprotect("")
  used = sheet.createCursor() : used.gotoEndOfUsedArea(False)
  range = sheet.getCellRangeByPosition(0, 0, 0, used.RangeAddress.EndRow)
  range.Rows.OptimalHeight = True
 Next
 book.storeToURL(target, format())
 book.close(True)
End Sub
</script:module>"""


class Office:
    """LibreOffice with a profile, fonts and a macro of its own, below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fonts = folder / "fonts"
        fonts.mkdir(parents=True)
        for weight in Weight:
            shutil.copy(load_font(weight).path, fonts)
        conf = folder / "fonts.conf"
        conf.write_text(FONTS_CONF.format(folder=fonts, cache=folder / "cache"), encoding="utf-8")
        self._settings = {"FONTCONFIG_FILE": str(conf), "PATH": "/usr/bin:/bin:/usr/local/bin"}
        self._settings["HOME"] = str(folder)

    def convert(self, kind: str, paths: Sequence[Path], out: Path) -> None:
        """Save the files as ``kind`` (pdf, xlsx) into the folder ``out``."""
        self._run("--convert-to", kind, "--outdir", str(out), *map(str, paths))

    def set_best_heights(self, paths: Sequence[Path], out: Path) -> None:
        """Save the workbooks into ``out`` with each row as high as LibreOffice needs it.

        The profile must be there: a new one would take the macro away.
        """
        out.mkdir(exist_ok=True)
        basic = self._folder / "profile" / "user" / "basic" / "Standard"
        (basic / "script.xlb").write_text(LIBRARY, encoding="utf-8")
        (basic / "Heights.xba").write_text(MODULE, encoding="utf-8")
        calls = (
            f'SetBest("file://{path}","file://{out / path.name}")'  # not quoted: it is no URL to it
            for path in paths
        )
        self._run(*(f"macro:///Standard.Heights.{call}" for call in calls))

    def _run(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation=file://{self._folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", *arguments],
            env=self._settings,
            check=True,
            capture_output=True,
            timeout=300,
        )
