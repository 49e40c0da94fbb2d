"""A running installation, as the command line reaches it: through its public address."""

import os
from typing import Any, Final

import httpx
import typer

from doorlijn.exits import DEPENDENCY_DOWN, FAILED

TIMEOUT = httpx.Timeout(30.0, connect=3.0)
MAY_BE_REFUSED: Final = frozenset({400, 404, 409})
HERE: Final = f"http://127.0.0.1:{os.environ.get('DOORLIJN_PORT', '8080')}"  # of a demo on this machine


class Installation:
    """The public interfaces at one address. Not reachable, or refused, is one clear sentence and an exit code."""

    def __init__(self, url: str) -> None:
        """Reach the installation at this address."""
        self.url = url.rstrip("/")
        self._http = httpx.Client(base_url=self.url, timeout=TIMEOUT, trust_env=False)

    def signed_in_as(self, role: str, token: str = "") -> "Installation":
        """Use a token; without one, the demo gives that of its first person in this role."""
        self._http.headers["Authorization"] = f"Bearer {token or self._demo_token(role)}"
        return self

    def get(self, service: str, path: str, **query: object) -> Any:  # noqa: ANN401  JSON
        """Read."""
        return self._answer("GET", f"/api/{service}{path}", params={name: str(value) for name, value in query.items()})

    def file(self, service: str, path: str) -> bytes:
        """Read a file as it is."""
        return self._checked("GET", f"/api/{service}{path}").content

    def every(self, service: str, path: str, **query: object) -> list[Any]:
        """Read a whole list, page after page."""
        address, found = f"/api/{service}{path}", []
        asked: dict[str, str] | None = {name: str(value) for name, value in query.items()} | {"limit": "200"}
        while asked is not None:
            answer = self._checked("GET", address, params=asked)
            found += answer.json()
            following = answer.links.get("next", {}).get("url")
            asked = dict(httpx.URL(following).params) if following else None
        return found

    def post(self, service: str, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401  JSON
        """Send."""
        return self._answer("POST", f"/api/{service}{path}", json=body)

    def ask(self, method: str, service: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """Ask for something that may be refused with a reason (400, 404, 409): that answer is given too."""
        answer = self._call(method, f"/api/{service}{path}", json=body)
        return answer if answer.status_code in MAY_BE_REFUSED else self._judged(answer, path)

    def put(self, service: str, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401  JSON
        """Put something in its place, whatever stands there."""
        return self._answer("PUT", f"/api/{service}{path}", json=body, headers={"If-Match": "*"})

    def send_file(self, service: str, path: str, name: str, content: bytes, **query: object) -> httpx.Response:
        """Send a file; the answer may be that it is refused (400), with reasons."""
        asked = {each: str(value).lower() for each, value in query.items()}
        answer = self._call("POST", f"/api/{service}{path}", params=asked, files={"file": (name, content)})
        return answer if answer.status_code == httpx.codes.BAD_REQUEST else self._judged(answer, path)

    def _demo_token(self, role: str) -> str:
        persons = self._call("GET", "/demo/personen")
        if persons.status_code == httpx.codes.NOT_FOUND:
            typer.echo("This installation is no demo: give a token with --token or DOORLIJN_TOKEN.", err=True)
            raise typer.Exit(FAILED)
        person = next(person for person in persons.json() if person["role"] == role)
        return str(self._answer("POST", "/demo/tokens", json={"person_id": person["person_id"]})["token"])

    def _answer(self, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401  JSON
        return self._checked(method, path, **options).json()

    def _checked(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401  httpx's own options
        return self._judged(self._call(method, path, **options), path)

    def _judged(self, answer: httpx.Response, path: str) -> httpx.Response:
        if answer.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            typer.echo("This token may not do that, or is older than an hour: use one of somebody who may.", err=True)
            raise typer.Exit(FAILED)
        if answer.is_server_error:
            typer.echo(f"{self.url} answers {answer.status_code} for {path}: see 'doorlijn doctor'.", err=True)
            raise typer.Exit(DEPENDENCY_DOWN)
        return answer.raise_for_status()

    def _call(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401  httpx's own options
        try:
            return self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            typer.echo(f"Nothing answers at {self.url}. Start it (make demo), or give --url.", err=True)
            raise typer.Exit(DEPENDENCY_DOWN) from error
