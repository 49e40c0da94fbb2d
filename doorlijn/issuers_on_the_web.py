"""What issuers publish at their own addresses: keys and status lists. Bounded in size and time, and never led elsewhere."""

import time
from typing import Final

import httpx

from services.certification.papers import did as dids
from services.certification.papers import jose
from services.certification.papers.did import is_loopback
from services.certification.papers.jose import Unreadable
from services.certification.papers.trust import Keys

LARGEST: Final = 4_000_000  # bytes: a status list of the largest size
TIMEOUT: Final = httpx.Timeout(5.0)  # for each step
LONGEST: Final = 10.0  # seconds for one whole answer


class IssuersOnTheWeb:
    """Fetches from the addresses that a document names: of a domain, by https; this machine only when that is asked for."""

    def __init__(self, *, loopback: bool = False) -> None:
        """Follow no redirect, and use no proxy, cookie or password of the environment."""
        self._loopback = loopback
        self._http = httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)

    def keys(self, did: str) -> Keys:
        """Give the keys that an issuer publishes; none when it cannot be reached or publishes something else."""
        try:
            text = self._fetched(dids.address(did))
            return dids.keys_in(jose.read(text), did) if text else {}
        except Unreadable:
            return {}

    def status_list(self, url: str) -> str | None:
        """Give the status list at this address, as it was signed."""
        text = self._fetched(url)
        try:
            return text.decode("ascii").strip() if text else None
        except UnicodeDecodeError:
            return None

    def _fetched(self, url: str) -> bytes | None:
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL:
            return None
        if not self._may_ask(address):
            return None
        try:
            return self._read(address)
        except (httpx.HTTPError, httpx.StreamError):
            return None

    def _may_ask(self, address: httpx.URL) -> bool:
        if is_loopback(address.host):
            return self._loopback and address.scheme in {"http", "https"}
        return address.scheme == "https" and _is_domain(address.host)

    def _read(self, address: httpx.URL) -> bytes | None:
        end, content = time.monotonic() + LONGEST, bytearray()
        with self._http.stream("GET", address) as answer:
            if answer.status_code != httpx.codes.OK:
                return None
            for part in answer.iter_bytes():
                content += part
                if len(content) > LARGEST or time.monotonic() > end:
                    return None
        return bytes(content)


def _is_domain(host: str) -> bool:
    """Whether this is a name in the world: no address, and no name that means something on one network only."""
    *before, last = host.rstrip(".").lower().split(".")
    return (
        bool(before) and not last[:1].isdigit() and ":" not in last and last not in {"localhost", "local", "internal"}
    )
