"""The OpenAPI documents as the APIs themselves give them, and a way to walk them."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import Flask
from joserfc.jwk import ECKey

from doorlijn.database_setup import SERVICES
from rest.app import ApiSettings

Json = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method of one path."""

    service: str
    path: str
    method: str
    item: Json

    @property
    def told(self) -> Json:
        return self.item[self.method]

    @property
    def parameters(self) -> list[Json]:
        document = document_of(self.service)
        return [resolved(document, each) for each in (*self.told["parameters"], *self.item.get("parameters", []))]

    @property
    def responses(self) -> dict[str, Json]:
        document = document_of(self.service)
        return {status: resolved(document, each) for status, each in self.told["responses"].items()}

    def __str__(self) -> str:
        return f"{self.service} {self.method.upper()} {self.path}"


@cache
def app_of(service: str) -> Flask:
    """The API of a service that needs no database: it only tells about itself."""
    settings = ApiSettings("postgresql+psycopg2://nobody@/nothing", ECKey.generate_key("P-256"))
    found: Flask = importlib.import_module(f"services.{service}.api").app(settings)
    return found


@cache
def document_of(service: str) -> Json:
    answer = app_of(service).test_client().get("/v1/openapi.json")
    assert answer.json is not None
    return answer.json


def operations() -> Iterator[Operation]:
    for service in SERVICES:
        for path, item in document_of(service)["paths"].items():
            yield from (Operation(service, path, method, item) for method in METHODS if method in item)


def resolved(document: Json, part: Json) -> Json:
    """The part itself, or what it refers to."""
    if "$ref" not in part:
        return part
    found: Any = document
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found


def schema_in(service: str, schema: Json) -> Json:
    """A schema that can be validated by itself, with everything that it refers to."""
    return {**schema, "components": {"schemas": document_of(service)["components"]["schemas"]}}
