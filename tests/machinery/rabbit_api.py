"""The management API of a RabbitMQ: making vhosts, and cutting clients off."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx


@dataclass(frozen=True)
class RabbitApi:
    url: str
    user: str = "guest"
    password: str = "guest"

    def call(self, method: str, *path: str, json: Any = None) -> Any:  # noqa: ANN401  the API's own JSON
        """Call `/api/<path>`; an answer other than 2xx raises httpx.HTTPStatusError."""
        address = "/".join([self.url, "api", *(quote(part, safe="") for part in path)])
        answer = httpx.request(method, address, auth=(self.user, self.password), json=json, timeout=30)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def is_there(self) -> bool:
        try:
            self.call("GET", "whoami")
        except httpx.HTTPError:
            return False
        return True

    def add_vhost(self, vhost: str) -> None:
        """Make a vhost in which this user may do everything; returns once it can be connected to."""
        self.call("PUT", "vhosts", vhost)
        self.call("PUT", "permissions", vhost, self.user, json={"configure": ".*", "write": ".*", "read": ".*"})

    def delete_vhost(self, vhost: str) -> None:
        self.call("DELETE", "vhosts", vhost)
