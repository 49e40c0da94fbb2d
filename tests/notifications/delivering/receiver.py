"""A receiver of webhooks that is not ours: a real HTTP server, told by path how to behave."""

import json
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Heard:
    """One call, as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes
    came_from: int  # the port of the connection

    @property
    def told(self) -> Any:  # noqa: ANN401  any JSON
        return json.loads(self.body)


@dataclass
class Receiver:
    """Answers by path: the last behaviour that was set for it, 200 otherwise."""

    heard: list[Heard] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.heard.append(Heard(self.path, dict(self.headers), body, self.client_address[1]))
                with suppress(OSError):  # whoever called hung up
                    receiver.answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def at(self, path: str) -> list[Heard]:
        return [each for each in self.heard if each.path == path]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def answer(self, call: BaseHTTPRequestHandler) -> None:
        """Behave as was asked for this path."""
        behaviour = self.answers.get(call.path, 200)
        if isinstance(behaviour, list):
            behaviour = behaviour.pop(0) if len(behaviour) > 1 else behaviour[0]
        if behaviour == "hang":
            threading.Event().wait(30)
        elif behaviour == "drip":
            drip(call)
        elif behaviour == "close":
            call.close_connection = True
        elif behaviour == "gigabyte":
            gigabyte(call)
        elif behaviour == "redirect":
            say(call, 302, {"Location": f"{self.url}/elsewhere"})
        elif isinstance(behaviour, tuple):
            say(call, behaviour[0], behaviour[1])
        else:
            if callable(behaviour):
                behaviour = behaviour(self.heard[-1])
            say(call, behaviour, {})


def say(call: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    call.send_response(status)
    for name, value in headers.items():
        call.send_header(name, value)
    call.send_header("Content-Length", "2")
    call.end_headers()
    call.wfile.write(b"ok")


def drip(call: BaseHTTPRequestHandler) -> None:
    """A header that never ends, a byte at a time."""
    for _ in range(600):
        call.wfile.write(b"x")
        call.wfile.flush()
        threading.Event().wait(0.05)


def gigabyte(call: BaseHTTPRequestHandler) -> None:
    call.send_response(200)
    call.send_header("Content-Length", str(2**30))
    call.end_headers()
    for _ in range(2**14):
        call.wfile.write(bytes(2**16))
