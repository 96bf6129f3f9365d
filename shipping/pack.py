"""Pack the program as it is handed out: python -m shipping.pack windows|linux|macos.

out/hand-out/ then holds the packed program and, beside it, its SHA-256 in the form of sha256sum.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from model.version import VERSION
from shipping.contents import NAME, ROOT
from shipping.version_resource import PRODUCT

TARGET = ROOT / "out" / "hand-out"


def pack(folder: Path, system: str, target: Path = TARGET) -> Path:
    """Pack ``folder`` into ``target`` and return the packed file.

    Windows opens a zip by itself; Linux and macOS get a tar, which keeps links and modes.
    """
    target.mkdir(parents=True, exist_ok=True)
    if system == "windows":
        packed = target / f"{NAME}-{VERSION}-{system}.zip"
        zip_folder(folder, packed)
    else:
        packed = target / f"{NAME}-{VERSION}-{system}.tar.xz"
        subprocess.run(["tar", "-C", folder.parent, "-cJf", packed, folder.name], check=True)
    write_checksum(packed)
    return packed


def zip_folder(folder: Path, packed: Path) -> int:
    """Zip ``folder`` under its own name to ``packed`` and return the bytes of its files."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder.parent))
    return sum(path.stat().st_size for path in files)


def write_checksum(packed: Path) -> str:
    """Write the SHA-256 of ``packed`` beside it, as sha256sum --check reads it, and return it."""
    checksum = hashlib.sha256(packed.read_bytes()).hexdigest()
    beside = packed.with_name(f"{packed.name}.sha256")
    beside.write_text(f"{checksum}  {packed.name}\n", encoding="ascii", newline="\n")
    return checksum


def handed_out(system: str) -> Path:
    """Return what is handed out on ``system``: the folder of the build; on macOS its bundle."""
    return ROOT / "dist" / (f"{PRODUCT}.app" if system == "macos" else NAME)


if __name__ == "__main__":
    print(pack(handed_out(sys.argv[1]), sys.argv[1]))
