"""Two copies at once: a second start finds the window that is open, and calls it to the front."""

from __future__ import annotations

import ctypes
import getpass
import hashlib
import os
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reports.user_folders import APP

_PATIENCE = 500
"""Milliseconds that an open window is given to answer."""
_FORWARD = b"forward\n"


class Doorbell(QObject):
    """What the windows of one user on one machine call each other by.

    It is a local socket (a named pipe on Windows); nothing goes to a network.

    Signals:
        rung: a second start asks this window to come forward.
    """

    rung = Signal()

    def __init__(self, name: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name or f"{APP}-{_user()}"
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)

    def is_answered(self) -> bool:
        """Whether a window is open that answers."""
        socket, process = self._call()
        socket.abort()
        return process is not None

    def ring(self) -> bool:
        """Ask the window that is open to come forward; returns whether it answered."""
        socket, process = self._call()
        if process is None:
            return False
        _allow_to_come_forward(process)
        socket.write(_FORWARD)
        socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return True

    def answer(self) -> bool:
        """Answer from now on; returns whether this is the window that second starts find."""
        if not self._server.listen(self._name) and not self.is_answered():
            QLocalServer.removeServer(self._name)  # left behind by one that was killed
            self._server.listen(self._name)
        return self._server.isListening()

    def _call(self) -> tuple[QLocalSocket, int | None]:
        """Return a socket, and the process at its other end where one answers."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_PATIENCE) and (
            socket.canReadLine() or socket.waitForReadyRead(_PATIENCE)
        )
        line = bytes(socket.readLine().data()).strip() if answered else b""
        return socket, int(line) if line.isdigit() else None

    def _on_new_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            self._callers.append(socket)
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(self._on_disconnected)
            socket.write(f"{os.getpid()}\n".encode())
            socket.flush()

    def _on_ready_read(self) -> None:
        asked = [_FORWARD.strip() in bytes(caller.readAll().data()) for caller in self._callers]
        if any(asked):
            self.rung.emit()

    def _on_disconnected(self) -> None:
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        for caller in [caller for caller in self._callers if caller.state() == gone]:
            self._callers.remove(caller)
            caller.deleteLater()


def _user() -> str:
    """Return a name for the user that every system takes in the name of a socket."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # a user whom the system does not know
        name = str(getattr(os, "getuid", lambda: "")())
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _allow_to_come_forward(process: int) -> None:
    """Let ``process`` take the focus, which on Windows the one in front alone may allow."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(process)
