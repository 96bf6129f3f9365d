from __future__ import annotations

from pathlib import Path

import pytest

from shipping.contents import data_files, excluded_modules, is_left_out, is_to_strip

ROOT = Path(__file__).parent.parent.parent


def test_plan_fonts_and_icon_travel_in_the_folders_they_stand_in():
    folders = {Path(file).name: folder for file, folder in data_files(ROOT)}
    assert folders["plan.txt"] == str(Path("seeds/kagoshima_r4"))
    assert folders["BIZUDGothic-Bold.ttf"] == str(Path("reports/fonts"))
    assert folders["plan-report.png"] == str(Path("gui/icon"))
    assert not [name for name in folders if name.endswith((".py", ".pyc"))]


def test_a_build_without_its_plan_fails(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="seeds"):
        data_files(tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/translations/qt_fr.qm",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt6Svg.dll",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "libcrypto-3.dll",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "libscipy_openblas64_-32a4b2a6.so",
        "libgfortran-040039e1-0352e75f.so.5.0.0",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_nothing_asks_for_is_left_out(path: str):
    assert is_left_out(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/translations/qtbase_ja.qm",
        "PySide6\\translations\\qtbase_ja.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "libstdc++.so.6",
        "python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so",
        "seeds/kagoshima_r4/plan.txt",
        "docs/help/index.html",
    ],
)
def test_what_the_program_needs_stays(path: str):
    assert not is_left_out(path)


def test_no_module_of_ours_is_left_out():
    ours = {"main", "cli", "gui", "model", "reports", "seeds"}
    assert not {module.split(".")[0] for module in excluded_modules()} & ours


def test_only_the_libraries_of_python_lose_their_symbols():
    assert is_to_strip("libpython3.11.so.1.0")
    assert not is_to_strip("PySide6/Qt/lib/libQt6Core.so.6")
