"""Run at the start of each packaged program: take the Python modules from the file both share.

PyInstaller would put all modules into each of the two programs, 10 MB more to hand out. Here each
program holds an empty archive, and this hook, which runs before all others, reads the table of
``modules.pyz`` in the folder into it. It uses names of PyInstaller's loader that are not
documented; the self-test of every build would tell at once if they changed.
"""

import os
import sys

import pyimod02_importers
import pyimod03_ctypes

pyimod02_importers.pyz_archive.__init__(
    os.path.join(sys._MEIPASS, "modules.pyz"), 0, check_pymagic=True
)
pyimod03_ctypes.install()  # found no ctypes the first time
