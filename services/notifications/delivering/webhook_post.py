"""One connection to a receiver: to the address that was looked at, ten seconds for an answer, and little of it read."""

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Self

from services.notifications.delivering.outcomes import Away, NobodyKnows
from services.notifications.delivering.webhook_target import Target

MOST_SECONDS: Final = 10.0
MOST_READ: Final = 4096
LOOK_EVERY: Final = 0.1


@dataclass(frozen=True)
class Answer:
    """What a receiver said: a status, and for how long it does not want to be called."""

    status: int
    retry_after: timedelta | None = None


class Watch:
    """Hangs up on receivers that let a whole call last too long, however little they say at a time."""

    def __init__(self) -> None:
        self._calls: dict[socket.socket, float] = {}
        self._lock = threading.Lock()
        self._is_watching = False

    def begin(self, call: socket.socket) -> None:
        """Watch a call."""
        with self._lock:
            self._calls[call] = time.monotonic() + MOST_SECONDS
            starts, self._is_watching = not self._is_watching, True
        if starts:
            threading.Thread(target=self._look, daemon=True).start()

    def end(self, call: socket.socket) -> None:
        """Stop watching it."""
        with self._lock:
            self._calls.pop(call, None)

    def _look(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            now = time.monotonic()
            with self._lock:
                late = [call for call, until in self._calls.items() if until < now]
                for call in late:
                    del self._calls[call]
                self._is_watching = bool(self._calls)
                is_done = not self._is_watching
            for call in late:
                with suppress(OSError):  # it ended by itself just now
                    call.shutdown(socket.SHUT_RDWR)
            if is_done:
                return


class Caller:
    """Posts to one receiver and keeps the connection while it is good."""

    def __init__(self, target: Target, watch: Watch) -> None:
        self._target = target
        self._watch = watch
        self._line: http.client.HTTPConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.hang_up()

    def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Post; raises Away when it certainly did not arrive, NobodyKnows when it went and no answer came."""
        line = self._connected()
        call = line.sock
        self._watch.begin(call)
        begun = time.monotonic()
        try:
            line.request("POST", self._target.path, body, headers)
            answer = line.getresponse()
            answer.read(MOST_READ)
            if not answer.isclosed() or answer.will_close:
                self.hang_up()
            return Answer(answer.status, _seconds(answer.getheader("Retry-After")))
        except (OSError, http.client.HTTPException) as error:
            self.hang_up()
            is_late = time.monotonic() - begun >= MOST_SECONDS - LOOK_EVERY
            raise NobodyKnows("timeout" if is_late else "hung_up") from error
        finally:
            self._watch.end(call)

    def hang_up(self) -> None:
        """Give the connection back."""
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _connected(self) -> http.client.HTTPConnection:
        if self._line is not None and self._line.sock is not None and not _was_left(self._line.sock):
            return self._line
        self.hang_up()
        there = self._target
        try:
            line = http.client.HTTPConnection(there.host, there.port, timeout=MOST_SECONDS)
            call: Any = socket.create_connection((there.ip, there.port), timeout=MOST_SECONDS)
            call.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.sock = (
                ssl.create_default_context().wrap_socket(call, server_hostname=there.host) if there.is_secure else call
            )
        except TimeoutError as error:
            raise Away("timeout") from error
        except ssl.SSLError as error:
            raise Away("certificate_wrong") from error
        except OSError as error:
            raise Away("not_reachable") from error
        self._line = line
        return line


def _was_left(call: socket.socket) -> bool:
    """Tell whether a kept connection was closed by the other side meanwhile, or says what nobody asked."""
    call.settimeout(0)
    try:
        call.recv(1, 0 if isinstance(call, ssl.SSLSocket) else socket.MSG_PEEK)
    except (BlockingIOError, ssl.SSLWantReadError, TimeoutError):
        return False
    except OSError:
        return True
    finally:
        call.settimeout(MOST_SECONDS)
    return True


def _seconds(given: str | None) -> timedelta | None:
    return timedelta(seconds=int(given)) if given and given.isascii() and given.isdigit() and len(given) <= 6 else None  # noqa: PLR2004  eleven days
