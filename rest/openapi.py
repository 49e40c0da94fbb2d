"""The OpenAPI document of a service made complete: every route, every answer, the token, the headers, examples."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, Final, cast

from flask import Flask, Response
from flask.views import View
from flask_smorest import Blueprint

from rest.openapi_examples import Examples
from rest.openapi_operations import OPEN_PATHS, complete_operation
from rest.openapi_parts import PROBLEM, components
from rest.openapi_schemas import complete_schemas, write_patterns_as_json_does
from rest.problems import ProblemApi
from rest.traits import traits_of

Json = dict[str, Any]

PREFIX: Final = "/v1"
METHODS: Final = ("get", "post", "put", "patch", "delete")
LICENCE: Final = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
INVENTED: Final = {
    "name": "Functioneel beheer van Doorlijn",
    "email": "beheer@lijnstreek.example",
    "url": "https://lijnstreek.example",
}
ABOUT: Final = (
    "One of the services of Doorlijn. Every change is durable when it is answered with 2xx. Errors are problem+json, "
    "all at once, in Dutch. Lists come in pages (Link rel=next). What a colleague may change too asks for If-Match."
)
_ARGUMENT: Final = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")


@dataclass(frozen=True)
class About:
    """What a document says besides its routes: whom to ask, and examples by name of field."""

    contact: Mapping[str, str] = field(default_factory=lambda: INVENTED)
    words: Mapping[str, Any] = field(default_factory=dict)


class DocumentedApi(ProblemApi):
    """flask-smorest, with a document that leaves nothing out."""

    about = About()

    def __init__(self, app: Flask) -> None:
        """Begin with no routes."""
        super().__init__(app)
        self._blueprints: list[Blueprint] = []
        self._writing = Lock()

    def register_blueprint(
        self,
        blp: Blueprint,
        *,
        parameters: list[Any] | None = None,  # noqa: ARG002  flask-smorest's; ours have none
        **options: Any,  # noqa: ANN401  Flask's own
    ) -> None:
        """Register the routes, as flask-smorest does; it describes them at once too, which takes longer than all the rest of a start."""
        app = cast("Flask", self._app)
        app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        app.register_blueprint(blp, **options)
        self._blueprints.append(blp)

    @property
    def document(self) -> Json:
        """The whole document; made once, when it is first asked for."""
        with self._writing:
            return self._document

    @cached_property
    def _document(self) -> Json:
        app = cast("Flask", self._app)
        for each in self._blueprints:
            each.register_views_in_doc(self, app, self.spec, name=each.name, parameters=None)
            self.spec.tag({"name": each.name, "description": each.description})
        return complete(self.spec.to_dict(), app, self.about)

    def _openapi_json(self) -> Response:
        response = cast("Response", cast("Flask", self._app).json.response(self.document))
        response.headers["Access-Control-Allow-Origin"] = "*"  # the document is public, whatever page reads it
        return response


def complete(document: Json, app: Flask, about: About) -> Json:
    """Add to flask-smorest's document what it does not know."""
    schemas = document["components"]["schemas"]
    document["info"] |= {"contact": dict(about.contact), "license": LICENCE, "description": ABOUT}
    document["servers"] = [{"url": "../v1", "description": "Where this document was read, without its own name."}]
    document["security"] = [{"token": []}]
    views = _views(app)
    paths = document["paths"]
    document["components"] = {"schemas": schemas, **components()}
    schemas["Problem"] = PROBLEM
    complete_schemas(paths, schemas)
    write_patterns_as_json_does([paths, schemas])
    examples = Examples(schemas, about.words)
    for path, item in paths.items():
        for method in METHODS:
            if method in item:
                traits = traits_of(views.get((path, method)))
                complete_operation(path.removeprefix(PREFIX), method, item, traits, examples)
    document["paths"] = {path.removeprefix(PREFIX): item for path, item in paths.items()} | OPEN_PATHS
    return document


def _views(app: Flask) -> dict[tuple[str, str], object]:
    """Give the view behind each path and method."""
    return dict(_each_view(app))


def _each_view(app: Flask) -> Iterator[tuple[tuple[str, str], object]]:
    for rule in app.url_map.iter_rules():
        path, view = _ARGUMENT.sub(r"{\1}", rule.rule), app.view_functions[rule.endpoint]
        of_class: type[View] | None = getattr(view, "view_class", None)
        for method in rule.methods or ():
            yield (path, method.lower()), getattr(of_class, method.lower(), None) if of_class else view
