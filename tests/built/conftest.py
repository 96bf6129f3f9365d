"""The tests here use the program that dev.py build makes; dev.py test says where there is none."""

from dev import BUILT

collect_ignore = [] if BUILT.is_dir() else ["test_built_copy.py"]
