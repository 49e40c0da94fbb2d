"""Somebody without an account, with a browser of their own: pages, their forms, and what stands on them."""

import html
import re
from typing import Final

import httpx

from doorlijn.tour.installation import ASK_AGAIN, PATIENCE
from doorlijn.tour.watching import NotSeen, Unreachable, until

PHONE: Final = "Mozilla/5.0 (Linux; Android 14) Doorlijn rondleiding"
MARK: Final = re.compile(r'name="csrf_token" value="([^"]+)"')
SPACE: Final = re.compile(r"\s+")
TAG: Final = re.compile(r"<[^>]*>")


class Visitor:
    """Follows redirects as a browser does, and brings each form's own mark back."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=PATIENCE, follow_redirects=True, headers={"User-Agent": PHONE})
        self.html = ""

    def close(self) -> None:
        self._http.close()

    @property
    def text(self) -> str:
        """What stands on the page, without its marks."""
        return SPACE.sub(" ", html.unescape(TAG.sub(" ", self.html)))

    def open(self, path: str) -> "Visitor":
        """Go to a page."""
        self.html = until(lambda: self._ask("GET", path), path).text
        return self

    def send(self, path: str, filled: dict[str, str]) -> "Visitor":
        """Send the form that is shown, with what was filled in."""
        marked = {"csrf_token": self.value(MARK)} | filled
        self.html = until(lambda: self._ask("POST", path, marked), path).text
        return self

    def file(self, path: str) -> bytes:
        """Fetch something that is no page."""
        return until(lambda: self._ask("GET", path), path).content

    def value(self, pattern: re.Pattern[str]) -> str:
        """Give what a hidden field of the page holds."""
        found = pattern.search(self.html)
        if found is None:
            raise NotSeen(f"{pattern.pattern} staat niet op de pagina: {self.text[:200]}")
        return html.unescape(found[1])

    def _ask(self, method: str, path: str, filled: dict[str, str] | None = None) -> httpx.Response:
        try:
            answer = self._http.request(method, path, data=filled)
        except httpx.TransportError as error:
            raise Unreachable(f"{path} antwoordt niet: {type(error).__name__}") from error
        if answer.status_code in ASK_AGAIN:
            raise Unreachable(f"{path} antwoordt {answer.status_code}")
        if answer.is_error:
            raise NotSeen(f"{method} {path} antwoordt {answer.status_code}: {_said(answer)}")
        return answer


def _said(answer: httpx.Response) -> str:
    return SPACE.sub(" ", html.unescape(TAG.sub(" ", answer.text)))[:300]
