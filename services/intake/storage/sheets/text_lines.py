"""The lines of a text file of unknown encoding: UTF-8, cp1252 or Excel's UTF-16, told apart without asking anyone."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHUNK = 1 << 16
LONGEST_LINE = 1 << 20  # bytes; only a file without line ends has longer ones

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def read_lines(stream: BinaryIO) -> Iterator[str]:
    """Give the lines with their ends, decoded."""
    start = stream.read(4)
    stream.seek(0)
    encoding = utf_16(start)
    return _decoded_whole(stream, encoding) if encoding else _decoded_by_line(stream)


def utf_16(start: bytes) -> str:
    """Name the kind of UTF-16 that a file starts as, or nothing: by its mark, or by the first two letters of a header."""
    start = start[:4]
    if start.startswith(UTF_16):
        return "utf-16"
    if len(start) == 4 and start[1] == start[3] == 0 != start[0]:  # noqa: PLR2004  two letters
        return "utf-16-le"
    if len(start) == 4 and start[0] == start[2] == 0 != start[1]:  # noqa: PLR2004  two letters
        return "utf-16-be"
    return ""


def _decoded_whole(stream: BinaryIO, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline=None)
    yield from text
    text.detach()


def _decoded_by_line(stream: BinaryIO) -> Iterator[str]:
    """Decode line by line: a file of two programs pasted together reads well too, and nothing is held in memory."""
    is_first = True
    for line in _byte_lines(stream):
        yield _decode(line.removeprefix(codecs.BOM_UTF8) if is_first else line)
        is_first = False


def _byte_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Cut at every kind of line end, also the lone return of an old Mac."""
    rest = b""
    while chunk := stream.read(CHUNK):
        found = _LINE.findall(rest + chunk)
        rest = b"" if len(found[-1]) > LONGEST_LINE else found.pop()  # the last may go on in the next chunk
        yield from found
    yield from _LINE.findall(rest)


def _decode(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
