"""/api/<service>/... passed on to where that service's API runs, so that one address serves pages and APIs alike."""

from collections.abc import Iterator

import httpx
import structlog
from flask import Blueprint, Response, json, request

from language.texts import _
from services.portal.web.portal import SERVICES

log = structlog.get_logger()
TIMEOUT = httpx.Timeout(30.0, connect=2.0)
PIECE = 64 * 1024
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
# RFC 9110, 7.6.1: these speak about one connection, not about the message.
HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
NOT_PASSED_ON = HOP_BY_HOP | {
    "host",
    "cookie",
    "content-length",
    "x-forwarded-prefix",
}  # a browser's session is for the portal alone


def gateway(url_template: str, transport: httpx.BaseTransport | None = None) -> Blueprint:
    """The routes; `url_template` holds {service}."""
    blueprint = Blueprint("gateway", __name__)
    client = httpx.Client(timeout=TIMEOUT, transport=transport)
    client.headers.clear()  # what the caller did not ask for, such as a packed answer, we do not ask for either

    @blueprint.route("/api/<service>/<path:path>", methods=METHODS)
    def pass_on(service: str, path: str) -> Response:
        """One request, there and back, without ever holding a whole body."""
        request.max_content_length = None  # how much is too much, the API itself says
        if service not in SERVICES or not is_public(path):
            return problem(404, "Not found", _("Er is geen API met deze naam."))
        try:
            url = httpx.URL(f"{url_template.format(service=service)}/{path}", query=request.query_string)
        except (httpx.InvalidURL, ValueError):
            return problem(400, "Bad request", _("Het adres bevat een teken dat niet kan."))
        asked = client.build_request(request.method, url, headers=passed_on(service), content=body())
        try:
            answer = client.send(asked, stream=True)
        except httpx.HTTPError as error:
            log.warning("api_unreachable", service=service, kind=type(error).__name__)
            return problem(
                503, "Service unavailable", _("Dit onderdeel is nu niet bereikbaar. Probeer het zo opnieuw.")
            )
        return returned(answer)

    return blueprint


def is_public(path: str) -> bool:
    """Only what an API offers to others; its metrics are for the inside."""
    return path.startswith("v1/") and not {".", ".."} & set(path.split("/"))


def passed_on(service: str) -> list[tuple[str, str]]:
    """The caller's headers, without those of this one connection."""
    named = {name.strip().lower() for name in request.headers.get("Connection", "").split(",")}
    headers = [(name, value) for name, value in request.headers if name.lower() not in NOT_PASSED_ON | named]
    if request.content_length is not None:
        headers.append(("Content-Length", str(request.content_length)))
    headers.append(("X-Forwarded-Prefix", f"/api/{service}"))  # so that the links to a next page are right here
    return [*headers, ("X-Forwarded-For", request.remote_addr or ""), ("X-Forwarded-Proto", request.scheme)]


def body() -> Iterator[bytes] | None:
    """The caller's body in pieces; none when there is none."""
    if not request.content_length and "Transfer-Encoding" not in request.headers:
        return None
    return iter(lambda: request.stream.read(PIECE), b"")


def returned(answer: httpx.Response) -> Response:
    """The API's answer in pieces, with its own headers."""
    response = Response(pieces(answer), status=answer.status_code)
    response.call_on_close(
        answer.close
    )  # a HEAD or a 204 never begins the pieces, and must let go of its connection too
    response.headers.clear()
    for name, value in answer.headers.multi_items():
        if name.lower() not in HOP_BY_HOP:
            response.headers.add(name, value)
    return response


def pieces(answer: httpx.Response) -> Iterator[bytes]:
    """The body as it comes, still packed as the API packed it."""
    yield from answer.iter_raw(PIECE)


def problem(status: int, title: str, detail: str) -> Response:
    """problem+json, as the APIs themselves would say it."""
    said = json.dumps({"status": status, "title": title, "detail": detail})
    headers = {"Retry-After": "5"} if status == 503 else {}  # noqa: PLR2004 - unavailable
    return Response(said, status=status, headers=headers, content_type="application/problem+json")
