"""Run at the start of each packaged program: make it a worker where multiprocessing started it.

PyInstaller's hook for this imports multiprocessing at every start, and with it sockets, pickles and
subprocesses. The window starts its first worker after its first picture: here the hook is imported
only in the processes that multiprocessing starts, and ``main.py`` then obeys it.
"""

import sys

if "--multiprocessing-fork" in sys.argv or "-c" in sys.argv:
    import pyi_rth_multiprocessing  # noqa: F401  replaces multiprocessing.freeze_support
