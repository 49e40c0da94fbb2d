"""The broker: connections, with sockets that read and write in large pieces."""

import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import amqp
from amqp import serialization
from amqp.transport import TCPTransport
from kombu import Connection
from kombu.transport import memory, pyamqp

HEARTBEAT: Final = 20  # seconds; a frozen process holds what it was given until two were missed
ANSWER_WITHIN: Final = 10.0
READ_AT_ONCE: Final = 16 * 1024
FRAME_AROUND: Final = 8  # bytes around a frame's contents; its size stands in bytes 3 to 6


def _read_properties(buffer: memoryview, offset: int) -> tuple[dict[str, Any], int]:
    """Read what a sender wrote around the body; what is no text would else end the connection, and come again for ever."""
    try:
        found: tuple[dict[str, Any], int] = serialization.decode_properties_basic(buffer, offset)
    except (ValueError, LookupError, struct.error, amqp.exceptions.AMQPError):
        return {}, len(buffer)
    return found


serialization.PROPERTY_CLASSES[amqp.spec.Basic.CLASS_ID] = _read_properties
memory.Transport.polling_interval = 0.01  # the default of a second would make each hop take one


class BufferedTransport(TCPTransport):
    """Reads what there is, instead of nine small reads per arrival; holds writes back while corked, so a window leaves in one."""

    def _setup_transport(self) -> None:
        super()._setup_transport()
        receive = self.sock.recv
        self._quick_recv = lambda wanted: receive(max(wanted, READ_AT_ONCE))
        self._corked: list[bytes] | None = None
        self._write = self._write_or_hold

    def _write_or_hold(self, data: bytes | memoryview) -> None:
        if self._corked is None:
            self.sock.sendall(data)
        else:
            self._corked.append(bytes(data))

    def cork(self) -> None:
        """Hold back what is written from now on."""
        self._corked = []

    def uncork(self) -> None:
        """Send what was held back; raises a time-out when the broker takes nothing (memory or disk alarm)."""
        held, self._corked = b"".join(self._corked or ()), None
        with super().having_timeout(ANSWER_WITHIN):
            self.sock.sendall(held)

    @contextmanager
    def having_timeout(self, timeout: float | None) -> Iterator[Any]:
        """Leave the socket's time-out alone where a whole frame is at hand: setting it costs more than reading it."""
        buffer = self._read_buffer
        if len(buffer) >= FRAME_AROUND and len(buffer) >= FRAME_AROUND + int.from_bytes(buffer[3:7], "big"):
            yield self.sock
            return
        with super().having_timeout(timeout) as sock:
            yield sock


class _AmqpConnection(pyamqp.Connection):
    def Transport(  # noqa: N802  amqp's own name
        self,
        host: str,
        connect_timeout: float,
        _ssl: object = None,
        *timeouts: object,
        **options: Any,  # noqa: ANN401  amqp's own options
    ) -> Any:  # noqa: ANN401  amqp has no types
        read_timeout, write_timeout = timeouts
        return BufferedTransport(
            host, connect_timeout=connect_timeout, read_timeout=read_timeout, write_timeout=write_timeout, **options
        )


class AmqpTransport(pyamqp.Transport):
    """kombu's AMQP transport on buffered sockets."""

    Connection = _AmqpConnection


def is_in_memory(url: str) -> bool:
    """Tell whether the embedded form's broker is meant: it keeps nothing after the process ends."""
    return url.startswith("memory://")


def connect(url: str) -> Connection:
    """Open a connection."""
    if is_in_memory(url):
        return Connection(url)
    plain = re.sub(r"^amqp://", "", url)
    transport = f"{AmqpTransport.__module__}:{AmqpTransport.__name__}"
    return Connection("amqp://" + plain, transport=transport, heartbeat=HEARTBEAT, connect_timeout=5)
