"""OpenID Connect: another organisation says who somebody is (authorisation code, PKCE, state and nonce); never what he may do."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import quote, urlencode

import httpx
import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol, KeySet, import_key

ALGORITHMS: Final = ["RS256", "PS256", "ES256"]  # each with a public key: no secret of ours can be used to forge
KINDS: Final = frozenset({"RSA", "EC"})  # of keys; a provider may have others, for others
LEEWAY: Final = 30  # seconds between two machines' clocks
TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)
SCOPE: Final = "openid email"


class NotProven(Exception):
    """The provider's answer does not prove who this is; the text is for the log, and holds nothing of the answer."""


class Attempt(msgspec.Struct):
    """What only this browser and we know of one attempt to sign in."""

    state: str
    nonce: str
    verifier: str
    expires_at: float
    back: str | None = None


@dataclass(frozen=True)
class Identity:
    """Who somebody is at the provider."""

    issuer: str
    subject: str
    mail: str | None
    is_mail_verified: bool


@dataclass(frozen=True)
class Provider:
    """The provider of this installation, as the settings say."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    transport: httpx.BaseTransport | None = None

    def begin(self, attempt: Attempt) -> str:
        """Give the address at the provider where somebody signs in."""
        with self._http() as http:
            where = self._metadata(http)["authorization_endpoint"]
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_uri,
            "scope": SCOPE,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": _s256(attempt.verifier),
            "code_challenge_method": "S256",
        }
        return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"

    def finish(self, attempt: Attempt, answer: Mapping[str, str], now: datetime) -> Identity:
        """Tell who came back, or raise NotProven."""
        if not compare_digest(attempt.state.encode(), answer.get("state", "").encode()):
            raise NotProven("state")
        if answer.get("iss", self.issuer) != self.issuer:  # RFC 9207: the answer of another provider
            raise NotProven("issuer of the answer")
        if "code" not in answer:
            raise NotProven("no code")
        try:
            with self._http() as http:
                return self._identity(http, attempt, answer["code"], now)
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError, RecursionError, JoseError) as error:
            raise NotProven(type(error).__name__) from error

    def _identity(self, http: httpx.Client, attempt: Attempt, code: str, now: datetime) -> Identity:
        metadata = self._metadata(http)
        given = self._exchange(http, metadata["token_endpoint"], code, attempt.verifier)
        keys = KeySet([import_key(key) for key in _json(http.get(metadata["jwks_uri"]))["keys"] if key["kty"] in KINDS])
        claims = self._claims(given["id_token"], keys, attempt.nonce, now)
        if "email" not in claims and "userinfo_endpoint" in metadata:
            claims |= _more_of(http, metadata["userinfo_endpoint"], given["access_token"], claims["sub"])
        mail = claims.get("email")
        is_verified = claims.get("email_verified") is True
        return Identity(self.issuer, str(claims["sub"]), str(mail) if mail else None, is_verified)

    def _metadata(self, http: httpx.Client) -> dict[str, Any]:
        found = _json(http.get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"))
        if found["issuer"] != self.issuer:
            raise NotProven("issuer of the metadata")
        return found

    def _exchange(self, http: httpx.Client, where: str, code: str, verifier: str) -> dict[str, Any]:
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_uri,
            "code_verifier": verifier,
        }
        if not self.client_secret:
            return _json(http.post(where, data=sent | {"client_id": self.client_id}))
        who = quote(self.client_id, safe=""), quote(self.client_secret, safe="")  # RFC 6749, 2.3.1
        return _json(http.post(where, data=sent, auth=who))

    def _claims(self, token: str, keys: KeySet, nonce: str, now: datetime) -> dict[str, Any]:
        claims = dict(jwt.decode(token, lambda guest: _key_of(guest, keys), algorithms=ALGORITHMS).claims)
        rules = jwt.JWTClaimsRegistry(
            now=lambda: int(now.timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        rules.validate(claims)
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != self.client_id:
            raise NotProven("given to several")
        if claims.get("azp", self.client_id) != self.client_id:
            raise NotProven("given to another")
        return claims

    def _http(self) -> httpx.Client:
        return httpx.Client(timeout=TIMEOUT, transport=self.transport)


def new_attempt(expires_at: datetime, back: str | None) -> Attempt:
    """Three secrets that cannot be guessed."""
    return Attempt(token_urlsafe(32), token_urlsafe(32), token_urlsafe(48), expires_at.timestamp(), back)


def _s256(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _key_of(guest: GuestProtocol, keys: KeySet) -> Any:  # noqa: ANN401  a key of any kind
    """The key that a token names; one without a name is read only when there is one key."""
    kid = guest.headers().get("kid")
    found = [key for key in keys.keys if key.get("use", "sig") == "sig" and kid in (None, key.kid)]
    if len(found) != 1:
        raise NotProven("unknown key")
    return found[0]


def _more_of(http: httpx.Client, where: str, token: str, subject: str) -> dict[str, Any]:
    """The mail address, where the provider tells it separately."""
    told = _json(http.get(where, headers={"Authorization": f"Bearer {token}"}))
    if told.get("sub") != subject:
        raise NotProven("somebody else's mail")
    return {name: told[name] for name in ("email", "email_verified") if name in told}


def _json(answer: httpx.Response) -> dict[str, Any]:
    found = answer.raise_for_status().json()
    if not isinstance(found, dict):
        raise NotProven("no object")
    return found
