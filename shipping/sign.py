"""Sign the Windows programs where there is a certificate: python -m shipping.sign.

SIGNING_CERTIFICATE holds a PFX file as base64, SIGNING_PASSWORD its password, SIGNING_STAMP_SERVER
the address of a time stamp service (RFC 3161), so that signatures outlive the certificate.
Without a certificate nothing is signed and the build goes on; with one a failure fails the build.
How it is set up stands in docs/signing.md.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from shipping.contents import COMMAND_NAME, NAME, ROOT


def sign_command(
    tool: str, certificate: Path, environment: Mapping[str, str], programs: list[Path]
) -> list[str]:
    """Return the call of signtool that signs ``programs`` with the file ``certificate``."""
    key = ["/f", str(certificate), "/p", environment.get("SIGNING_PASSWORD", "")]
    server = environment.get("SIGNING_STAMP_SERVER")
    stamp = ["/tr", server, "/td", "SHA256"] if server else []
    return [tool, "sign", "/fd", "SHA256", *stamp, "/d", "計画帳票", *key, *map(str, programs)]


def find_tool() -> str:
    """Return the newest signtool of the Windows SDK. Raises FileNotFoundError without one."""
    found = shutil.which("signtool")
    kits = (
        Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)")) / "Windows Kits/10/bin"
    )
    newest = sorted(kits.glob("*/x64/signtool.exe"))
    if not found and not newest:
        raise FileNotFoundError("signtool of the Windows SDK")
    return found or str(newest[-1])


def sign(environment: Mapping[str, str]) -> bool:
    """Sign both programs with the certificate in ``environment``; returns whether there was one."""
    certificate = environment.get("SIGNING_CERTIFICATE")
    if not certificate:
        return False
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "certificate.pfx"
        file.write_bytes(base64.b64decode(certificate))
        programs = [ROOT / "dist" / NAME / f"{name}.exe" for name in (NAME, COMMAND_NAME)]
        tool = find_tool()
        subprocess.run(sign_command(tool, file, environment, programs), check=True)
        subprocess.run([tool, "verify", "/pa", *map(str, programs)], check=True)
    return True


if __name__ == "__main__":
    done = sign(os.environ)
    sys.stdout.write("signed\n" if done else "no certificate: not signed\n")
