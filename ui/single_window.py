"""One window for each database: a second start brings the first window forward instead.

The first start listens on a local socket in the data folder, which only its user can reach. Who
asks for something else (another database, another day, somebody else who acts) gets a window.
"""

from __future__ import annotations

import hashlib
import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
PATIENCE_MS = 2000
LONGEST = 100  # characters of a socket's address, on every system
ASK, ANSWER = b"show ", b"shown\n"
# With this, a desktop lets a window come to the front that nobody clicked.
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable


class SingleWindow(QObject):
    """Listens for further starts of the same program on the same data.

    Signals:
        asked: somebody started the program again.
    """

    asked = Signal()

    def __init__(self, folder: Path, *wanted: object, parent: QObject | None = None) -> None:
        """`wanted` tells this start from others in the same data folder."""
        super().__init__(parent)
        name = hashlib.sha256(repr([str(each) for each in wanted]).encode()).hexdigest()[:8]
        self._address = str(folder / f"window-{name}.socket")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)

    def passes_on(self) -> bool:
        """Ask a window that is open already to come forward; False where there is none."""
        if len(self._address) > LONGEST:
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._address)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(ASK + os.environ.get(TOKEN, "").encode() + b"\n")
        answered = socket.waitForReadyRead(PATIENCE_MS) and socket.readAll().data() == ANSWER
        socket.close()
        return answered

    def listen(self) -> None:
        """Answer further starts; where that cannot be, they open windows of their own."""
        if len(self._address) > LONGEST:
            return
        QLocalServer.removeServer(self._address)  # what a crash left behind
        if not self._server.listen(self._address):
            log.warning("Further starts open further windows: %s", self._server.errorString())

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    @Slot()
    def _receive(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._answer)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _answer(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        if not line.startswith(ASK):
            return
        socket.write(ANSWER)
        socket.flush()
        token = line.removeprefix(ASK).strip().decode(errors="replace")
        if token:
            os.environ[TOKEN] = token
        self.asked.emit()
