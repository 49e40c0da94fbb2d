"""A provider that gives whatever token a test wants: what a real one never would."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

ISSUER = "https://provider.test"
CLIENT = "doorlijn"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
METADATA = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
}

Forge = Callable[[dict[str, Any]], str]


class Counterfeiter(httpx.BaseTransport):
    """Answers as a provider does, with the token that `forge` makes of honest claims."""

    def __init__(self, forge: Forge) -> None:
        self.forge = forge
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = METADATA

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("openid-configuration"):
            return httpx.Response(200, json=self.metadata)
        if path == "/keys":
            return httpx.Response(200, json={"keys": [KEY.as_dict(private=False)]})
        return httpx.Response(200, json={"access_token": "x", "id_token": self.forge(dict(self.claims))})


def honest(nonce: str, mail: str) -> dict[str, Any]:
    """What a provider says of somebody."""
    now = int(time.time())
    return {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "somebody",
        "iat": now,
        "exp": now + 300,
        "nonce": nonce,
        "email": mail,
        "email_verified": True,
    }


def signed(claims: dict[str, Any], key: RSAKey = KEY, **header: str) -> str:
    """Sign as the provider does."""
    return jwt.encode({"alg": "RS256", "kid": "one", **header}, claims, key, algorithms=["RS256"])


def with_our_public_key_as_a_secret(claims: dict[str, Any]) -> str:
    """The classic: a public key, known to all, taken for a shared secret."""
    secret = OctKey.import_key(bytes(KEY.as_pem(private=False)))
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, secret, algorithms=["HS256"])


def unsigned(claims: dict[str, Any]) -> str:
    """Without a signature at all."""

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none'})}.{part(claims)}."
