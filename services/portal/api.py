"""The portal as one web app: which pages there are and what stands around them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from flask import Flask

from services.portal.client import Connections, Transports
from services.portal.domain.reader import Reader
from services.portal.pages import (
    absences,
    accounts,
    agenda,
    audit,
    cases,
    catalogue,
    certificates,
    checks,
    clients,
    contact_plan,
    contact_templates,
    contacts,
    contracts,
    conversations,
    covenants,
    deliveries,
    demo,
    diplomas,
    drafts,
    errors,
    event_monitor,
    exit_conversations,
    figures,
    hand_overs,
    interfaces,
    issuer_keys,
    kept_documents,
    language,
    leaver_import,
    leavers,
    leerlijnen,
    live,
    mail_preferences,
    mails,
    municipal_support,
    my_work,
    next_steps,
    notifications,
    oauth,
    organisations,
    owed,
    passkeys,
    planning,
    promises,
    reassigning,
    region_reports,
    reports,
    retention,
    schools,
    search,
    sign_in,
    signals,
    staff,
    support,
    terms,
    time_machine,
    trainer,
    trainer_photos,
    trajectories,
    trajectory_transfers,
    transfers,
    young_people,
)
from services.portal.pages import (
    provider as provider_pages,
)
from services.portal.web import reading_language, security, templating
from services.portal.web.passkeys import domain_of, origin_of
from services.portal.web.portal import MailCatcher, Portal, TimeMachine
from services.portal.web.session_oidc import Provider

PAGES = (
    sign_in,
    my_work,
    young_people,
    trajectories,
    trajectory_transfers,
    owed,
    trainer,
    trainer_photos,
    cases,
    contact_plan,
    contacts,
    contracts,
    conversations,
    next_steps,
    planning,
    exit_conversations,
    agenda,
    promises,
    diplomas,
    kept_documents,
    leerlijnen,
    catalogue,
    certificates,
    issuer_keys,
    checks,
    reports,
    leavers,
    leaver_import,
    drafts,
    notifications,
    mail_preferences,
    deliveries,
    event_monitor,
    audit,
    oauth,
    signals,
    figures,
    region_reports,
    reassigning,
    absences,
    transfers,
    municipal_support,
    hand_overs,
    search,
    live,
    staff,
    organisations,
    clients,
    schools,
    support,
    terms,
    contact_templates,
    retention,
    covenants,
    interfaces,
    language,
)
LARGEST_FORM = 2 * leaver_import.LARGEST  # a previewed sheet travels back inside its page


class Settings(Protocol):
    """What the portal reads of the program's settings."""

    @property
    def profile(self) -> str:
        """Which kind of installation: demo, test, production."""

    @property
    def region(self) -> str:
        """The name of the labour-market region."""

    @property
    def api_url_template(self) -> str:
        """Where the APIs are, with {service}."""

    @property
    def session_idle(self) -> timedelta:
        """After how long without a page somebody must sign in again."""

    @property
    def session_lasts(self) -> timedelta:
        """After how long somebody must sign in again anyway."""


class DemoOnly(RuntimeError):
    """Something of the demo was handed to an installation with real people: it does not start."""


def utc_now() -> datetime:
    """The clock of the web process."""
    return datetime.now(UTC)  # noqa: TID251  the door: inside, the time is an argument


def app(
    settings: Settings,
    *,
    issue_token: Callable[[Reader, datetime, timedelta], str],
    secret: bytes,
    accounts_secret: bytes = b"",
    provider: Provider | None = None,
    public_url: str = "",
    passkey_domain: str = "",
    transports: Transports | None = None,
    mail_catcher: MailCatcher | None = None,
    machine: TimeMachine | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Flask:
    """All pages; `transports` calls a service in this process where it runs here (embedded form, tests)."""
    is_demo = settings.profile == "demo"
    is_production = settings.profile == "production"
    if is_production and mail_catcher:
        raise DemoOnly("the mail catcher shows everybody's mail: unset DOORLIJN_MAIL_DIR in production")
    if machine and not is_demo:
        raise DemoOnly("only the demo may travel in time: set DOORLIJN_PROFILE=demo")
    web = Flask(__name__)
    web.config.update(
        SECRET_KEY=secret,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        SESSION_COOKIE_NAME="__Host-doorlijn"
        if is_production
        else "doorlijn",  # no other site of ours can set that one
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=is_production,
    )
    web.extensions["portal"] = Portal(
        is_demo=is_demo,
        region=settings.region,
        connections=Connections(settings.api_url_template, transports or {}),
        issue_token=issue_token,
        secret=secret,
        accounts_secret=accounts_secret or secret,
        session_idle=settings.session_idle,
        session_lasts=settings.session_lasts,
        clock=clock,
        mail_catcher=mail_catcher,
        provider=provider,
        time_machine=machine,
        origin=origin_of(public_url),
        passkey_domain=domain_of(public_url, passkey_domain),
    )
    reading_language.listen(web)  # first: whoever is refused reads it in his own language
    templating.prepare(web)
    security.protect(web, is_https=is_production)
    errors.answer_errors(web)
    for page in (
        *PAGES,
        *((demo,) if is_demo else (accounts, provider_pages, passkeys)),
        *((mails,) if is_demo and mail_catcher else ()),
        *((time_machine,) if machine else ()),
    ):
        web.register_blueprint(page.blueprint)
    return web
