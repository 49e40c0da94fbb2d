"""The web apps of this installation: one API, the portal, or in the embedded form all of them in one process."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from access import covenants, tokens
from access.actor import Actor
from access.policy import Covenant
from doorlijn import mail_catcher
from doorlijn.clock import clock_of, time_machine, utc_now
from doorlijn.database_setup import SERVICES
from doorlijn.settings import Settings
from rest.app import ApiSettings
from rest.limits import AtTheDoor
from rest.neighbours import Neighbours
from rest.proxies import BehindProxies, networks
from services.portal import api as portal_api
from services.portal.domain.reader import Reader
from services.portal.gateway import gateway
from services.portal.web.session_oidc import Provider

SIGNS_IN = ("/aanmelden", "/demo/tokens", "/oauth/token", "/uitnodiging/", "/beoordelen/", "/controle/")


@dataclass(frozen=True)
class _MailCatcher:
    """The caught mails, for the portal's pages."""

    folder: Path

    def mails(self) -> Any:  # noqa: ANN401  the catcher's own type
        return mail_catcher.mails(self.folder)

    def mail(self, mail_id: str) -> Any:  # noqa: ANN401  the catcher's own type
        return mail_catcher.mail(self.folder, mail_id)


def api(settings: Settings, service: str, transports: Mapping[str, httpx.BaseTransport] | None = None) -> Flask:
    """Build the API of one service; `transports` leads to those that run in this process too."""
    if not settings.database_url:
        message = (
            "DATABASE_URL is not set: give the address of PostgreSQL, or start the embedded form with 'doorlijn demo'."
        )
        raise SystemExit(message)
    key = tokens.load_key(settings.keys_dir / tokens.VERIFYING_FILE)
    module = importlib.import_module(f"services.{service}.api")
    known = ApiSettings(
        settings.database_url,
        key,
        settings.pool_size,
        clock=clock_of(settings),
        token_clock=utc_now,
        limits=settings.limits,
        covenant=_covenant(settings),
        contact=_contact(settings),
        days={"trainer_link": settings.trainer_link_days},
        neighbours=Neighbours(settings.api_url_template, transports or {}),
        keys_dir=settings.keys_dir,
        papers_dir=settings.papers_dir,
        public_url=settings.public_url,
        webhooks_secret=settings.webhooks_secret,
        is_real=settings.profile == "production",
    )
    found: Flask = module.app(known)
    return found


def _contact(settings: Settings) -> dict[str, str]:
    mail = settings.alarm_mail or settings.mail_from
    return {"name": f"Functioneel beheer van Doorlijn, {settings.region}", "email": mail, "url": settings.public_url}


def _covenant(settings: Settings) -> Covenant:
    """Read the covenant when starting: with a wrong one nothing starts, and every mistake is told."""
    try:
        return covenants.load(settings.covenant or covenants.PACKAGED)
    except covenants.CovenantIsWrong as wrong:
        raise SystemExit(f"DOORLIJN_COVENANT is wrong:\n{wrong}") from wrong


def actor_of(reader: Reader) -> Actor:
    """Give as whom the APIs know a reader of the portal."""
    return Actor(reader.person_id, reader.role, reader.organisation_id, reader.is_client)


def portal(settings: Settings, apis: Mapping[str, Flask] | None = None) -> Flask:
    """Build the portal; without the APIs in this process, it passes /api on to where they run."""
    if not settings.session_secret:
        message = "DOORLIJN_SESSION_SECRET is not set: run 'make secrets' (the demo makes its own)."
        raise SystemExit(message)
    signing = tokens.load_key(settings.keys_dir / tokens.SIGNING_FILE)
    app = portal_api.app(
        settings,
        # By the real clock: a demo may travel in time while a token is on its way.
        issue_token=lambda reader, _now, lifetime: tokens.issue(actor_of(reader), signing, utc_now(), lifetime),
        secret=settings.session_secret.encode(),
        accounts_secret=settings.accounts_secret.encode(),
        provider=_provider(settings),
        public_url=settings.public_url,
        passkey_domain=settings.passkey_domain,
        transports=_roads(apis or {}),
        mail_catcher=_MailCatcher(settings.mail_dir) if settings.mail_dir else None,
        machine=time_machine(settings) if apis else None,
        clock=clock_of(settings),
    )
    if not apis:
        app.register_blueprint(gateway(settings.api_url_template))
    return app


def _provider(settings: Settings) -> Provider | None:
    """The provider where people sign in at their own organisation, when there is one."""
    if not settings.oidc_issuer:
        return None
    file = settings.oidc_secret_file
    secret = file.read_text(encoding="utf-8").strip() if file else ""
    back = f"{settings.public_url.rstrip('/')}/aanmelden/terug"
    return Provider(settings.oidc_issuer, settings.oidc_client_id, secret, back)


def everything(settings: Settings) -> Any:  # noqa: ANN401  a WSGI application
    """Build the embedded form: all APIs and the portal in one app, and the mail server that keeps the demo's mails."""
    server = urlsplit(settings.smtp_url)
    if settings.mail_dir and server.hostname and server.port:
        mail_catcher.MailCatcher(settings.mail_dir, server.hostname, server.port).start()
    roads: dict[str, httpx.BaseTransport] = {}
    apis = {service: api(settings, service, roads) for service in SERVICES}
    roads |= _roads(apis)
    mounted: Any = {f"/api/{name}": app for name, app in apis.items()}
    return at_the_door(DispatcherMiddleware(portal(settings, apis), mounted), settings)


def at_the_door(app: Any, settings: Settings) -> BehindProxies:  # noqa: ANN401  a WSGI application
    """Limit what comes from one address, where addresses are those of visitors; a proxy in front is looked through."""
    return BehindProxies(AtTheDoor(app, settings.limits, SIGNS_IN), networks(settings.trusted_proxies))


def _roads(apis: Mapping[str, Flask]) -> dict[str, httpx.BaseTransport]:
    """Lead to the APIs in this process."""
    return {name: httpx.WSGITransport(app=_mounted(app, name)) for name, app in apis.items()}


def _mounted(app: Flask, name: str) -> Any:  # noqa: ANN401  a WSGI application
    """Let an app be called under its public path, so that its links are right."""
    return DispatcherMiddleware(_nothing_here, {f"/api/{name}": app})


def _nothing_here(_environ: Any, start_response: Any) -> list[bytes]:  # noqa: ANN401  WSGI's own types
    start_response("404 Not Found", [])
    return []
