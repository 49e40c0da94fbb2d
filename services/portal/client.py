"""The services' REST APIs, spoken to with the reader's own token: the portal sees what the reader may see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

import httpx
import msgspec
import structlog

log = structlog.get_logger()
T = TypeVar("T")
TIMEOUT = httpx.Timeout(5.0, connect=1.0)  # a page that waits longer is a page nobody waits for
TOO_MANY_PAGES = 50
NO_CONTENT = 204
BROKEN = 500

Transports = Mapping[str, httpx.BaseTransport]


class ServiceUnreachable(Exception):
    """A service does not answer, or answers that it is broken."""

    def __init__(self, service: str) -> None:
        super().__init__(f"{service} does not answer")
        self.service = service


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, as the API says it."""

    field: str
    reason: str


class Refusal(Exception):
    """An API said no, and why (problem+json)."""

    def __init__(self, status: int, title: str, detail: str, errors: list[FieldError]) -> None:
        super().__init__(f"{status} {title}")
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors


@dataclass
class Connections:
    """One connection pool per service, shared by all requests of this process."""

    url_template: str
    transports: Transports = field(default_factory=dict)
    _pools: dict[str, httpx.Client] = field(default_factory=dict)

    def to(self, service: str) -> httpx.Client:
        """The pool for this service; in the embedded form the service is called in the same process."""
        if service not in self._pools:
            self._pools[service] = httpx.Client(
                base_url=self.url_template.format(service=service),
                transport=self.transports.get(service),
                timeout=TIMEOUT,
            )
        return self._pools[service]


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A part of a list; without `following` it is the last part."""

    items: list[T]
    following: str | None


class Api:
    """One reader talking to one service."""

    def __init__(self, service: str, connections: Connections, token: Callable[[], str]) -> None:
        self.service = service
        self._connections = connections
        self._token = token

    def one(self, kind: type[T], path: str, **query: object) -> T:
        """One resource."""
        return msgspec.json.decode(self._call("GET", path, query=query).content, type=kind)

    def some(self, kind: type[T], path: str, **query: object) -> Listing[T]:
        """One page of a list in the order of the API, and the cursor of the next one."""
        answer = self._call("GET", path, query=query)
        following = answer.links.get("next", {}).get("url", "")
        return Listing(self._page(kind, answer), httpx.URL(following).params.get("cursor"))

    def every(self, kind: type[T], path: str, **query: object) -> list[T]:
        """A whole list, page after page."""
        found: list[T] = []
        answer = self._call("GET", path, query=query)
        for _turn in range(TOO_MANY_PAGES):
            found += self._page(kind, answer)
            following = answer.links.get("next", {}).get("url")
            if not following:
                break
            answer = self._call("GET", str(httpx.URL(following).raw_path, "ascii"), is_whole=True)
        return found

    def post(self, path: str, body: Mapping[str, Any] | None = None, key: str | None = None) -> Any:
        """Do something; `key` makes doing it twice harmless."""
        return self._said(self._call("POST", path, json=body or {}, key=key))

    def put(self, path: str, body: Mapping[str, Any], key: str | None = None) -> Any:
        """Put something in its place."""
        return self._said(self._call("PUT", path, json=body, key=key))

    def delete(self, path: str, body: Mapping[str, Any]) -> Any:
        """Take something away, with the reason."""
        return self._said(self._call("DELETE", path, json=body))

    def send_file(self, path: str, name: str, content: bytes, key: str | None = None, **query: object) -> bytes:
        """Send a file; the raw answer, because a preview and an import answer alike."""
        return self._call("POST", path, query=query, files={"file": (name, content)}, key=key).content

    @staticmethod
    def _page(kind: type[T], answer: httpx.Response) -> list[T]:
        return msgspec.json.decode(answer.content, type=list[kind])  # type: ignore[valid-type]

    @staticmethod
    def _said(answer: httpx.Response) -> Any:
        return None if answer.status_code == NO_CONTENT or not answer.content else answer.json()

    def _call(  # noqa: PLR0913 - the parts of one HTTP request
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: Any = None,
        files: Any = None,
        key: str | None = None,
        is_whole: bool = False,
    ) -> httpx.Response:
        pool = self._connections.to(self.service)
        url = str(pool.base_url.join(path)) if is_whole else path
        headers = {"Authorization": f"Bearer {self._token()}"} | ({"Idempotency-Key": key} if key else {})
        try:
            answer = pool.request(method, url, params=_sent(query), json=json, files=files, headers=headers)
        except httpx.HTTPError as error:
            log.warning("service_unreachable", service=self.service, kind=type(error).__name__)
            raise ServiceUnreachable(self.service) from error
        if answer.status_code >= BROKEN:
            log.warning("service_broken", service=self.service, status=answer.status_code)
            raise ServiceUnreachable(self.service)
        if answer.is_error:
            raise refusal(answer)
        return answer


def _sent(query: Mapping[str, object] | None) -> dict[str, str] | None:
    """Query parameters: ids are joined, flags are lower case, nothing is left out silently but None."""
    if not query:
        return None
    return {name: _text(value) for name, value in query.items() if value is not None}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(one) for one in value)
    return str(value)


def refusal(answer: httpx.Response) -> Refusal:
    """Read a problem; an answer that is no problem document still becomes a refusal without a stack trace."""
    try:
        said = answer.json()
    except ValueError:
        said = {}
    if not isinstance(said, dict):
        said = {}
    errors = [field_error(one) for one in said.get("errors") or [] if isinstance(one, dict)]
    return Refusal(answer.status_code, str(said.get("title", "")), str(said.get("detail") or ""), errors)


def field_error(said: Mapping[str, Any]) -> FieldError:
    """The field's name and the reason, whichever of the usual words the API uses for them."""
    name = said.get("field") or said.get("name") or said.get("in") or ""
    reason = said.get("reason") or said.get("message") or said.get("detail") or ""
    return FieldError(str(name).rsplit(".", maxsplit=1)[-1], str(reason))


@dataclass(frozen=True)
class Apis:
    """All services for one reader."""

    connections: Connections
    token: Callable[[], str]

    def of(self, service: str) -> Api:
        """The service with this name."""
        return Api(service, self.connections, self.token)

    @property
    def directory(self) -> Api:
        """People and organisations."""
        return self.of("directory")

    @property
    def intake(self) -> Api:
        """Young people and leavers."""
        return self.of("intake")

    @property
    def aftercare(self) -> Api:
        """Cases, contracts, conversations, work."""
        return self.of("aftercare")

    @property
    def notifications(self) -> Api:
        """Who was told what."""
        return self.of("notifications")


def ids(values: Iterable[UUID | None]) -> list[UUID]:
    """Each id once, in the order met."""
    return list(dict.fromkeys(value for value in values if value is not None))
