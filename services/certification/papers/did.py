"""Where an issuer's keys are found: did:web, a document at an address under the issuer's own host."""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from services.certification.papers.jose import Json, Unreadable

PATH: Final = "uitgevers"
FORM: Final = re.compile(r"did:web:([A-Za-z0-9.-]+(?:%3A\d{1,5})?)((?::[A-Za-z0-9._-]+)*)")
CONTEXT: Final = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1")


def of(public_url: str, code: str) -> str:
    """Give the DID of the issuer with this code, of the installation at this address."""
    host = urlsplit(public_url).netloc.rpartition("@")[2]
    return f"did:web:{host.replace(':', '%3A')}:{PATH}:{code}"


def document(did: str, keys: Sequence[Mapping[str, Any]]) -> Json:
    """Give the document of an issuer: all its keys (JWK with kid), old ones too, since old documents are signed with them."""
    return {
        "@context": list(CONTEXT),
        "id": did,
        "verificationMethod": [
            {
                "id": each["kid"],
                "type": "JsonWebKey2020",
                "controller": did,
                "publicKeyJwk": {name: each[name] for name in ("kty", "crv", "x", "y", "kid")},
            }
            for each in keys
        ],
        "assertionMethod": [each["kid"] for each in keys],
    }


def keys_in(found: Json, did: str) -> dict[str, dict[str, str]]:
    """Read the keys out of a document that was fetched; only those that the issuer signs statements with."""
    if found.get("id") != did:
        raise Unreadable("the document is of another issuer")
    methods, may = found.get("verificationMethod"), found.get("assertionMethod")
    if not isinstance(methods, list) or not isinstance(may, list):
        raise Unreadable("the document names no keys")
    keys = {}
    for each in methods:
        if isinstance(each, dict) and isinstance(each.get("publicKeyJwk"), dict) and each.get("id") in may:
            keys[str(each["id"])] = {str(name): str(value) for name, value in each["publicKeyJwk"].items()}
    return {kid: jwk for kid, jwk in keys.items() if kid.startswith(f"{did}#")}


def address(did: str) -> str:
    """Give where the document stands; https, except on the machine itself."""
    match = FORM.fullmatch(did)
    if not match:
        raise Unreadable("not a did:web")
    path = match[2].replace(":", "/") or "/.well-known"
    return f"{origin(did)}{path}/did.json"


def origin(did: str) -> str:
    """Give scheme and host of an issuer: all that belongs to its documents stands there."""
    match = FORM.fullmatch(did)
    if not match:
        raise Unreadable("not a did:web")
    host = unquote(match[1])
    return f"{'http' if is_loopback(host) else 'https'}://{host}"


def is_at_home(url: str, did: str) -> bool:
    """Whether an address is one of the issuer's own host; http only on the machine itself."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" == origin(did)


def is_status_list(url: str, did: str) -> bool:
    """Whether an address is one at which this issuer publishes its status lists, and says nothing more."""
    number = url.removeprefix(f"{origin(did)}/{PATH}/{did.rpartition(':')[2]}/statuslijst/")
    return number.isascii() and number.isdigit()


def is_loopback(host: str) -> bool:
    """Whether this is the machine itself, so that nobody stands between."""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
