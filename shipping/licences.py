"""The page of licences of everything that the program's folder holds, made at each build."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from model.version import VERSION
from shipping.contents import ROOT, left_out_packages

TEXTS = Path(__file__).parent / "texts"
_WORDS = ("licen", "copying", "notice")
_RULE = "=" * 78
_QT_NOTE = (
    "Qt と PySide6 は GNU LGPL 第3版で使っています。共有ライブラリのまま PySide6 フォルダーに"
    "入れてあるので、同じ版の別のものと差し替えられます。"
    "ソースは Qt プロジェクトが公開しています。\n\n"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A bundled part: its name, version, licence in short, and the licence's text."""

    name: str
    version: str
    licence: str
    text: str


def write_licences(target: Path, binaries: Iterable[str] = ()) -> Path:
    """Write the page of licences as text to ``target`` and return it.

    ``binaries`` are paths of shared libraries that were taken from the system; their licences are
    those of the Debian packages that they came from, where there is Debian.
    """
    parts = [*own_parts(), *python_parts(), *system_parts(binaries)]
    contents = "\n".join(f"・{part.name} {part.version}　{part.licence}" for part in parts)
    bodies = (f"{_RULE}\n{p.name} {p.version}\n{p.licence}\n{_RULE}\n\n{p.text}" for p in parts)
    head = f"計画帳票 {VERSION} に入っているもののライセンス（{len(parts)}件）\n\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(head + contents + "\n\n" + "\n\n".join(bodies), encoding="utf-8")
    return target


def own_parts() -> Iterator[Part]:
    """Yield the program itself, its fonts and the built-in plan."""
    yield Part("計画帳票", VERSION, "MIT License", _read(ROOT / "LICENSE"))
    fonts = ROOT / "reports" / "fonts"
    for licence in sorted(fonts.glob("*.txt")):
        yield Part("書体", "", licence.stem.replace("_", " "), _read(licence))
    for source in sorted((ROOT / "seeds").glob("*/SOURCE.md")):
        yield Part(f"内蔵の計画（{source.parent.name}）", "", "出典を参照", _read(source))


def python_parts() -> Iterator[Part]:
    """Yield Python, the packages the program asks for, and what PyInstaller adds."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    text = next(_read(p / "LICENSE.txt") for p in places if (p / "LICENSE.txt").exists())
    yield Part("Python", sys.version.split()[0], "PSF License", text)
    for name in sorted(required_packages(), key=str.casefold):
        yield _package(distribution(name))


def required_packages(environment: Mapping[str, str] | None = None) -> set[str]:
    """Return the names of all packages that the program asks for and that travel, and PyInstaller.

    ``environment`` says how another system answers the markers of requirements (PEP 508).
    Raises PackageNotFoundError where one is not installed here.
    """
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    asked, found = [Requirement(text) for text in project["dependencies"]], {"pyinstaller"}
    stays_here = left_out_packages()
    while asked:
        requirement = asked.pop()
        if requirement.marker and not requirement.marker.evaluate(
            {"extra": "", **(environment or {})}
        ):
            continue
        if canonicalize_name(requirement.name) in stays_here:
            continue
        package = distribution(requirement.name)
        if package.name not in found:
            found.add(package.name)
            asked += map(Requirement, package.requires or [])
    return found


def required_pins(environment: Mapping[str, str], also: Sequence[str] = ()) -> dict[str, str]:
    """Return the locked version by name of what ``environment`` asks for, and of ``also``."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", _read(ROOT / "requirements.lock"), re.MULTILINE)
    names = {canonicalize_name(name) for name in required_packages(environment)} | set(also)
    builds = {"altgraph", "packaging", "pyinstaller-hooks-contrib", "setuptools"}
    return {name: version for name, version in pins if name in names | builds}


def system_parts(binaries: Iterable[str]) -> Iterator[Part]:
    """Yield the Debian packages that own ``binaries``, each once; none where there is no Debian."""
    for package, version in sorted(set(_debian_packages(binaries))):
        path = Path("/usr/share/doc") / package / "copyright"
        if path.exists():
            yield Part(package, version, "Debian の共有ライブラリ", _read(path))


def _package(package: Distribution) -> Part:
    metadata = package.metadata
    named = [metadata[key] for key in ("License-Expression", "License") if key in metadata]
    licence = named[0] if named else ""
    files = [f for f in package.files or () if ".dist-info" in f.parts[0]]
    found = [Path(str(f.locate())) for f in files if any(w in f.name.casefold() for w in _WORDS)]
    found += [
        Path(str(f.locate()))
        for f in files
        if any("licenses" in part.casefold() for part in f.parts) and f.suffix == ".txt"
    ]
    if package.name.startswith(("PySide6", "shiboken6")):
        note, found = _QT_NOTE, [TEXTS / "LGPL-3.0.txt", TEXTS / "GPL-3.0.txt"]
    else:
        note = ""
    text = note + "\n\n".join(_read(path) for path in dict.fromkeys(found) if path.is_file())
    short = licence.splitlines()[0][:80] if licence.strip() else _classified(package)
    return Part(package.name, package.version, short, text)


def _classified(package: Distribution) -> str:
    classifiers = package.metadata.get_all("Classifier") or []
    named = [c.split(" :: ")[-1] for c in classifiers if c.startswith("License ::")]
    return "、".join(named) or "下の文を参照"


def _debian_packages(binaries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for binary in sorted({str(Path(path).resolve()) for path in binaries}):
        merged = binary.removeprefix("/usr")
        for path in (binary, merged):
            answer = _ask("dpkg-query", "--search", path)
            if answer:
                package = answer.split(": ")[0].split(",")[0].split(":")[0]
                yield package, _ask("dpkg-query", "--show", "--showformat=${Version}", package)
                break


def _ask(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
