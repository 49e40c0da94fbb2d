"""A real mail server that does what a test tells it to, and a real directory endpoint that knows some addresses."""

import asyncio
import json
import threading
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

from aiosmtpd.controller import Controller

from tests.machinery.ports import free_port


class PostOffice:
    """Takes mails; `answers` says what to reply to MAIL, RCPT or DATA, `drops_at` where it hangs up."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.receivers: list[str] = []
        self.answers: dict[str, str] = {}
        self.refuses: dict[str, str] = {}  # receiver -> answer
        self.drops_at = ""
        self.is_slow = False  # takes a mail, and does not say so before long
        self.port = free_port()
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: ANN401, N802  aiosmtpd's own
        self._maybe_hang_up("MAIL", server)
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: ANN401, N802  aiosmtpd's own
        self._maybe_hang_up("RCPT", server)
        answer = self.refuses.get(address, self.answers.get("RCPT", "250 OK"))
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802  aiosmtpd's own
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("2"):
            self.raw.append(envelope.original_content)
            self.letters.append(message_from_bytes(envelope.original_content, policy=default))
            self.receivers += envelope.rcpt_tos
        self._maybe_hang_up("DATA", server)
        if self.is_slow:
            await asyncio.sleep(30)
        return answer

    def _maybe_hang_up(self, place: str, server: Any) -> None:  # noqa: ANN401  aiosmtpd's own
        if self.drops_at == place:
            server.transport.abort()


class Directory:
    """Answers GET /v1/people/<id>/contact and gives links of invitations, as the directory does."""

    def __init__(self) -> None:
        self.addresses: dict[UUID, str] = {}
        self.languages: dict[UUID, str] = {}
        self.status = 200
        self.body: bytes | None = None
        self.tokens: list[str] = []
        self.asked: list[str] = []
        self.links: list[str] = []  # of invitations: what was given, the newest last
        self.is_invitation_over = False
        self.asker = UUID(int=0xA5)  # of the link of a trainer
        outer = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.do_GET()

            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.tokens.append(self.headers["Authorization"])
                status, body = outer.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/api/directory"

    def open(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[int, bytes]:
        if path.endswith(("/links", "/letters")):  # the latter at certification, for which the same door stands
            if self.is_invitation_over:
                return 404, b"{}"
            self.links.append(f"{len(self.links)}" * 43)
            of_letter = {"mail": "j.hamer@kromvliet.example", "requested_by_id": str(self.asker)}
            address = of_letter if path.endswith("/letters") else {}
            return 201, json.dumps(address | {"secret": self.links[-1]}).encode()
        person_id = UUID(path.removeprefix("/api/directory/v1/people/").removesuffix("/contact"))
        if self.status != 200:
            return self.status, b"{}"
        if self.body is not None:
            return 200, self.body
        mail = self.addresses.get(person_id)
        return (
            (200, json.dumps({"mail": mail, "language": self.languages.get(person_id)}).encode())
            if mail
            else (404, b"{}")
        )
