"""The services' REST APIs, spoken to with the reader's own token: the portal sees what the reader may see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

import httpx
import msgspec
import structlog

from language.texts import spoken
from services.portal.domain.refusals import Refusal, refusal

log = structlog.get_logger()
T = TypeVar("T")
TIMEOUT = httpx.Timeout(5.0, connect=1.0)  # a page that waits longer is a page nobody waits for
TOO_MANY_PAGES = 50
BROKEN = 500
ANY = "*"  # whatever version stands there

Transports = Mapping[str, httpx.BaseTransport]


class ServiceUnreachable(Exception):
    """A service does not answer, or answers that it is broken."""

    def __init__(self, service: str) -> None:
        super().__init__(f"{service} does not answer")
        self.service = service


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
    total: int | None = None  # of the whole list, where that was asked for


class Api:
    """One reader talking to one service."""

    def __init__(self, service: str, connections: Connections, token: Callable[[], str]) -> None:
        self.service = service
        self._connections = connections
        self._token = token

    def one(self, kind: type[T], path: str, /, **query: object) -> T:
        """One resource."""
        return msgspec.json.decode(self._call("GET", path, query=query).content, type=kind)

    def seen(self, kind: type[T], path: str, /) -> tuple[T, str]:
        """One resource with its version (ETag): whoever changes it says which one he saw."""
        answer = self._call("GET", path)
        return msgspec.json.decode(answer.content, type=kind), answer.headers.get("ETag", ANY)

    def some(self, kind: type[T], path: str, /, **query: object) -> Listing[T]:
        """One page of a list in the order of the API, and the cursor of the next one."""
        answer = self._call("GET", path, query=query)
        following = answer.links.get("next", {}).get("url", "")
        total = answer.headers.get("Total-Count")
        return Listing(
            self._page(kind, answer), httpx.URL(following).params.get("cursor"), int(total) if total else None
        )

    def every(self, kind: type[T], path: str, /, **query: object) -> list[T]:
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

    def post(self, path: str, body: Mapping[str, object] | None = None, key: str | None = None) -> None:
        """Do something; `key` makes doing it twice harmless."""
        self._call("POST", path, json=body or {}, key=key)

    def asked(
        self,
        kind: type[T],
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
        session: str | None = None,
        key: str | None = None,
    ) -> T:
        """Do something, or read with the secret of a session, and hear what came of it."""
        answer = self._call(method, path, json=body, session=session, key=key)
        return msgspec.json.decode(answer.content or b"null", type=kind)

    def put(self, path: str, body: Mapping[str, object], key: str | None = None, version: str = ANY) -> None:
        """Put something in its place; without the version (ETag) that the reader saw, whatever stands there."""
        self._call("PUT", path, json=body, key=key, version=version)

    def delete(self, path: str, body: Mapping[str, object], version: str = ANY) -> None:
        """Take something away, with the reason; without the version that the reader saw, whatever stands there."""
        self._call("DELETE", path, json=body, version=version)

    def file(self, path: str, session: str | None = None) -> bytes:
        """Give a file as it is."""
        return self._call("GET", path, session=session).content

    def send_photo(self, path: str, content: bytes, session: str, /, **query: object) -> None:
        """Send a photo in the task of a session; its name is not passed on."""
        kind = "multipart/form-data; boundary=doorlijn-photo"
        self._call("POST", path, query=query, files={"file": ("foto", content)}, session=session, kind=kind)

    def send_file(self, path: str, name: str, content: bytes, key: str | None = None, /, **query: object) -> bytes:
        """Send a file; the raw answer, because a preview and an import answer alike."""
        boundary = f"doorlijn-{key or 'preview'}"  # the same key gives the same bytes: a second sending is recognised
        kind = f"multipart/form-data; boundary={boundary}"
        return self._call("POST", path, query=query, files={"file": (name, content)}, key=key, kind=kind).content

    @staticmethod
    def _page(kind: type[T], answer: httpx.Response) -> list[T]:
        return msgspec.json.decode(answer.content, type=list[kind])  # type: ignore[valid-type]  # a type that is chosen as it runs

    def _call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: Mapping[str, object] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
        key: str | None = None,
        kind: str | None = None,
        session: str | None = None,
        version: str | None = None,
        is_whole: bool = False,
    ) -> httpx.Response:
        pool = self._connections.to(self.service)
        url = str(pool.base_url.join(path)) if is_whole else path
        headers = {
            "Authorization": f"Bearer {self._token()}",
            "Accept-Language": spoken(),  # what an API says to people stands on the page as it is
            "Idempotency-Key": key,
            "Content-Type": kind,
            "Doorlijn-Session": session,
            "If-Match": version,
        }
        try:
            answer = pool.request(method, url, params=_sent(query), json=json, files=files, headers=_sent(headers))
        except httpx.HTTPError as error:
            log.warning("service_unreachable", service=self.service, kind=type(error).__name__)
            raise ServiceUnreachable(self.service) from error
        if answer.status_code >= BROKEN:
            log.warning("service_broken", service=self.service, status=answer.status_code)
            raise ServiceUnreachable(self.service)
        if answer.is_error:
            raise refused(answer)
        return answer


def _sent(given: Mapping[str, object] | None) -> dict[str, str] | None:
    """Parameters or headers as text: ids are joined, flags are lower case, what is None is not sent."""
    return {name: _text(value) for name, value in given.items() if value is not None} if given else None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(one) for one in value)
    return str(value)


def refused(answer: httpx.Response) -> Refusal:
    """Why an API said no."""
    try:
        return refusal(answer.status_code, answer.json())
    except ValueError:
        return refusal(answer.status_code, None)


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
    def certification(self) -> Api:
        """The catalogue, trajectories, judgements."""
        return self.of("certification")

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
