"""Secrets that must be read again are sealed with a key that the portal holds and this service never keeps."""

from base64 import urlsafe_b64decode
from typing import Final

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

HEADER: Final = {"alg": "dir", "enc": "A256GCM"}


def seal(secret: str, key: str) -> str:
    """Encrypt; `key` is 32 bytes in base64url."""
    return jwe.encrypt_compact(HEADER, secret.encode(), OctKey.import_key(urlsafe_b64decode(key)))


def opened(sealed: str, key: str) -> str | None:
    """Decrypt; None with another key."""
    try:
        plain = jwe.decrypt_compact(sealed, OctKey.import_key(urlsafe_b64decode(key)), algorithms=list(HEADER.values()))
    except (JoseError, ValueError):
        return None
    return (plain.plaintext or b"").decode()
