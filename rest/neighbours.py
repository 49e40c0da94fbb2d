"""The other services, asked with the token of whoever asks us: we learn from them what he may know, and no more.

Ask before the transaction begins: what waits for another service must hold no lock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import structlog
from flask import current_app, request
from werkzeug.exceptions import ServiceUnavailable

from language.texts import N_, _, spoken

log = structlog.get_logger()

TIMEOUT: Final = httpx.Timeout(5.0, connect=1.0)
KEY: Final = "doorlijn_neighbours"
NOT_SHOWN: Final = frozenset({401, 403, 404})
AWAY: Final = N_("Een ander onderdeel van Doorlijn antwoordt nu niet. Er is niets bewaard. Probeer het zo nog eens.")


@dataclass
class Neighbours:
    """Where they are; in the embedded form they are called in this process."""

    url_template: str = "http://127.0.0.1:8080/api/{service}"
    transports: Mapping[str, httpx.BaseTransport] = field(default_factory=dict)
    _clients: dict[str, httpx.Client] = field(default_factory=dict)

    def to(self, service: str) -> httpx.Client:
        """Give the connections to a service."""
        if service not in self._clients:
            # A proxy in the environment is for the world outside, not for our own services.
            self._clients[service] = httpx.Client(
                base_url=self.url_template.format(service=service),
                transport=self.transports.get(service),
                timeout=TIMEOUT,
                trust_env=False,
            )
        return self._clients[service]


def ask(service: str, path: str, **query: str) -> Any:  # noqa: ANN401  JSON
    """Read from another service as whoever asks us; None when it shows him nothing. No answer at all ends the request (503)."""
    known: Neighbours = current_app.extensions[KEY]
    headers = {"Authorization": request.headers.get("Authorization", ""), "Accept-Language": spoken()}
    try:
        answer = known.to(service).get(path, params=query, headers=headers)
    except httpx.HTTPError as error:
        log.warning("neighbour_unreachable", service=service, kind=type(error).__name__)
        raise ServiceUnavailable(description=_(AWAY), retry_after=5) from error
    if answer.status_code in NOT_SHOWN:
        return None
    if not answer.is_success:
        log.warning("neighbour_broken", service=service, status=answer.status_code)
        raise ServiceUnavailable(description=_(AWAY), retry_after=5)
    return answer.json()
