"""Identifiers: new ones sort by time, derived ones are the same each time."""

import os
import time
from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "urn:doorlijn")


def uuid7() -> UUID:
    """Make a new id that sorts by the moment it was made (RFC 9562, version 7)."""
    milliseconds = time.time_ns() // 1_000_000
    bits = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    bits = (bits & ~(0xF << 76)) | (0x7 << 76)
    bits = (bits & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=bits)


def derived(*parts: object) -> UUID:
    """Make the id that belongs to these parts: the same parts give the same id, so a retry finds its own work."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in parts))
