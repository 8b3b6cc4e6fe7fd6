"""A browser that saves one answer over and over: the smallest client that speaks enough HTTP, to cost little."""

import socket
from dataclasses import dataclass

from tests.reliability.site import Account

TOKEN = "t" * 32


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes

    @property
    def version(self) -> int:
        """The version that the page is told to save on next time."""
        found = self.body.index(b'value="') + len(b'value="')
        return int(self.body[found : self.body.index(b'"', found)])


class Connection:
    """One kept-alive connection. Raises OSError when the server goes away."""

    def __init__(self, port: int, account: Account, timeout: float = 30):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self.headers = (
            f"Host: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nOrigin: https://127.0.0.1\r\n"
            f"Cookie: sessionid={account.cookie}; csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\nHX-Request: true\r\n"
        ).encode()

    def get(self, path: str) -> Reply:
        self.socket.sendall(f"GET {path} HTTP/1.1\r\n".encode() + self.headers + b"\r\n")
        return self._reply()

    def post(self, path: str, fields: str) -> Reply:
        body = fields.encode()
        kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body)
        self.socket.sendall(f"POST {path} HTTP/1.1\r\n".encode() + self.headers + kind + body)
        return self._reply()

    def close(self) -> None:
        self.socket.close()

    def _reply(self) -> Reply:
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, body = received.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += self._more()
        return Reply(int(head[9:12]), body)

    def _more(self) -> bytes:
        received = self.socket.recv(65536)
        if not received:
            raise ConnectionResetError("The server closed the connection.")
        return received


class Writer:
    """Saves one answer of one account; `acknowledged` is the version and note that it was last told are kept."""

    def __init__(self, account: Account, question: str):
        self.account, self.question = account, question
        self.path = f"/werkgever/{account.kvk}/{account.year}/antwoord/{question}/"
        self.version, self.serial, self.acknowledged = 0, 0, (0, "")

    def save(self, connection: Connection) -> int:
        """Save something new and return the status; after a conflict the next save is on the version told."""
        self.serial += 1
        note, level, name = f"nummer {self.serial}", self.serial % 5, self.question
        fields = f"{name}-version={self.version}&{name}-level={level}&{name}-note={note.replace(' ', '+')}"
        reply = connection.post(self.path, fields)
        if reply.status in (200, 409):
            self.version = reply.version
        if reply.status == 200:
            self.acknowledged = (reply.version, note)
        return reply.status
