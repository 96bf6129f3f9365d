"""Try the built program in a Debian without Python: sudo python -m shipping.bare_root FOLDER.

The command line must run there with nothing installed. The window must say what it lacks, and open
once WINDOW_PACKAGES are there; the README names the same. Needs root, debootstrap, and a build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from shipping.contents import COMMAND_NAME, NAME, ROOT
from shipping.debian_root import make_root, run_in_root

SUITE = "bookworm"
WINDOW_PACKAGES = ("libdbus-1-3", "libegl1", "libgl1", "libglib2.0-0", "libcups2")
"""What the window asks of the system (the last one to print); every desktop has them."""
PLACE = "/opt/計画 帳票"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
_OPENS = """
export XDG_STATE_HOME=$(mktemp -d)
"$0/{name}" >/tmp/said 2>&1 & program=$!
window=$XDG_STATE_HOME/plan-report-generator/window
for try in $(seq 150); do
    test -e $window/lock && touch $window/ring && sleep 1 && ! test -e $window/ring && break
    kill -0 $program || break
    sleep 0.2
done
cat /tmp/said
test -e $window/lock && ! test -e $window/ring && kill $program
"""
"""The window holds the lock of its doorbell and takes a bell away once it is shown."""


class TrialError(Exception):
    """The program does not do in the bare system what it should."""


def copy_program(root: Path) -> None:
    """Put a fresh copy of the build into ``root``."""
    target = root / PLACE[1:]
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "dist" / NAME, target, symlinks=True)


def try_command_line(root: Path) -> str:
    """Run the self-test with no environment at all and return what it says."""
    _expect("no Python", _run(root, "command -v python3 || echo none"), "none")
    return _expect("self-test", _run(root, f'"$0/{COMMAND_NAME}" --self-test'), "自己診断：正常")


def try_window_without_libraries(root: Path) -> str:
    """Start the window where its libraries are missing and return the sentence it says.

    A root that was used before has them, so they are taken away first.
    """
    packages = " ".join(WINDOW_PACKAGES)
    _run(root, f"apt-get -qq purge -y --autoremove {packages} >/dev/null 2>&1 || true")
    script = f'timeout 60 "$0/{NAME}" 2>&1 && echo opened; true'
    return _expect("missing libraries", _run(root, script), "README")


def try_window(root: Path) -> None:
    """Install what the window asks for, open it, and look for libraries that still lack."""
    packages = " ".join(WINDOW_PACKAGES)
    _run(
        root,
        "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update && "
        f"apt-get -qq install -y --no-install-recommends {packages} >/dev/null",
    )
    _run(root, _OPENS.format(name=NAME))
    lacks = _run(
        root,
        'export LD_LIBRARY_PATH="$0/_internal:$0/_internal/PySide6/Qt/lib"; '
        'find "$0" -name "*.so*" -type f ! -path "*wayland*" ! -name "*Wayland*" ! -name "*Wl*" '
        "-exec ldd {} + | grep 'not found' | sort -u || true",
    )
    if lacks.strip():
        raise TrialError(f"libraries that neither the program nor {packages} bring: {lacks}")


def _run(root: Path, script: str) -> str:
    """Run ``script``, which knows the program's folder as $0."""
    quoted = script.replace("'", "'\\''")
    try:
        return run_in_root(root, f"exec sh -c '{quoted}' '{PLACE}'", OFFSCREEN)
    except subprocess.CalledProcessError as error:
        raise TrialError(f"failed ({error.returncode}): {script}\n{error.stdout}") from error


def _expect(what: str, said: str, word: str) -> str:
    if word not in said:
        raise TrialError(f"{what}: {said}")
    return said


def main() -> None:
    """Do all of it."""
    root = Path(sys.argv[1]).resolve()
    make_root(root, SUITE)
    copy_program(root)
    print(try_command_line(root))
    print(try_window_without_libraries(root))
    try_window(root)
    print("Python のない環境で：正常")


if __name__ == "__main__":
    main()
