"""A Debian in a folder, to try programs where nothing else is; needs root and debootstrap."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"


def make_root(root: Path, suite: str, packages: tuple[str, ...] = ()) -> None:
    """Make the smallest Debian of ``suite`` with ``packages`` in ``root``, unless it is there."""
    made = root / "opt/made"
    if not made.exists():
        include = [f"--include={','.join(packages)}"] if packages else []
        run("debootstrap", "--variant=minbase", *include, suite, str(root))
        made.touch()


def run_in_root(root: Path, script: str, environment: Mapping[str, str] | None = None) -> str:
    """Run ``script`` in ``root`` with ``environment`` alone and return what it prints.

    It runs in name spaces that end with it, so that nothing stays mounted and no process is left.
    Raises CalledProcessError where it fails.
    """
    given = [f"{key}={value}" for key, value in {"PATH": PATH, **(environment or {})}.items()]
    inside = shlex.join(["chroot", str(root), "/usr/bin/env", "-i", *given, "sh", "-c", script])
    place = shlex.quote(str(root))
    mounts = f"mount -t proc proc {place}/proc; mount --rbind /dev {place}/dev"
    # Not by exec: an Xvfb below process 1 does not tell when it is ready.
    outer = f"{mounts}; {inside}; exit $?"
    return run("unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", outer)


def run(*command: str) -> str:
    """Run ``command`` and return what it prints; raises CalledProcessError where it fails."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
