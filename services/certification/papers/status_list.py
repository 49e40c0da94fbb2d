"""Which documents of an issuer are withdrawn: one list of bits, fetched whole, so that nobody sees which one is looked at."""

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Self

from services.certification.papers import jose
from services.certification.papers.jose import Json, Token, Unreadable
from services.certification.papers.signer import Signer

SMALLEST: Final = 131_072  # bits: fewer would say too much about who looks for whom
LARGEST: Final = 16_777_216
REVOCATION: Final = "revocation"
BITS: Final = 8


class StatusList:
    """So many bits, all of them clear at first; number 0 is the leftmost bit of the first byte."""

    def __init__(self, size: int = SMALLEST, withdrawn: Iterable[int] = ()) -> None:
        """Make a list of this many bits, with these set."""
        if not SMALLEST <= size <= LARGEST or size % BITS:
            raise ValueError(f"a status list has {SMALLEST} to {LARGEST} bits, in whole bytes")
        self._bits = bytearray(size // BITS)
        for index in withdrawn:
            self.set(index)

    def __len__(self) -> int:
        return len(self._bits) * BITS

    def set(self, index: int) -> None:
        """Withdraw one; there is no way back."""
        at, mask = self._place(index)
        self._bits[at] |= mask

    def is_set(self, index: int) -> bool:
        at, mask = self._place(index)
        return bool(self._bits[at] & mask)

    def encoded(self) -> str:
        """Give it as it travels: gzip, then base64url with the `u` that says so."""
        return "u" + jose.encoded(gzip.compress(bytes(self._bits), compresslevel=9, mtime=0))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `encoded` gave; a list that unpacks to more than there can be is refused before it does."""
        if not text.startswith("u"):
            raise Unreadable("the list is not base64url")
        unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            bits = unpacking.decompress(jose.decoded(text[1:]), LARGEST // BITS + 1)
        except zlib.error as error:
            raise Unreadable("the list is not gzip") from error
        if not unpacking.eof or not SMALLEST <= len(bits) * BITS <= LARGEST:
            raise Unreadable("the list is cut off, too short or too long")
        found = cls(len(bits) * BITS)
        found._bits[:] = bits
        return found

    def _place(self, index: int) -> tuple[int, int]:
        if not 0 <= index < len(self):
            raise IndexError(f"a status list of {len(self)} has no {index}")
        return index // BITS, 0x80 >> index % BITS


@dataclass(frozen=True)
class Published:
    """A status list as its issuer published it, and when."""

    url: str
    issuer: str
    purpose: str
    bits: StatusList
    published_at: datetime


def status_credential(bits: StatusList, url: str, issuer: str, purpose: str, signer: Signer, now: datetime) -> str:
    """Sign a list: a Bitstring Status List credential, written as JWT like the documents themselves."""
    at = now.astimezone(UTC).replace(microsecond=0)
    payload = {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": at.isoformat().replace("+00:00", "Z"),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": bits.encoded(),
        },
        "iss": issuer,
        "jti": url,
        "nbf": int(at.timestamp()),
    }
    return jose.signed(payload, kid=signer.kid, typ="JWT", sign=signer.sign)


def parse(token: Token) -> Published:
    """Read a list out of a token whose signature was checked."""
    payload = token.payload
    subject = payload.get("credentialSubject")
    if not isinstance(subject, dict) or "BitstringStatusListCredential" not in payload.get("type", ()):
        raise Unreadable("not a status list")
    return Published(
        url=_said(payload, "id"),
        issuer=_said(payload, "issuer"),
        purpose=_said(subject, "statusPurpose"),
        bits=StatusList.parse(_said(subject, "encodedList")),
        published_at=_moment(payload.get("nbf")),
    )


def _said(members: Json, name: str) -> str:
    value = members.get(name)
    if not isinstance(value, str):
        raise Unreadable(f"the status list lacks {name}")
    return value


def _moment(seconds: object) -> datetime:
    if not isinstance(seconds, int):
        raise Unreadable("the status list does not say of when it is")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise Unreadable("the status list is of no day that there is") from error
