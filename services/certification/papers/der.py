"""Signatures as X.509 and CMS write them (DER) and as JOSE does (r, then s)."""

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from services.certification.papers.jose import HALF


def signature(raw: bytes) -> bytes:
    """Write r and s as DER."""
    return encode_dss_signature(int.from_bytes(raw[:HALF]), int.from_bytes(raw[HALF:]))


def raw(signature: bytes) -> bytes:
    """Write a DER signature as r and s, 32 bytes each."""
    r, s = decode_dss_signature(signature)
    return r.to_bytes(HALF) + s.to_bytes(HALF)
