"""What must travel or rest outside the portal is sealed: only this portal can read it, or could have written it."""

import hmac
from typing import Any, Final

import msgspec
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from services.portal.web.portal import portal

HEADER: Final = {"alg": "dir", "enc": "A256GCM"}


def key_for(purpose: str) -> bytes:
    """A key for one purpose: what is sealed for one cannot be passed off as another."""
    return hmac.new(portal().secret, f"doorlijn {purpose}".encode(), "sha256").digest()


def account_key(purpose: str) -> bytes:
    """A key for accounts, which outlives a change of the secret of the sessions."""
    return hmac.new(portal().accounts_secret, f"doorlijn {purpose}".encode(), "sha256").digest()


def seal(purpose: str, value: object) -> str:
    """Encrypt a value."""
    key = OctKey.import_key(key_for(purpose))
    return jwe.encrypt_compact(HEADER, msgspec.json.encode(value), key)


def opened(purpose: str, sealed: str) -> Any:  # noqa: ANN401  whatever was sealed
    """Give the value; None when it was not sealed here, for this."""
    key = OctKey.import_key(key_for(purpose))
    try:
        found = jwe.decrypt_compact(sealed, key, algorithms=["dir", "A256GCM"]).plaintext
        return msgspec.json.decode(found or b"null")
    except (JoseError, msgspec.DecodeError, ValueError, TypeError):
        return None
