"""Photos as a phone makes them, and what only says that it is one."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), *, turned: bool = False) -> bytes:
    """Give a photo that says where, when and with what it was made."""
    made = Image.new("RGB", size, (200, 30, 30))
    about = Image.Exif()
    about[0x010F] = "Telefoon van Joost"
    about[0x9286] = "Havenweg 4"
    if turned:
        about[0x0112] = 6  # a quarter turn
    written = BytesIO()
    made.save(written, kind, exif=about, comment="Joost Hamer")
    return written.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """Give a small PNG that says it is 3.6 billion pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
