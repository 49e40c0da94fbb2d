"""Signed tokens (ES256): the portal and the workers issue them, the APIs verify them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from access.actor import ROLES, Actor

ISSUER: Final = "doorlijn"
AUDIENCE: Final = "doorlijn-api"
LIFETIME: Final = timedelta(hours=1)
LEEWAY: Final = 30  # seconds between two machines' clocks
SIGNING_FILE: Final = "token-signing.pem"
VERIFYING_FILE: Final = "token-verify.pem"


class TokenRefused(Exception):
    """The token is not one of ours, or its time is over."""


def make_keys(folder: Path) -> None:
    """Make the signing key and the verifying key, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / SIGNING_FILE).exists():
        return
    key = ECKey.generate_key("P-256")
    (folder / VERIFYING_FILE).write_bytes(key.as_pem(private=False))
    signing = folder / SIGNING_FILE
    signing.touch(mode=0o600)
    signing.write_bytes(key.as_pem(private=True))


def load_key(file: Path) -> ECKey:
    """Read a key; says what to do when it is not there."""
    if not file.exists():
        message = f"no key in {file}: run 'make secrets' (or start the demo, which makes its own)"
        raise SystemExit(message)
    return ECKey.import_key(file.read_bytes())


def issue(actor: Actor, key: ECKey, now: datetime, lifetime: timedelta = LIFETIME) -> str:
    """Sign a token for an actor, good for an hour unless a shorter time is asked."""
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(actor.person_id),
        "role": actor.role,
        "organisation_id": str(actor.organisation_id) if actor.organisation_id else None,
        "client": actor.is_client,
        "iat": int(now.timestamp()),
        "exp": int((now + min(lifetime, LIFETIME)).timestamp()),
    }
    return jwt.encode({"alg": "ES256", "typ": "JWT"}, claims, key, algorithms=["ES256"])


def verify(token: str, key: ECKey, now: datetime) -> Actor:
    """Read an actor out of a token; raises TokenRefused for everything that is not a valid one."""
    try:
        claims = jwt.decode(token, key, algorithms=["ES256"]).claims
        rules = jwt.JWTClaimsRegistry(
            now=lambda: int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": ISSUER},
            aud={"essential": True, "value": AUDIENCE},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            role={"essential": True, "values": sorted(ROLES)},
        )
        rules.validate(claims)
        organisation = claims.get("organisation_id")
        body, is_client = UUID(organisation) if organisation else None, bool(claims.get("client"))
        return Actor(UUID(claims["sub"]), claims["role"], body, is_client)
    except (JoseError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise TokenRefused(type(error).__name__) from error
