"""Secrets that must be read again are sealed with a key that is not in the database."""

from hashlib import sha256
from typing import Final

from joserfc import jwe
from joserfc.jwk import OctKey

HEADER: Final = {"alg": "dir", "enc": "A256GCM"}


def seal(secret: str, key: str) -> str:
    """Encrypt; `key` is any long text."""
    return jwe.encrypt_compact(HEADER, secret.encode(), _key(key))


def opened(sealed: str, key: str) -> str:
    """Decrypt; raises JoseError with another key."""
    plain = jwe.decrypt_compact(sealed, _key(key), algorithms=list(HEADER.values()))
    return (plain.plaintext or b"").decode()


def _key(key: str) -> OctKey:
    return OctKey.import_key(sha256(key.encode()).digest())
