"""Koppelvlakken: every REST API and every event on one page, as they describe themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx
import structlog
from flask import Blueprint, Response, json, render_template

from messaging import asyncapi
from services.portal.web.portal import SERVICES, portal
from services.portal.web.session import Answer

blueprint = Blueprint("interfaces", __name__)
log = structlog.get_logger()

METHODS: Final = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Part:
    """A parameter, or a field of a body: what it is called, its type in words, whether it must be there, what it means."""

    name: str
    kind: str
    is_required: bool
    meaning: str


@dataclass(frozen=True)
class Route:
    """One method of one path."""

    name: str
    method: str
    path: str
    summary: str
    parameters: list[Part]
    fields: list[Part]
    answers: list[tuple[str, str]]
    example: str
    answer: str


@dataclass(frozen=True)
class Interface:
    """The API of one service; without routes it did not answer."""

    service: str
    version: str
    routes: list[Route]


@dataclass(frozen=True)
class Event:
    """One event that a service publishes."""

    name: str
    service: str
    exchange: str
    summary: str
    fields: list[Part]
    example: str


@blueprint.get("/koppelvlakken")
def page() -> Answer:
    """All interfaces; for everybody, because they say nothing about anybody."""
    apis = [interface(service, document_of(service)) for service in SERVICES]
    return render_template("interfaces.html", apis=apis, events=list(events(asyncapi.document())))


@blueprint.get("/koppelvlakken/asyncapi.json")
def events_document() -> Response:
    """The AsyncAPI document, for programs."""
    return Response(json.dumps(asyncapi.document(), indent=2), content_type="application/json")


def document_of(service: str) -> dict[str, Any] | None:
    """The OpenAPI document of a service, or None when it does not answer."""
    try:
        answer = portal().connections.to(service).get("/v1/openapi.json")
        found: dict[str, Any] = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        log.warning("document_not_read", service=service, kind=type(error).__name__)
        return None
    return found


def interface(service: str, document: dict[str, Any] | None) -> Interface:
    """What the page shows of a document."""
    if document is None:
        return Interface(service, "", [])
    paths = document["paths"].items()
    found = [
        route(document, path, method, item) for path, item in sorted(paths) for method in METHODS if method in item
    ]
    return Interface(service, document["info"]["version"], found)


def route(document: dict[str, Any], path: str, method: str, item: dict[str, Any]) -> Route:
    """One method of one path."""
    told = item[method]
    parameters = [resolved(document, each) for each in (*item.get("parameters", []), *told["parameters"])]
    responses = {status: resolved(document, each) for status, each in told["responses"].items()}
    good = next(each for status, each in responses.items() if status.startswith("2"))
    asked = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Route(
        name=told["operationId"],
        method=method.upper(),
        path=f"/v1{path}",
        summary=told["summary"],
        parameters=[part(each["name"], each["schema"], each) for each in parameters],
        fields=parts(resolved(document, asked.get("schema", {}))),
        answers=[(status, each["description"]) for status, each in responses.items()],
        example=pretty(asked.get("example")),
        answer=pretty(good.get("content", {}).get("application/json", {}).get("example")),
    )


def events(document: dict[str, Any]) -> Iterator[Event]:
    """Every event of the AsyncAPI document."""
    for key, channel in document["channels"].items():
        message = document["components"]["messages"][key]
        yield Event(
            name=message["name"],
            service=key.partition(".")[0],
            exchange=channel["bindings"]["amqp"]["exchange"]["name"],
            summary=message["summary"],
            fields=parts(document["components"]["schemas"][key]),
            example=pretty(message["examples"][0]["payload"]["data"]),
        )


def parts(schema: Mapping[str, Any]) -> list[Part]:
    """The fields of an object."""
    required = schema.get("required", [])
    return [
        part(name, field, {"required": name in required, "description": field.get("description", "")})
        for name, field in schema.get("properties", {}).items()
    ]


def part(name: str, schema: Mapping[str, Any], about: Mapping[str, Any]) -> Part:
    """One parameter or field."""
    return Part(name, kind_of(schema), bool(about.get("required")), str(about.get("description", "")))


def kind_of(schema: Mapping[str, Any]) -> str:
    """The type of a value in words; a code lists its values."""
    if "enum" in schema:
        return " | ".join(str(each) for each in schema["enum"] if each is not None)
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    kinds = schema.get("type", "object")
    words = kinds if isinstance(kinds, str) else " | ".join(kinds)
    return f"{words} ({schema['format']})" if "format" in schema else words


def resolved(document: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """The part itself, or what it refers to inside the document."""
    found: Any = told
    if "$ref" in told:
        found = document
        for name in told["$ref"].removeprefix("#/").split("/"):
            found = found[name]
    return dict(found)


def pretty(example: object) -> str:
    """An example as people read JSON."""
    return "" if example is None else json.dumps(example, indent=2, ensure_ascii=False, sort_keys=False)
