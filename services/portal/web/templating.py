"""Templates speak Dutch: words for codes, days as people say them, and what every page shows at the top."""

from datetime import date, datetime
from functools import partial
from typing import Any

from flask import Flask, request, url_for

from language.days import local, say_number
from language.texts import LANGUAGES, _, ngettext, spoken
from services.portal.client import ServiceUnreachable
from services.portal.domain import calendar, covenant_words, exit_words, plan_words, rights, whereabouts, words
from services.portal.domain.covenant import told_together
from services.portal.domain.reader import Reader
from services.portal.domain.refusals import Refusal
from services.portal.domain.signals import Unread
from services.portal.web.draft_marks import draft_mark
from services.portal.web.forms import new_key
from services.portal.web.guided import days_of, guided
from services.portal.web.lookup import leerlijn_name, names_of
from services.portal.web.menu import MENUS
from services.portal.web.portal import now, portal, today
from services.portal.web.session import apis, csrf_token, reader_or_none

MANY = 100
PUBLIC = "schools"  # pages that are the same for everybody, so that any cache may keep them: no session, no cookie
KEYS = "doorlijn_keys"  # the cookie that switches single keys off
SEEKERS = ("school_staff", "job_coach", "werkconsulent", "coordinator")


def prepare(app: Flask) -> None:
    """Teach the templates of this app what they need."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension above adds it
    app.jinja_env.filters.update(
        day=calendar.day,
        typed=lambda value: calendar.typed(date.fromisoformat(value)),
        weekday=lambda value: calendar.weekday(value, today()),
        short_day=calendar.short_day,
        clock=calendar.clock,
        number=say_number,
        moment=calendar.moment,
        appointment=calendar.appointment,
        local_day=lambda value: local(value).date(),
        age=lambda born: calendar.age(born, today()),
        until=lambda due: calendar.until(due, today()),
        ago=lambda past: calendar.ago(past, now()),
        iso=_iso,
        leerlijn_name=leerlijn_name,
        rights_holder=lambda born: _(rights.SENTENCES[rights.rights_holder(born, today())]),
        **{name.lower(): partial(words.word, table) for name, table in _tables().items()},
    )
    app.context_processor(frame)


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _tables() -> dict[str, dict[str, str]]:
    said = vars(covenant_words) | vars(exit_words) | vars(plan_words) | vars(words)
    tables = {name: table for name, table in said.items() if name.isupper() and isinstance(table, dict)}
    return tables | {"SERVICES": whereabouts.SERVICES}


def frame() -> dict[str, Any]:
    """What the frame around every page shows."""
    is_public = request.blueprint == PUBLIC
    reader = None if is_public else reader_or_none()
    return {
        "reader": reader,
        "is_public": is_public,
        "region": portal().region,
        "is_demo": portal().is_demo,
        "has_mails": portal().mail_catcher is not None,
        "time_machine": portal().time_machine,
        "own_page": None if portal().is_demo else url_for("passkeys.page"),
        "now": now(),
        "today": today(),
        "new_key": new_key,
        "csrf_token": csrf_token,
        "draft_mark": draft_mark,
        "navigation": MENUS.get(reader.role, ()) if reader else (),
        "here": request.endpoint,
        "words": words,
        "language": spoken(),
        "languages": LANGUAGES,
        "guidance": guided(request.endpoint) if reader else "",
        "days_of": days_of,
        "told_together": told_together,
        "words_of": covenant_words,
        "keys_are_on": request.cookies.get(KEYS) != "off",
        "may_search": reader is not None and reader.role in SEEKERS,
        "unread": partial(unread, reader),
        "reader_name": partial(name_of_reader, reader),
    }


def unread(reader: Reader | None) -> str:
    """The number beside Meldingen; a service that is down costs the number, not the page."""
    if reader is None:
        return ""
    try:
        count = apis().notifications.one(Unread, "/v1/notifications/unread-count").unread
    except (ServiceUnreachable, Refusal):
        return ""
    return "" if count == 0 else str(count) if count < MANY else f"{MANY - 1}+"


def name_of_reader(reader: Reader | None) -> str:
    """Who is signed in, read from the directory for each page: the cookie holds no name."""
    return names_of([reader.person_id]).get(reader.person_id, "") if reader else ""
