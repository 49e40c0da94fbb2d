"""Whom a region trusts to issue: a list of issuers with their keys, old ones too; what is not on it was only found somewhere."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from services.certification.papers import jose
from services.certification.papers.jose import Json, Unreadable

LARGEST: Final = 5_000_000  # bytes: thousands of issuers with their keys

Keys = Mapping[str, Mapping[str, str]]  # by kid


@dataclass(frozen=True)
class TrustedIssuer:
    """One issuer on the list. Keys of development stand there as such: what they sign is not valid."""

    did: str
    name: str
    keys: Keys = field(default_factory=dict)
    is_test: bool = False


@dataclass(frozen=True)
class Trust:
    """The list, and beside it the keys that were found at the issuers' own addresses."""

    issuers: Mapping[str, TrustedIssuer] = field(default_factory=dict)
    found: Keys = field(default_factory=dict)

    def key(self, kid: str) -> Mapping[str, str] | None:
        """Give a key: the list's own before one that was found."""
        issuer = self.issuers.get(kid.partition("#")[0])
        listed = issuer.keys.get(kid) if issuer else None
        return listed or self.found.get(kid)

    def may_ask(self, issuer: str) -> bool:
        """Tell whether this issuer's address is looked at: with a list only when it is on it; a file may name any address."""
        return not self.issuers or issuer in self.issuers

    def with_found(self, keys: Keys) -> "Trust":
        """Give the same list, with keys that an issuer publishes itself: they prove who signed, not that he may."""
        return replace(self, found={**self.found, **keys})


def trust_list(region: str, issuers: Iterable[TrustedIssuer], now: datetime) -> Json:
    """Write the list as it is published and given along."""
    return {
        "region": region,
        "updated_at": now.isoformat(),
        "issuers": [
            {
                "did": each.did,
                "name": each.name,
                "is_test": each.is_test,
                "keys": [dict(key) for key in each.keys.values()],
            }
            for each in issuers
        ],
    }


def trust_in(text: bytes) -> Trust:
    """Read a list; says what is wrong with it."""
    if len(text) > LARGEST:
        raise Unreadable("the trust list is larger than there can be")
    issuers = jose.read(text).get("issuers")
    if not isinstance(issuers, list):
        raise Unreadable("the trust list has no issuers")
    try:
        read = [_issuer(each) for each in issuers]
    except (KeyError, TypeError) as error:
        raise Unreadable(f"the trust list lacks something: {error}") from error
    return Trust({each.did: each for each in read})


def _issuer(row: dict[str, Any]) -> TrustedIssuer:
    did, keys = str(row["did"]), _by_kid(row["keys"])
    if any(kid.partition("#")[0] != did for kid in keys):
        raise Unreadable(f"a key under {did} is of another issuer")
    return TrustedIssuer(did, str(row["name"]), keys, is_test=row.get("is_test", False) is not False)


def _by_kid(keys: Sequence[Mapping[str, str]]) -> dict[str, dict[str, str]]:
    found = {str(each["kid"]): {name: str(value) for name, value in each.items()} for each in keys}
    if len(found) != len(keys):
        raise Unreadable("a key stands on the list twice")
    for each in found.values():
        jose.public_key(each)
    return found


def written(trust: Json) -> str:
    """Give the list as a file."""
    return json.dumps(trust, ensure_ascii=False, indent=2)
