"""What travels in the program's folder, and what PyInstaller finds that is left out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
NAME, COMMAND_NAME = "plan-report", "plan-report-cli"
"""The program to double-click, and its twin for the command line: on Windows one cannot be both."""

TRAVELS = (
    "seeds/*/*",
    "reports/fonts/*.ttf",
    "reports/fonts/*.json",
    "reports/fonts/*.txt",
    "gui/icon/*.png",
    "docs/help/**/*",
)
"""Patterns of the files beside the code; named here, since a package that is not installed yields
nothing to PyInstaller's collect_data_files, silently."""

NOT_DATA = {".py", ".pyc"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that PyInstaller would take along and nothing of ours asks for.

    Attributes:
        what: its name in the list of what was saved.
        why: the reason that nothing misses it.
        packages: packages that the program asks for and whose modules are all left out.
        modules: Python modules that are not looked for.
        files: patterns of paths in the folder (below its inner folder) that are not copied.
    """

    what: str
    why: str
    packages: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether ``path``, relative to the inner folder, is one of the files."""
        return any(fnmatch(path.replace("\\", "/"), pattern) for pattern in self.files)


_PLUGINS = "PySide6/*plugins/"
LEFT_OUT = (
    LeftOut(
        "Qt: the plug-in of the GTK theme and the libraries that it alone asks for",
        "dialogs are Qt's own, in Japanese on every desktop",
        files=(
            f"{_PLUGINS}platformthemes/*gtk*",
            *(
                f"lib{name}*.so*"
                for name in (
                    *("atk-1", "cairo", "datrie", "fribidi", "gdk_pixbuf-2", "gio-2", "graphite2"),
                    *("harfbuzz", "jpeg", "pango", "pixman-1", "thai"),
                    *("atk-bridge-2", "atspi", "epoxy", "gdk-3", "gtk-3"),
                )
            ),
        ),
    ),
    LeftOut(
        "Qt: screens without a window system (EGL, KMS, frame buffer, VNC, Vulkan), touch panels",
        "the program runs on a desktop",
        files=(
            f"{_PLUGINS}egldeviceintegrations/*",
            f"{_PLUGINS}generic/*",
            *(
                f"{_PLUGINS}platforms/*{name}*"
                for name in ("eglfs", "linuxfb", "minimal", "vkkhr", "vnc", "direct2d")
            ),
            "*libQt6EglFS*",
            "*libQt6EglFs*",
        ),
    ),
    LeftOut(
        "Qt: formats of pictures",
        "icon and help are PNGs, which Qt reads by itself",
        files=(
            *(
                f"{_PLUGINS}imageformats/*q{name}.*"
                for name in ("gif", "icns", "ico", "jpeg", "svg", "tga", "tiff", "wbmp", "webp")
            ),
            *(f"{_PLUGINS}iconengines/*", "PySide6/*Qt6Svg.dll", "*libQt6Svg.so*", "*QtSvg*"),
        ),
    ),
    LeftOut(
        "Qt: styles of Windows and macOS",
        "the window is drawn in Qt's Fusion, which is no plug-in",
        files=(f"{_PLUGINS}styles/*",),
    ),
    LeftOut(
        "Qt: networks",
        "nothing goes to a network, not even between two copies on one machine",
        modules=("PySide6.QtNetwork",),
        files=(
            *(f"{_PLUGINS}tls/*", f"{_PLUGINS}networkinformation/*"),
            *("PySide6/*Qt6Network.dll", "*libQt6Network.so*"),
        ),
    ),
    LeftOut(
        "Qt: translations but Japanese",
        "the dialogs speak Japanese",
        files=("PySide6/*translations/*",),
    ),
    LeftOut(
        "Qt: drawing by software for OpenGL",
        "widgets are painted without OpenGL",
        files=("PySide6/opengl32sw.dll", "PySide6/d3dcompiler*", "PySide6/Qt6Pdf*"),
    ),
    LeftOut(
        "encryption of networks (OpenSSL)",
        "no network; check sums have modules of their own",
        modules=("ssl", "_ssl", "_hashlib"),
        files=("libcrypto*", "libssl*"),
    ),
    LeftOut(
        "databases (SQLite)",
        "a plan is a file, not a database",
        modules=("sqlite3", "_sqlite3"),
        files=("libsqlite3*", "sqlite3.dll"),
    ),
    LeftOut(
        "pictures (Pillow)",
        "reportlab imports it and gets a stand-in; no report holds a picture",
        packages=("pillow",),
        modules=("PIL",),
        files=(
            *("PIL/*", "pillow.libs/*"),
            *(
                f"lib{name}-????????.so*"
                for name in (
                    *("avif", "brotlicommon", "brotlidec", "freetype", "harfbuzz", "jpeg"),
                    *("lcms2", "lzma", "openjp2", "png16", "sharpyuv", "tiff", "webp"),
                    *("webpdemux", "webpmux", "xcb", "Xau", "zstd"),
                )
            ),
        ),
    ),
    LeftOut(
        "Linux: libraries that every desktop has (GLib, D-Bus, Kerberos, CUPS)",
        "Qt talks to the desktop's own through them, so they should be the desktop's",
        files=tuple(
            f"lib{name}.so*"
            for name in (
                *("glib-2.0", "gobject-2.0", "gthread-2.0", "gmodule-2.0", "pcre2-8"),
                *("mount", "blkid", "selinux", "dbus-1", "systemd", "gcrypt", "gpg-error"),
                *("cap", "lz4", "gssapi_krb5", "krb5", "krb5support", "k5crypto", "com_err"),
                *("keyutils", "bsd", "md", "cups", "avahi-client", "avahi-common", "gnutls"),
                *("p11-kit", "tasn1", "nettle", "hogweed", "gmp", "idn2", "unistring"),
            )
        ),
    ),
    LeftOut(
        "numpy, pandas and their optional parts",
        "frames are for who computes on a plan from Python; openpyxl does without numpy",
        packages=("numpy", "pandas"),
        modules=(
            *("numpy", "pandas", "dateutil", "pytz", "tzdata", "six", "xlsxwriter"),
            *("pyarrow", "fsspec", "sqlalchemy", "tables", "numexpr", "bottleneck", "numba"),
            *("matplotlib", "IPython", "jinja2", "bs4", "html5lib", "xlrd", "odf", "scipy"),
        ),
        files=(
            *("numpy/*", "numpy.libs/*", "numpy-*.dist-info/*", "pandas/*", "pandas.libs/*"),
            *("pytz/*", "tzdata/*", "dateutil/*"),
            *(f"lib{name}-????????-????????.so*" for name in ("gfortran", "quadmath")),
            "libscipy_openblas*",
        ),
    ),
    LeftOut(
        "reportlab: fonts, layout, charts, guesses of encodings",
        "a booklet embeds BIZ UDGothic alone, and its pages are laid out and drawn by us",
        packages=("charset-normalizer",),
        modules=(
            *("reportlab.platypus", "reportlab.graphics"),
            *("charset_normalizer", "rlPyCairo", "pyphen", "uharfbuzz", "fontTools"),
        ),
        files=("reportlab/fonts/*", "charset_normalizer/*"),
    ),
    LeftOut(
        "budoux: languages but Japanese",
        "phrases are told apart in Japanese",
        files=("budoux/models/zh*", "budoux/models/th*"),
    ),
    LeftOut(
        "what developers use",
        "no clerk tests, lints or builds",
        modules=(
            *("pytest", "_pytest", "hypothesis", "mypy", "setuptools", "pkg_resources", "pip"),
            *("yaml", "lxml", "pypdf", "pikepdf", "pygments", "rich", "click", "dev", "tests"),
            *("pypdfium2_cli", "openxml_audit", "shipping", "benchmarks"),
        ),
        files=("yaml/*", "lxml/*"),
    ),
    LeftOut(
        "Python: tests, debugger, pages of documentation, decimals without C",
        "no clerk needs them; decimals have their C",
        modules=("unittest", "doctest", "pdb", "bdb", "pydoc", "_pydecimal"),
    ),
    LeftOut(
        "Python: windows of Tk, servers, terminals, the interactive prompt",
        "the window is Qt's, and nothing listens to a network",
        modules=(
            *("tkinter", "_tkinter", "idlelib", "turtle", "curses", "_curses", "readline"),
            *("ensurepip", "venv", "lib2to3", "pydoc_data", "xmlrpc", "ftplib", "smtplib"),
            *("imaplib", "poplib", "nntplib", "telnetlib", "wsgiref", "asyncio", "_asyncio"),
        ),
        files=("libreadline*", "libtinfo*", "*/_codecs_[chkt]*", "*/_codecs_iso2022*"),
    ),
)
KEPT = ("PySide6/*translations/qtbase_ja.qm",)
"""Files that stay although a pattern above names them."""


def data_files(root: Path) -> list[tuple[str, str]]:
    """Return (file, folder in the program) for every file that travels beside the code.

    Raises FileNotFoundError where a pattern finds nothing, but for help pages not yet written.
    """
    found = []
    for pattern in TRAVELS:
        files = [p for p in sorted(root.glob(pattern)) if p.is_file() and p.suffix not in NOT_DATA]
        if not files and not pattern.startswith("docs/"):
            raise FileNotFoundError(f"nothing travels by {pattern} in {root}")
        found += [(str(path), str(path.parent.relative_to(root))) for path in files]
    return found


def excluded_modules() -> list[str]:
    """Return the modules that are not looked for."""
    return [module for entry in LEFT_OUT for module in entry.modules]


def left_out_packages() -> set[str]:
    """Return the packages that the program asks for and that do not travel."""
    return {package for entry in LEFT_OUT for package in entry.packages}


def is_left_out(path: str) -> bool:
    """Whether the file at ``path``, relative to the inner folder, is not copied."""
    plain = path.replace("\\", "/")
    if any(fnmatch(plain, pattern) for pattern in KEPT):
        return False
    return any(entry.holds(plain) for entry in LEFT_OUT)


def keep_wanted(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return PyInstaller's ``entries`` (path in the folder, source, kind) less what is left out."""
    return [entry for entry in entries if not is_left_out(entry[0])]


def stand_ins(root: Path) -> list[tuple[str, str, str]]:
    """Return the modules that stand in for packages that were left out."""
    folder = root / "shipping" / "stand_ins"
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append((name, str(path), "PYMODULE"))
    return found


def is_to_strip(path: str) -> bool:
    """Whether the symbols of a binary at ``path`` may go: Python's own, which compilers leave fat.

    Qt's and the system's are stripped already.
    """
    plain = PurePosixPath(path.replace("\\", "/"))
    return plain.name.startswith("libpython") or "lib-dynload" in plain.parts
