"""Identifiers: new ones sort by time, derived ones are the same each time."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "urn:doorlijn")


def _by_the_clock() -> int:
    milliseconds = time.time_ns() // 1_000_000
    return (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")


_source: ContextVar[Callable[[], int]] = ContextVar("source_of_ids", default=_by_the_clock)


def uuid7() -> UUID:
    """Make a new id that sorts by the moment it was made (RFC 9562, version 7)."""
    bits = _source.get()()
    bits = (bits & ~(0xF << 76)) | (0x7 << 76)
    bits = (bits & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=bits)


def derived(*parts: object) -> UUID:
    """Make the id that belongs to these parts: the same parts give the same id, so a retry finds its own work."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in parts))


@contextmanager
def repeatable(seed: int) -> Iterator[None]:
    """Let new ids be the same in each run, for who plays the same twice: what happens at one moment is ordered by id."""
    chance, moments = Random(seed), count()  # noqa: S311  only who plays a region asks for these
    token = _source.set(lambda: (next(moments) << 80) | chance.getrandbits(80))
    try:
        yield
    finally:
        _source.reset(token)
