"""As much of DER as certificates and seals need. Written out here since asn1crypto counts one length in some hundreds wrong."""

from typing import Final

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from services.certification.papers.jose import HALF, Unreadable

INTEGER, BITS, OCTETS, OID, SEQUENCE, SET = 0x02, 0x03, 0x04, 0x06, 0x30, 0x31
SHORT: Final = 0x80  # a length below it is one byte


def tlv(tag: int, *parts: bytes) -> bytes:
    """Write parts as one value: its tag, its length, and what it holds."""
    content = b"".join(parts)
    size = len(content)
    if size < SHORT:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, SHORT | len(length)]) + length + content


def explicit(number: int, *parts: bytes) -> bytes:
    """Write parts under a tag of the place they stand in."""
    return tlv(0xA0 | number, *parts)


def sequence(*parts: bytes) -> bytes:
    return tlv(SEQUENCE, *parts)


def set_of(*parts: bytes) -> bytes:
    """Write a SET OF, in the one order that DER knows."""
    return tlv(SET, *sorted(parts))


def integer(value: int) -> bytes:
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, signed=True))


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(each) for each in dotted.split("."))
    return tlv(OID, *(_base128(each) for each in (first * 40 + second, *rest)))


def read(data: bytes, tag: int) -> bytes:
    """Give what the first value holds; it must have this tag."""
    found, content, _ = _first(data)
    if found != tag:
        raise Unreadable(f"tag {found:#x} where {tag:#x} belongs")
    return content


def each(data: bytes) -> list[bytes]:
    """Part values that stand behind one another, each with its tag and length."""
    parts = []
    while data:
        _, _, end = _first(data)
        parts.append(data[:end])
        data = data[end:]
    return parts


def whole(data: bytes) -> bytes:
    """Give the first value, without what stands behind it."""
    return data[: _first(data)[2]]


def signature(raw: bytes) -> bytes:
    """Write r and s as DER."""
    return encode_dss_signature(int.from_bytes(raw[:HALF]), int.from_bytes(raw[HALF:]))


def raw(signature: bytes) -> bytes:
    """Write a DER signature as r and s, 32 bytes each."""
    r, s = decode_dss_signature(signature)
    return r.to_bytes(HALF) + s.to_bytes(HALF)


def _first(data: bytes) -> tuple[int, bytes, int]:
    if len(data) < 2:  # noqa: PLR2004  a tag and a length
        raise Unreadable("cut off")
    begin, size = 2, data[1]
    if size & SHORT:
        begin += size & ~SHORT
        size = int.from_bytes(data[2:begin])
    end = begin + size
    if end > len(data):
        raise Unreadable("cut off")
    return data[0], data[begin:end], end


def _base128(value: int) -> bytes:
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(SHORT | value & 0x7F)
    return bytes(reversed(parts))
