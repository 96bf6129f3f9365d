"""Tests run without a display: Qt would abort before the first report."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
