"""Somebody at a screen who only measures: signs in to the demo, asks for pages, and keeps how long each answer took."""

import re
import time
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import httpx

SECRET: Final = re.compile(r'name="csrf_token" value="([^"]+)"')
PACKED: Final = re.compile(r'name="packed" value="([^"]+)"')
GOOD: Final = 400  # an answer below it did what was asked


@dataclass(frozen=True)
class Answer:
    """What came, and after how many milliseconds."""

    took: float
    response: httpx.Response


class Visitor:
    """One person of the demo, in one role; `person` is as /demo/personen tells."""

    def __init__(self, url: str, person: dict[str, Any]) -> None:
        self.person = person
        self._http = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self._secret = self._sign_in()
        asked = {"person_id": person["person_id"], "role": person["role"]}
        token = self._http.post("/demo/tokens", json=asked).raise_for_status().json()["token"]
        self._api = httpx.Client(
            base_url=f"{url}/api", timeout=60, trust_env=False, headers={"Authorization": f"Bearer {token}"}
        )

    def close(self) -> None:
        self._http.close()
        self._api.close()

    def page(self, path: str) -> Answer:
        """Ask for a page."""
        return _timed(self._http, "GET", path)

    def submit(self, path: str, answers: dict[str, Any], files: dict[str, Any] | None = None) -> Answer:
        """Send a form, as if it had been shown."""
        hidden = {"csrf_token": self._secret, "idempotency_key": str(uuid4())}
        return _timed(self._http, "POST", path, data=hidden | answers, files=files)

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Answer:
        """Ask an API: `service/v1/...`."""
        return _timed(self._api, "POST" if body is not None else "GET", path, json=body)

    def known(self, path: str) -> Any:  # noqa: ANN401  JSON
        """What an API says, for finding something to measure with."""
        return self.ask(path).response.json()

    def _sign_in(self) -> str:
        asked = {"person_id": self.person["person_id"], "role": self.person["role"]}
        first = SECRET.search(self._http.get("/aanmelden").raise_for_status().text)
        here = self._http.post("/aanmelden", data=asked | {"csrf_token": first[1] if first else ""})
        found = SECRET.search(self._http.get(here.headers["location"]).raise_for_status().text)
        if found is None:
            raise SystemExit(f"the page of a {self.person['role']} has no form to leave by")
        return found[1]


def _timed(client: httpx.Client, method: str, path: str, **options: Any) -> Answer:  # noqa: ANN401  httpx's own
    begun = time.perf_counter()
    response = client.request(method, path, **options)
    took = (time.perf_counter() - begun) * 1000
    if response.status_code >= GOOD:
        raise SystemExit(f"{method} {path}: {response.status_code} {response.text[:400]}")
    return Answer(took, response)
