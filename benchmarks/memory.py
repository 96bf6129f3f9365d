"""How much memory a process took."""

from __future__ import annotations

import sys


def peak() -> float:
    """Return the most memory that this process held until now, in MB."""
    if sys.platform == "win32":
        raise SystemExit("The peak of memory is known on Linux and macOS alone.")
    import resource

    held: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 if sys.platform == "linux" else 1024**2)
