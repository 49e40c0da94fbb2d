"""Builds the Flask app of one service: its resources, and around them what every API here has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import structlog
from flask import Flask, Response, g, request
from flask.json.provider import DefaultJSONProvider
from flask_smorest import Blueprint
from joserfc.jwk import ECKey
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, Unauthorized, UnsupportedMediaType

from access import covenants, tokens
from access.admission import HoldsRole
from access.audit import Purpose
from access.policy import Covenant
from access.roles import held_by_copy
from language.texts import _
from messaging import database
from rest import (
    audit_trail,
    auditing,
    destructions,
    limits,
    monitoring,
    neighbours,
    problems,
    reading_language,
    versions,
)
from rest.allowances import Limits
from rest.app_state import Service, only_itself, the_file
from rest.neighbours import Neighbours
from rest.openapi import INVENTED, About, DocumentedApi
from rest.strings import refuse_unstorable

API_VERSION: Final = "1.0.0"
MAX_BODY: Final = 1024 * 1024
CONFLICTS_BORNE: Final = 4
OPEN_ENDPOINTS: Final = frozenset({"health", "metrics", "api-docs.openapi_json"})
MEDIA_TYPES: Final = frozenset({"application/json", "multipart/form-data"})

log = structlog.get_logger()


def _utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument


@dataclass(frozen=True)
class ApiSettings:
    """What an API needs to know: where its schema is, whose tokens it trusts, and what the region agreed."""

    database_url: str
    verifying_key: ECKey
    pool_size: int = 5
    clock: Callable[[], datetime] = _utc_now
    limits: Limits = field(default_factory=Limits)
    covenant: Covenant = field(default_factory=covenants.load)
    token_clock: Callable[[], datetime] | None = None  # of a demo that travels in time: tokens live by the real one
    days: Mapping[str, int] = field(default_factory=dict)  # how long things last, as this installation decides, by name
    contact: Mapping[str, str] = field(default_factory=lambda: INVENTED)  # whom the OpenAPI document says to ask
    neighbours: Neighbours = field(default_factory=Neighbours)
    keys_dir: Path | None = None  # of an API that signs for others than itself
    papers_dir: Path | None = None  # an installation's own layouts of documents
    public_url: str = "http://127.0.0.1:8080"  # where everybody finds what is published
    webhooks_secret: str = ""  # with what secrets of webhooks are sealed; without it there are none
    is_real: bool = False  # people are, and so are documents


class _Json(DefaultJSONProvider):
    """JSON with moments and days in ISO 8601, not in the notation of mail."""

    @staticmethod
    def default(value: Any) -> Any:  # noqa: ANN401  anything that JSON does not know
        """Write what JSON has no word for."""
        return value.isoformat() if isinstance(value, date | datetime) else DefaultJSONProvider.default(value)


class _App(Flask):
    """Flask that does a request again when its transaction met another one: nothing of it was kept."""

    json_provider_class = _Json

    def dispatch_request(self) -> Any:  # noqa: ANN401  Flask's own type
        for _turn in range(CONFLICTS_BORNE):
            try:
                return super().dispatch_request()
            except DBAPIError as error:
                if not database.is_conflict(error):
                    raise
                g.pop("work", None)
        return super().dispatch_request()


def create_app(
    service: str,
    blueprints: Sequence[Blueprint],
    settings: ApiSettings,
    rule_broken: type[Exception],
    *,
    purposes: Mapping[str, Purpose],
    parts_of: Callable[[Session, UUID], Sequence[UUID]] = only_itself,
    holds_role: HoldsRole = held_by_copy,
    examples: Mapping[str, Any] | None = None,
    covenant_on: Callable[[Session, Covenant, date], Covenant] = the_file,
    blamed: problems.Blamed = problems.NOBODY,
) -> Flask:
    """Build the app; `rule_broken` is the service's own base of rules, each a sentence for the reader (409).

    `purposes` says of each blueprint why it exists, for the audit log; `parts_of` gives all ids that belong to one file.
    `examples` holds an example by name of field, for the OpenAPI document; `covenant_on` knows of agreed versions;
    `blamed` says which fields of a request a rule is about.
    """
    app = _App(f"doorlijn_{service}", static_folder=None)
    app.config.update(
        API_TITLE=f"Doorlijn {service}",
        API_VERSION=API_VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/v1",
        OPENAPI_JSON_PATH="openapi.json",
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        PROPAGATE_EXCEPTIONS=False,
        TRAP_HTTP_EXCEPTIONS=False,
    )
    engine = database.open_engine(settings.database_url, service, pool_size=settings.pool_size)
    app.extensions["doorlijn"] = Service(
        service, database.open_sessions(engine), settings.clock, holds_role, settings.covenant, parts_of, covenant_on
    )
    app.extensions[neighbours.KEY] = settings.neighbours
    reading_language.listen(app)  # first: whoever is refused hears it in his own language
    app.before_request(lambda: _check_request(settings))
    app.after_request(_add_headers)
    auditing.watch(app, purposes)
    limits.limit(app, settings.limits)
    problems.register(app, rule_broken, blamed)
    api = DocumentedApi(app)
    api.about = About(settings.contact, monitoring.EXAMPLES | destructions.EXAMPLES | dict(examples or {}))
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    api.register_blueprint(monitoring.blueprint)
    api.register_blueprint(audit_trail.blueprint)
    app.add_url_rule("/v1/health", "health", lambda: monitoring.health(engine))
    app.add_url_rule("/metrics", "metrics", monitoring.metrics)
    return app


def _check_request(settings: ApiSettings) -> Response | None:
    if request.endpoint in OPEN_ENDPOINTS:
        return None
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    try:
        if kind.lower() != "bearer":
            raise tokens.TokenRefused("none")  # noqa: TRY301  one way out for all refusals
        g.actor = tokens.verify(token.strip(), settings.verifying_key, (settings.token_clock or settings.clock)())
    except tokens.TokenRefused as refused:
        raise Unauthorized(
            description=_("Het token ontbreekt, klopt niet of is verlopen. Meld u opnieuw aan.")
        ) from refused
    too_many = limits.refuse_too_many(g.actor)
    if too_many is not None:
        return too_many
    if "%00" in request.full_path or "\x00" in request.path:
        raise BadRequest(description=_("Het adres bevat een teken dat niet kan."))
    if request.method in {"POST", "PUT", "PATCH", "DELETE"} and (request.content_length or request.mimetype):
        if request.mimetype not in MEDIA_TYPES:
            raise UnsupportedMediaType(
                description=_("Stuur application/json (of multipart/form-data voor een bestand).")
            )
        if request.mimetype == "application/json":
            refuse_unstorable(request.get_data(cache=True))
    return None


def _add_headers(response: Response) -> Response:
    versions.show(response)
    response.headers.update(
        {
            "API-Version": API_VERSION,
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
            "Strict-Transport-Security": "max-age=31536000",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
    )
    return response
