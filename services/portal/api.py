"""The portal as one web app: which pages there are and what stands around them."""

import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from flask import Flask

from services.portal.client import Connections, Transports
from services.portal.domain.reader import Reader
from services.portal.pages import (
    cases,
    conversations,
    demo,
    errors,
    event_monitor,
    leaver_import,
    leavers,
    mails,
    my_work,
    notifications,
    sign_in,
    young_people,
)
from services.portal.web import security, templating
from services.portal.web.portal import MailCatcher, Portal

PAGES = (sign_in, my_work, young_people, cases, conversations, leavers, leaver_import, notifications, event_monitor)
LARGEST_FORM = 2 * leaver_import.LARGEST  # a previewed sheet travels back inside its page


class Settings(Protocol):
    """What the portal reads of the program's settings."""

    profile: str
    region: str
    api_url_template: str


class DemoPersonsOnlyInTheDemo(RuntimeError):
    """Signing in without a password was asked for outside the demo: we do not start."""


def app(  # noqa: PLR0913 - the parts the program puts together
    settings: Settings,
    *,
    issue_token: Callable[[Reader, datetime], str],
    secret: bytes,
    transports: Transports | None = None,
    mail_catcher: MailCatcher | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),  # noqa: TID251 - an entrypoint reads the clock
) -> Flask:
    """All pages; `transports` calls a service in this process where it runs here (embedded form, tests)."""
    is_demo = settings.profile == "demo"
    web = Flask(__name__)
    web.secret_key = hmac.digest(secret, b"doorlijn portal session v1", "sha256")
    web.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        SESSION_COOKIE_NAME="doorlijn",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.profile == "production",
    )
    web.extensions["portal"] = Portal(
        is_demo=is_demo,
        region=settings.region,
        connections=Connections(settings.api_url_template, transports or {}),
        issue_token=issue_token,
        clock=clock,
        mail_catcher=mail_catcher,
    )
    templating.prepare(web)
    security.protect(web, is_https=settings.profile == "production")
    errors.answer_errors(web)
    for page in (*PAGES, *((demo,) if is_demo else ()), *((mails,) if mail_catcher else ())):
        web.register_blueprint(page.blueprint)
    return web
