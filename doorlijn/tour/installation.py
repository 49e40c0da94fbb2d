"""A running installation as anybody from outside sees it: pages and APIs behind one address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from doorlijn.tour.watching import NotSeen, Unreachable, until

PATIENCE = httpx.Timeout(20.0, connect=3.0)
ASK_AGAIN = frozenset({429, 502, 503, 504})
NOT_FOUND = 404


@dataclass(frozen=True)
class Player:
    """Somebody who plays a part, with a token of their own."""

    person_id: str
    name: str
    role: str
    organisation_id: str | None
    token: str


class Installation:
    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._client = httpx.Client(base_url=self.url, timeout=PATIENCE)

    def close(self) -> None:
        self._client.close()

    def page(self, path: str) -> httpx.Response:
        """Ask for a page or a public resource."""
        return self._ask("GET", path)

    def public(self, path: str, json: dict[str, Any]) -> Any:  # noqa: ANN401  JSON
        """Post something that needs no token."""
        return _said(until(lambda: self._ask("POST", path, json=json), f"POST {path}"))

    def see(self, player: Player, service: str, path: str, **query: str) -> Any:  # noqa: ANN401  JSON
        """Give what a player sees there now; None when it is not there for this player."""
        answer = self._as(player, "GET", service, path, params=query)
        return None if answer.status_code == NOT_FOUND else _said(answer)

    def see_all(self, player: Player, service: str, path: str, **query: str) -> list[Any]:
        """Give a whole list, page after page."""
        found: list[Any] = []
        asked: dict[str, str] | None = {"limit": "200", **query}
        while asked is not None:
            answer = self._as(player, "GET", service, path, params=asked)
            found += _said(answer)
            asked = _following(answer)
        return found

    def do(
        self,
        player: Player,
        method: str,
        service: str,
        path: str,
        json: Any = None,  # noqa: ANN401  JSON
        **options: Any,  # noqa: ANN401  httpx's own
    ) -> Any:  # noqa: ANN401  JSON
        """Do something once; asked again while the installation cannot answer: every command may be repeated."""

        def ask() -> httpx.Response:
            return self._as(player, method, service, path, json=json, **options)

        return _said(until(ask, f"{method} {path}"))

    def _as(self, player: Player, method: str, service: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        headers = {"Authorization": f"Bearer {player.token}", **options.pop("headers", {})}
        return self._ask(method, f"/api/{service}{path}", headers=headers, **options)

    def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401
        try:
            answer = self._client.request(method, path, **options)
        except httpx.TransportError as error:
            raise Unreachable(f"{self.url} antwoordt niet: {type(error).__name__}") from error
        if answer.status_code in ASK_AGAIN:
            raise Unreachable(f"{path} antwoordt {answer.status_code}")
        return answer


def _said(answer: httpx.Response) -> Any:  # noqa: ANN401  JSON
    if answer.is_error:
        path = answer.request.url.path
        raise NotSeen(f"{answer.request.method} {path} antwoordt {answer.status_code}: {_why(answer)}")
    return answer.json() if answer.content else None


def _why(answer: httpx.Response) -> str:
    try:
        problem = answer.json()
    except ValueError:
        return answer.reason_phrase
    if not isinstance(problem, dict):
        return answer.reason_phrase
    return " ".join(str(each) for each in (problem.get("detail"), problem.get("errors")) if each)


def _following(answer: httpx.Response) -> dict[str, str] | None:
    link = answer.links.get("next", {}).get("url")
    if not link:
        return None
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
