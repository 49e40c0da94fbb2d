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
    """Fetches from the addresses that a document names: https, or http on this machine only."""

    def __init__(self) -> None:
        """Follow no redirect, and use no proxy, cookie or password of the environment."""
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
        if address.scheme != "https" and not (address.scheme == "http" and is_loopback(address.host)):
            return None
        try:
            return self._read(address)
        except (httpx.HTTPError, httpx.StreamError):
            return None

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
